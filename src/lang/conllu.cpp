#include "lang/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace dateline::lang {
namespace {

using Columns = std::array<std::string_view, 10>;

std::optional<Columns> split_columns(std::string_view line) {
  Columns columns;
  std::size_t from = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::size_t tab = line.find('\t', from);
    const bool last = c + 1 == columns.size();
    if ((tab == std::string_view::npos) != last) return std::nullopt;
    columns[c] = line.substr(from, last ? std::string_view::npos : tab - from);
    from = tab + 1;
  }
  return columns;
}

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool space_follows(std::string_view misc) { return misc.find("SpaceAfter=No") == std::string_view::npos; }

/// Reads line by line and adds sentences to the last document.
class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}
  Expected<std::vector<ConlluDocument>> read(std::string_view bytes);

 private:
  struct Word {
    std::string_view form, lemma, upos, xpos, deprel, misc;
    std::uint32_t head = 0;
    std::uint32_t range_end = 0;   // of the multi-word token that begins here, or 0
    std::string_view surface;      // of that token
    bool surface_space = true;
  };
  bool line(std::string_view line);
  bool comment(std::string_view line);
  bool word(const Columns& columns);
  bool range(std::string_view id, const Columns& columns);
  bool end_sentence();
  void begin_document(std::string_view id);
  void add_range(std::size_t i, Document& document);
  void add_token(Span span, const Word& word, bool space, bool joined);
  bool refuse(std::string reason) {
    error_ = Error{ErrorCode::kInputMalformed, std::string(name_) + ":" + std::to_string(line_number_), std::move(reason), ""};
    return false;
  }

  std::string_view name_;
  std::size_t line_number_ = 0;
  std::optional<Error> error_;
  std::vector<ConlluDocument> documents_;
  std::vector<Word> words_;
  std::uint32_t pending_end_ = 0;
  std::string_view pending_surface_;
  bool pending_space_ = true;
  bool new_paragraph_ = true;
  std::string_view sentence_id_;
};

Expected<std::vector<ConlluDocument>> Reader::read(std::string_view bytes) {
  while (!bytes.empty()) {
    ++line_number_;
    const std::size_t end = bytes.find('\n');
    std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    if (!line(text)) return Unexpected(*error_);
  }
  if (!end_sentence()) return Unexpected(*error_);
  for (ConlluDocument& d : documents_) d.document.index_children();
  return std::move(documents_);
}

bool Reader::line(std::string_view line) {
  if (line.empty()) return end_sentence();
  if (line[0] == '#') return comment(line);
  const auto columns = split_columns(line);
  if (!columns) return refuse("a word line needs ten columns separated by tabs");
  const std::string_view id = (*columns)[0];
  if (id.find('.') != std::string_view::npos) return true;  // an empty node
  if (id.find('-') != std::string_view::npos) return range(id, *columns);
  return word(*columns);
}

bool Reader::comment(std::string_view line) {
  if (line.starts_with("# newdoc")) {
    const std::size_t equals = line.find("= ");
    begin_document(equals == std::string_view::npos ? std::string_view() : line.substr(equals + 2));
  } else if (line.starts_with("# sent_id = ")) {
    sentence_id_ = line.substr(12);
  } else if (line == "# newpar" || line.starts_with("# newpar ")) {
    new_paragraph_ = true;
  }
  return true;
}

void Reader::begin_document(std::string_view id) {
  documents_.emplace_back().id = id;
  new_paragraph_ = true;
}

bool Reader::range(std::string_view id, const Columns& columns) {
  const std::size_t dash = id.find('-');
  const auto first = number(id.substr(0, dash)), last = number(id.substr(dash + 1));
  if (!first || !last || *first != words_.size() + 1 || *last <= *first) return refuse("impossible range of words " + std::string(id));
  pending_end_ = *last;
  pending_surface_ = columns[1];
  pending_space_ = space_follows(columns[9]);
  return true;
}

bool Reader::word(const Columns& columns) {
  const auto id = number(columns[0]);
  if (!id || *id != words_.size() + 1) return refuse("expected word " + std::to_string(words_.size() + 1) + ", found \"" + std::string(columns[0]) + "\"");
  if (columns[1].empty()) return refuse("a word without a form");
  const auto head = columns[6] == "_" ? std::optional<std::uint32_t>(0) : number(columns[6]);
  if (!head) return refuse("the head is no number: \"" + std::string(columns[6]) + "\"");
  Word& word = words_.emplace_back();
  word = {columns[1], columns[2], columns[3], columns[4], columns[7], columns[9], *head, 0, {}, true};
  if (pending_end_ > 0) {
    word.range_end = std::exchange(pending_end_, 0);
    word.surface = pending_surface_;
    word.surface_space = pending_space_;
  }
  return true;
}

void Reader::add_token(Span span, const Word& word, bool space, bool joined) {
  ConlluDocument& into = documents_.back();
  Token token;
  token.span = span;
  token.space_after = space;
  token.joined = joined;
  token.upos = upos_from(word.upos);
  token.xpos = xpos_from(word.xpos);
  token.deprel = deprel_from(word.deprel);
  into.document.tokens.push_back(token);
  into.document.set_lemma(static_cast<TokenIndex>(into.document.tokens.size() - 1), word.lemma);
  into.forms.emplace_back(word.form);
  into.misc.emplace_back(word.misc);
}

