#include "dictionaries/lines.h"

#include "knowledge/sources/problems.h"

namespace dateline::dictionaries {

std::string_view trim(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f' || c == '\0'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view LineReader::without_comments(std::string_view line) {
  if (!in_comment_ && line.find("<!") == std::string_view::npos) {
    return line.substr(0, line.find_first_of(semicolons_ ? "#;" : "#"));
  }
  held_.clear();
  while (!line.empty()) {
    if (in_comment_) {
      const std::size_t close = line.find("-->");
      if (close == std::string_view::npos) break;
      line.remove_prefix(close + 3);
      in_comment_ = false;
    }
    const std::size_t open = line.find("<!--"), end = line.find_first_of(semicolons_ ? "#;" : "#");
    held_ += line.substr(0, std::min(open, end));
    if (end < open || open == std::string_view::npos) break;
    line.remove_prefix(open + 4);
    in_comment_ = true;
    comment_line_ = number_;
  }
  return held_;
}

bool LineReader::next(std::string_view& line) {
  while (!rest_.empty()) {
    const std::size_t end = rest_.find('\n');
    line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    ++number_;
    line = without_comments(line);
    if (!trim(line).empty()) return true;
  }
  return false;
}

const std::vector<WordId>& FileReader::key(std::string_view phrase) {
  key_.clear();
  split_words(phrase, [&](std::string_view word) { key_.push_back(out_.words.add(word)); });
  return key_;
}

std::string shown(std::string_view word) {
  std::string text = knowledge::in_quotes(word);
  for (char& c : text) c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return text;
}

std::string plural(std::string_view noun) {
  std::string text(noun);
  if (text.empty()) return text;
  const bool upper = text.back() >= 'A' && text.back() <= 'Z';
  const char last = static_cast<char>(text.back() | 0x20);
  if (last == 'y') {
    text.pop_back();
    return text + (upper ? "IES" : "ies");
  }
  if (last == 's') return text + (upper ? "ES" : "es");
  return text + (upper ? 'S' : 's');
}

}  // namespace dateline::dictionaries
