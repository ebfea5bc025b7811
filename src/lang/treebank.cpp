#include "lang/treebank.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <memory>
#include <optional>

#include "dateline/error.h"

namespace dateline::lang {
namespace {

std::string with_case(std::string_view form, Alteration alteration, bool first) {
  std::string out;
  const auto length = static_cast<std::int32_t>(form.size());
  bool start = true;
  for (std::int32_t i = 0; i < length;) {
    UChar32 c;
    U8_NEXT(form.data(), i, length, c);
    if (c < 0) c = '?';
    const bool raise = alteration == Alteration::upper || (alteration == Alteration::title && start && (first || form.size() > 3));
    c = raise ? u_toupper(c) : alteration == Alteration::lower ? u_tolower(c) : c;
    start = start && !u_isalpha(c);
    char bytes[U8_MAX_LENGTH];
    std::int32_t n = 0;
    U8_APPEND_UNSAFE(bytes, n, c);
    out.append(bytes, static_cast<std::size_t>(n));
  }
  return out;
}

bool can_drop_last(const TrainSentence& s) {
  const std::size_t n = s.forms.size();
  if (n < 3 || s.upos[n - 1] != Upos::PUNCT) return false;
  return std::none_of(s.heads.begin(), s.heads.end(), [n](std::int32_t h) { return h == static_cast<std::int32_t>(n - 1); });
}

}  // namespace

std::vector<std::filesystem::path> treebank_files(const std::filesystem::path& folder, bool all) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  if (fs::is_regular_file(folder)) return {folder};
  if (!fs::is_directory(folder)) {
    if (all) return files;
    throw EnvironmentError({ErrorCode::kFileNotFound, folder.string(), "no such folder of treebanks", ""});
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const bool wanted = name.ends_with("-train.conllu") || name.ends_with("-train.conllu.gz");
    if (wanted || (all && name.ends_with(".conllu"))) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string read_file(const std::filesystem::path& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) throw EnvironmentError({ErrorCode::kFileUnreadable, path.string(), "cannot be opened", ""});
  std::string bytes(1 << 20, '\0');
  std::size_t size = 0;
  for (;;) {
    if (bytes.size() - size < (1U << 19)) bytes.resize(bytes.size() * 2);
    const int n = gzread(file.get(), bytes.data() + size, 1 << 19);
    if (n < 0) throw EnvironmentError({ErrorCode::kFileUnreadable, path.string(), "cannot be read to its end", ""});
    if (n == 0) break;
    size += static_cast<std::size_t>(n);
  }
  bytes.resize(size);
  return bytes;
}

namespace {

TrainSentence sentence_of(const ConlluDocument& d, const Sentence& sentence) {
  TrainSentence s;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const Token& token = d.document.tokens[t];
    s.forms.push_back(d.forms[t]);
    s.lemmas.emplace_back(d.document.lemma(t));
    s.upos.push_back(token.upos);
    s.xpos.push_back(token.xpos);
    s.heads.push_back(token.head == kNoHead ? -1 : static_cast<std::int32_t>(token.head - sentence.first));
    s.deprels.push_back(token.deprel);
  }
  return s;
}

/// "B-PER" of "SpaceAfter=No|NER=B-PER", or nothing.
std::string_view ner_of(std::string_view misc) {
  const std::size_t at = misc.find("NER=");
  if (at == std::string_view::npos) return {};
  const std::string_view value = misc.substr(at + 4);
  return value.substr(0, value.find('|'));
}

void set_misc_names(const ConlluDocument& d, const Sentence& sentence, TrainSentence& s) {
  s.named = true;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const std::string_view ner = ner_of(d.misc[t]);
    if (ner.size() < 3) continue;
    const std::uint32_t at = t - sentence.first;
    const auto label = entity_label_from(ner.substr(2));
    if (!label) continue;
    if (ner[0] == 'I' && !s.names.empty() && s.names.back().last == at) s.names.back().last = at + 1;
    else s.names.push_back({at, at + 1, *label});
  }
}

/// "PER:9-12"; nothing where it is malformed.
std::optional<NameSpan> span_from(std::string_view field) {
  const std::size_t colon = field.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto label = entity_label_from(field.substr(0, colon));
  const char *at = field.data() + colon + 1, *end = field.data() + field.size();
  std::uint32_t first = 0, last = 0;
  auto read = std::from_chars(at, end, first);
  if (!label || read.ec != std::errc() || first == 0) return std::nullopt;
  last = first;
  if (read.ptr != end && *read.ptr == '-') read = std::from_chars(read.ptr + 1, end, last);
  if (read.ec != std::errc() || read.ptr != end || last < first) return std::nullopt;
  return NameSpan{first - 1, last, *label};
}

}  // namespace

NamesOfSentences read_names(const std::filesystem::path& file) {
  NamesOfSentences names;
  std::ifstream in(file);
  if (!in) throw EnvironmentError({ErrorCode::kFileUnreadable, file.string(), "cannot be opened", ""});
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::size_t tab = line.find('\t');
    auto& spans = names[line.substr(0, tab)];
    while (tab != std::string::npos) {
      const std::size_t next = line.find('\t', tab + 1);
      const auto span = span_from(std::string_view(line).substr(tab + 1, next == std::string::npos ? next : next - tab - 1));
      if (!span) throw EnvironmentError({ErrorCode::kFileUnreadable, file.string() + ":" + std::to_string(number), "not KIND:first-last", ""});
      spans.push_back(*span);
      tab = next;
    }
  }
  return names;
}

void append_sentences(const std::vector<ConlluDocument>& documents, const NamesOfSentences* names, std::vector<TrainSentence>& out) {
  for (const ConlluDocument& d : documents) {
    const std::size_t begin = out.size();
    for (const Sentence& sentence : d.document.sentences) out.push_back(sentence_of(d, sentence));
    const std::span<TrainSentence> added = std::span(out).subspan(begin);
    const bool marked = std::any_of(d.misc.begin(), d.misc.end(), [](const std::string& m) { return !ner_of(m).empty(); });
    for (std::size_t s = 0; s < added.size(); ++s) {
      if (names) {
        const auto found = names->find(d.sentence_ids[s]);
        added[s].named = true;
        if (found != names->end()) added[s].names = found->second;
        std::erase_if(added[s].names, [&](const NameSpan& n) { return n.last > added[s].forms.size(); });
      } else if (marked) {
        set_misc_names(d, d.document.sentences[s], added[s]);
      }
    }
    if (!names && !marked) set_gum_names(d, added);
  }
}

TrainSentence altered(const TrainSentence& sentence, Alteration alteration) {
  TrainSentence s = sentence;
  s.copy = true;
  if (alteration == Alteration::drop) {
    if (!can_drop_last(s)) return s;
    s.forms.pop_back(), s.lemmas.pop_back(), s.upos.pop_back(), s.xpos.pop_back(), s.heads.pop_back(), s.deprels.pop_back();
    std::erase_if(s.names, [&s](const NameSpan& name) { return name.last > s.forms.size(); });
    return s;
  }
  for (std::size_t i = 0; i < s.forms.size(); ++i) s.forms[i] = with_case(s.forms[i], alteration, i == 0);
  return s;
}

}  // namespace dateline::lang