/// The words of a multi-word token share out its bytes: each its own form's length, the last the rest.
void Reader::add_range(std::size_t i, Document& document) {
  const Word& first = words_[i];
  const std::size_t count = std::min<std::size_t>(first.range_end, words_.size()) - i;
  const auto begin = static_cast<std::uint32_t>(document.text.size());
  const auto size = static_cast<std::uint32_t>(first.surface.size());
  document.text += first.surface;
  if (first.surface_space) document.text += ' ';
  std::uint32_t at = 0;
  for (std::size_t k = 0; k < count; ++k) {
    std::uint32_t next = k + 1 == count ? size : std::min(size, at + static_cast<std::uint32_t>(words_[i + k].form.size()));
    while (next < size && (static_cast<unsigned char>(first.surface[next]) & 0xC0) == 0x80) ++next;
    add_token({begin + at, begin + next}, words_[i + k], k + 1 == count && first.surface_space, k > 0);
    at = next;
  }
}

bool Reader::end_sentence() {
  if (words_.empty()) return true;
  if (documents_.empty()) begin_document({});
  Document& document = documents_.back().document;
  if (new_paragraph_ || document.paragraphs.empty()) {
    while (!document.text.empty() && document.text.back() == ' ') document.text.pop_back();
    if (!document.text.empty()) document.text += "\n\n";
    const auto at = static_cast<std::uint32_t>(document.text.size());
    document.paragraphs.push_back({at, at});
    new_paragraph_ = false;
  }
  Sentence sentence;
  sentence.first = static_cast<TokenIndex>(document.tokens.size());
  for (std::size_t i = 0; i < words_.size();) {
    if (words_[i].range_end > 0) {
      add_range(i, document);
      i = std::min<std::size_t>(words_[i].range_end, words_.size());
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += words_[i].form;
    const bool space = space_follows(words_[i].misc);
    if (space) document.text += ' ';
    add_token({begin, begin + static_cast<std::uint32_t>(words_[i].form.size())}, words_[i], space, false);
    ++i;
  }
  sentence.last = static_cast<TokenIndex>(document.tokens.size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].head > words_.size()) return refuse("a head beyond the sentence's end: " + std::to_string(words_[i].head));
    Token& token = document.tokens[sentence.first + i];
    token.head = words_[i].head == 0 ? kNoHead : sentence.first + words_[i].head - 1;
  }
  sentence.span = document.span_of(sentence.first, sentence.last);
  sentence.paragraph = static_cast<std::uint32_t>(document.paragraphs.size() - 1);
  document.paragraphs.back().end = sentence.span.end;
  document.sentences.push_back(sentence);
  documents_.back().sentence_ids.emplace_back(std::exchange(sentence_id_, {}));
  words_.clear();
  pending_end_ = 0;
  return true;
}

/// White space as single spaces: CoNLL-U columns and comments hold no tabs or line ends.
void append_folded(std::string& out, std::string_view text) {
  bool space = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) out += c;
    else if (!space) out += ' ';
    space = blank;
  }
}

void append_column(std::string& out, std::string_view text) {
  if (text.empty()) out += '_';
  else append_folded(out, text);
  out += '\t';
}

void append_word(const Document& document, const Sentence& sentence, TokenIndex t, std::string& out) {
  const Token& token = document.tokens[t];
  out += std::to_string(t - sentence.first + 1) + '\t';
  append_column(out, document.form(t));
  append_column(out, document.lemma(t));
  append_column(out, name(token.upos));
  append_column(out, xpos_names()[token.xpos]);
  out += "_\t";
  out += (token.head == kNoHead ? "0" : std::to_string(token.head - sentence.first + 1)) + '\t';
  append_column(out, token.head == kNoHead ? std::string_view("root") : name(token.deprel));
  out += "_\t";
}

void append_sentence(const Document& document, const Sentence& sentence, std::string& out) {
  TokenIndex range_end = sentence.first;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const bool space = document.tokens[t].space_after || t + 1 == document.tokens.size();
    if (t >= range_end && t + 1 < sentence.last && document.tokens[t + 1].joined) {
      range_end = t + 2;
      while (range_end < sentence.last && document.tokens[range_end].joined) ++range_end;
      out += std::to_string(t - sentence.first + 1) + '-' + std::to_string(range_end - sentence.first) + '\t';
      append_column(out, document.words(document.span_of(t, range_end)));
      out += "_\t_\t_\t_\t_\t_\t_\t";
      out += document.tokens[range_end - 1].space_after || range_end == document.tokens.size() ? "_\n" : "SpaceAfter=No\n";
    }
    append_word(document, sentence, t, out);
    out += t < range_end || space ? "_\n" : "SpaceAfter=No\n";
  }
  out += '\n';
}

}  // namespace

Expected<std::vector<ConlluDocument>> read_conllu(std::string_view bytes, std::string_view name) {
  return Reader(name).read(bytes);
}

void write_conllu(const Document& document, std::string& out, std::string_view id) {
  std::string prefix;
  if (!id.empty()) append_folded(prefix, id);
  out += prefix.empty() ? std::string("# newdoc\n") : "# newdoc id = " + prefix + "\n";
  if (!prefix.empty()) prefix += '-';
  std::uint32_t paragraph = 0xFFFFFFFF, count = 0;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.first == sentence.last) continue;
    if (sentence.paragraph != paragraph) out += "# newpar\n";
    paragraph = sentence.paragraph;
    out += "# sent_id = " + prefix + std::to_string(++count) + "\n# text = ";
    append_folded(out, document.words(sentence.span));
    out += '\n';
    append_sentence(document, sentence, out);
  }
}

}  // namespace dateline::lang
