// What is wrong with the source files, collected so that an author sees all of it at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"

namespace dateline::knowledge {

/// A line of a source file: "knowledge/en/events/assault.toml:12".
struct Where {
  std::string file;
  std::size_t line = 0;  // 0: the file as a whole
  std::string text() const { return line == 0 ? file : file + ":" + std::to_string(line); }
};

struct Problems {
  std::vector<Error> errors;   // break a rule of the format
  std::vector<Error> advice;   // worth mending, and no obstacle

  void add(const Where& where, std::string reason, std::string mend = "") {
    errors.push_back({ErrorCode::kKnowledgeInvalid, where.text(), std::move(reason), std::move(mend)});
  }
  void advise(const Where& where, std::string reason, std::string mend) {
    advice.push_back({ErrorCode::kKnowledgeInvalid, where.text(), std::move(reason), std::move(mend)});
  }
};

/// `“word”` for messages, shortened when it is long.
inline std::string in_quotes(std::string_view word) {
  constexpr std::size_t kLongest = 60;
  if (word.size() <= kLongest) return "\"" + std::string(word) + "\"";
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return "\"" + std::string(word.substr(0, end)) + "…\"";
}

}  // namespace dateline::knowledge
