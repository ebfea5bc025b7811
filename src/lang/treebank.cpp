#include "lang/treebank.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <zlib.h>

#include <algorithm>
#include <memory>

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

void append_sentences(const std::vector<ConlluDocument>& documents, std::vector<TrainSentence>& out) {
  for (const ConlluDocument& d : documents) {
    for (const Sentence& sentence : d.document.sentences) {
      TrainSentence& s = out.emplace_back();
      for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
        const Token& token = d.document.tokens[t];
        s.forms.push_back(d.forms[t]);
        s.lemmas.emplace_back(d.document.lemma(t));
        s.upos.push_back(token.upos);
        s.xpos.push_back(token.xpos);
        s.heads.push_back(token.head == kNoHead ? -1 : static_cast<std::int32_t>(token.head - sentence.first));
        s.deprels.push_back(token.deprel);
      }
    }
  }
}

TrainSentence altered(const TrainSentence& sentence, Alteration alteration) {
  TrainSentence s = sentence;
  s.copy = true;
  if (alteration == Alteration::drop) {
    if (!can_drop_last(s)) return s;
    s.forms.pop_back(), s.lemmas.pop_back(), s.upos.pop_back(), s.xpos.pop_back(), s.heads.pop_back(), s.deprels.pop_back();
    return s;
  }
  for (std::size_t i = 0; i < s.forms.size(); ++i) s.forms[i] = with_case(s.forms[i], alteration, i == 0);
  return s;
}

NameExample altered(const NameExample& example, Alteration alteration) {
  NameExample e = example;
  if (alteration == Alteration::drop) return e;
  for (std::size_t i = 0; i < e.forms.size(); ++i) e.forms[i] = with_case(e.forms[i], alteration, i == 0);
  return e;
}

}  // namespace dateline::lang
