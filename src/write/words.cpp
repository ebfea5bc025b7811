#include "write/words.h"

#include <fmt/format.h>

namespace dateline::write {

std::string count_words(const Count& count) {
  std::string number;
  if (count.min && count.max)
    number = *count.min == *count.max ? fmt::to_string(*count.min) : fmt::format("{}–{}", *count.min, *count.max);
  else if (count.min)
    number = fmt::format("{}+", *count.min);
  else if (count.max)
    number = fmt::format("≤{}", *count.max);
  else
    number = "?";
  const bool by_name = count.kind == CountKind::other && !count.of.empty();
  return fmt::format("{}{} {}", count.approx ? "~" : "", number, by_name ? count.of : std::string(name(count.kind)));
}

std::string time_words(const TimeExpr& time) {
  if (time.start.empty() && time.end.empty()) return time.value;
  if (time.end.empty()) return "since " + time.start;
  if (time.start.empty()) return "until " + time.end;
  return time.start == time.end ? time.start : time.start + " – " + time.end;
}

}  // namespace dateline::write
