// Dates as inputs and command lines give them.
//
//   parse_date("2017-01-19T23:30:00+03:00")  →  {"2017-01-19", "+03:00"}
//   parse_date("19 January 2017")            →  {"2017-01-19", ""}
//
// The day is kept as it stands in its own zone. Stateless; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dateline/error.h"

namespace dateline::read {

struct Date {
  std::string day;   // ISO
  std::string zone;  // "+03:00", or empty
};

/// ISO 8601 (with or without a time, a fraction and a zone), "19 January 2017", "Jan. 19, 2017", and RFC 5322 ("Thu, 19 Jan 2017
/// 12:00:00 +0300"). kDateInvalid for anything else and for days that the calendar does not have; `where` is left empty.
Expected<Date> parse_date(std::string_view text);

/// A day, a month by name and a year, in that order or as month, day, year; commas and full stops are passed over. Nothing else may stand
/// in `text`. Empty when it is no such date.
std::string parse_written_day(std::string_view text);

}  // namespace dateline::read
