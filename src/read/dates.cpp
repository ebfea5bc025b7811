#include "read/dates.h"

#include <array>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <vector>

namespace dateline::read {
namespace {

// Names of months in the formats of dates (RFC 5322) and datelines; what a text says of time is read with knowledge/<language>/times.
constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string iso_day(int year, int month, int day) {
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok() || year < 1000 || year > 2999) return {};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

/// Steps through a text; every take_ leaves the position alone when it fails.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool done() const { return at_ == text_.size(); }
  bool take(char c) {
    if (done() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool take_any(std::string_view set) {
    if (done() || set.find(text_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  }
  std::optional<int> number(std::size_t digits) {
    if (text_.size() - at_ < digits) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (!is_digit(text_[at_ + i])) return std::nullopt;
      value = value * 10 + (text_[at_ + i] - '0');
    }
    at_ += digits;
    return value;
  }
  void digits() {
    while (!done() && is_digit(text_[at_])) ++at_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// "+03:00", "+0300", "+03", "Z", "GMT": as "+03:00". Nothing when it is none.
std::optional<std::string> zone(Scanner& s) {
  if (s.take_any("Zz")) return "+00:00";
  char sign = 0;
  if (s.take('+'))
    sign = '+';
  else if (s.take('-'))
    sign = '-';
  else
    return std::nullopt;
  const auto hours = s.number(2);
  s.take(':');
  const auto minutes = s.number(2);
  if (!hours || *hours > 14 || minutes.value_or(0) > 59) return std::nullopt;
  char text[8];
  std::snprintf(text, sizeof text, "%c%02d:%02d", sign, *hours, minutes.value_or(0) % 60);
  return text;
}

/// [T ]hh:mm[:ss[.fff]], or nothing at all.
bool time_of_day(Scanner& s) {
  if (!s.take_any("Tt ")) return true;
  const auto hour = s.number(2);
  if (!hour || *hour > 24) return false;
  for (int part = 0; part < 2; ++part) {
    s.take(':');
    const auto value = s.number(2);
    if (!value) return part == 1;
    if (*value > 60) return false;
  }
  if (s.take_any(".,")) s.digits();
  return true;
}

std::optional<Date> iso(std::string_view text) {
  Scanner s(text);
  const auto year = s.number(4);
  const bool dashes = s.take('-');
  const auto month = s.number(2);
  if (dashes && !s.take('-')) return std::nullopt;
  const auto day = s.number(2);
  if (!year || !month || !day || !time_of_day(s)) return std::nullopt;
  Date date{iso_day(*year, *month, *day), {}};
  s.take(' ');
  if (!s.done()) {
    const auto z = zone(s);
    if (!z || !s.done()) return std::nullopt;
    date.zone = *z;
  }
  if (date.day.empty()) return std::nullopt;
  return date;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == ' ' || c == ',' || c == '.' || c == '\t') {
      if (!out.back().empty()) out.emplace_back();
    } else {
      out.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

template <std::size_t N>
int index_of(const std::array<std::string_view, N>& names, const std::string& word) {
  if (word.size() < 3) return -1;
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i].starts_with(word)) return static_cast<int>(i);
  }
  if (word == "sept") return 8;
  return -1;
}

std::optional<int> number(std::string_view word, std::size_t least, std::size_t most) {
  if (word.size() > 2 && (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th")))
    word.remove_suffix(2);
  if (word.size() < least || word.size() > most) return std::nullopt;
  return Scanner(word).number(word.size());
}

std::string written(const std::string& day, const std::string& month, const std::string& year) {
  const int m = index_of(kMonths, month);
  const auto d = number(day, 1, 2), y = number(year, 4, 4);
  return m >= 0 && d && y ? iso_day(*y, m + 1, *d) : std::string();
}

}  // namespace

std::string parse_written_day(std::string_view text) {
  const std::vector<std::string> w = words(text);
  if (w.size() != 3) return {};
  const std::string day_first = written(w[0], w[1], w[2]);
  return day_first.empty() ? written(w[1], w[0], w[2]) : day_first;
}

Expected<Date> parse_date(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  if (const auto date = iso(text)) return *date;

  std::vector<std::string> w = words(text);
  if (!w.empty() && index_of(kWeekdays, w.front()) >= 0) w.erase(w.begin());
  if (w.size() >= 3 && w.size() <= 5) {
    std::string day = written(w[0], w[1], w[2]);
    if (day.empty()) day = written(w[1], w[0], w[2]);
    if (!day.empty() && w.size() == 3) return Date{day, {}};
    Scanner time(w.size() > 3 ? w[3] : w[2]);
    if (!day.empty() && time.number(2) && time.take(':')) {
      Date date{day, {}};
      if (w.size() == 5) {
        Scanner z(w[4]);
        date.zone = w[4] == "gmt" || w[4] == "utc" ? "+00:00" : zone(z).value_or("");
      }
      return date;
    }
  }
  const std::string shown(text.substr(0, 40));
  return Unexpected(
      Error{ErrorCode::kDateInvalid, {}, text.empty() ? "the date is empty" : "not a date: " + shown, {}});
}

}  // namespace dateline::read
