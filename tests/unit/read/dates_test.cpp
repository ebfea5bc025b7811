#include <gtest/gtest.h>

#include "read/dateline_date.h"
#include "read/dates.h"

namespace dateline::read {
namespace {

std::string day(std::string_view text) {
  const auto date = parse_date(text);
  return date ? date->day : "";
}
std::string zone(std::string_view text) {
  const auto date = parse_date(text);
  return date ? date->zone : "not a date";
}

TEST(Dates, reads_iso_with_times_and_zones) {
  EXPECT_EQ(day("2017-01-19"), "2017-01-19");
  EXPECT_EQ(day(" 2017-01-19T23:59:59.123+03:00 "), "2017-01-19");
  EXPECT_EQ(day("2017-01-19 08:30"), "2017-01-19");
  EXPECT_EQ(day("20170119"), "2017-01-19");
  EXPECT_EQ(zone("2017-01-19T23:59:59+0330"), "+03:30");
  EXPECT_EQ(zone("2017-01-19T23:59:59Z"), "+00:00");
  EXPECT_EQ(zone("2017-01-19T23:59:59 -05"), "-05:00");
  EXPECT_EQ(zone("2017-01-19"), "");
}

TEST(Dates, reads_written_days) {
  EXPECT_EQ(day("19 January 2017"), "2017-01-19");
  EXPECT_EQ(day("Jan. 19, 2017"), "2017-01-19");
  EXPECT_EQ(day("JANUARY 19 2017"), "2017-01-19");
  EXPECT_EQ(day("Thu, 19 Jan 2017 12:00:00 GMT"), "2017-01-19");
  EXPECT_EQ(zone("Thu, 19 Jan 2017 12:00:00 +0300"), "+03:00");
  EXPECT_EQ(day("Thursday 19th January 2017"), "2017-01-19");
}

TEST(Dates, refuses_what_is_none) {
  for (const char* text : {"", "yesterday", "2017", "2017-13-01", "2017-02-29", "2017-1-1", "19 January", "32 May 2017",
                           "2017-01-19x", "2017-01-19T99:00", "0000-00-00", "19/01/2017", "January", "12 34 5678"}) {
    const auto date = parse_date(text);
    ASSERT_FALSE(date) << text;
    EXPECT_EQ(date.error().code, ErrorCode::kDateInvalid);
  }
  EXPECT_EQ(day("2016-02-29"), "2016-02-29");
}

TEST(DatelineDate, needs_a_place_a_year_and_a_dash) {
  EXPECT_EQ(dateline_date("GHAZNI, Afghanistan, 3 July 2018 (Agency) — Two districts fell."), "2018-07-03");
  EXPECT_EQ(dateline_date("Headline\n\nBAMBARI, Central African Republic, 25 February 2021 (Radio Kotto) — Troops"),
            "2021-02-25");
  EXPECT_EQ(dateline_date("Nairobi, July 3, 2018 - Police"), "2018-07-03");
  EXPECT_EQ(dateline_date("KABUL 2018-07-03 — Two"), "2018-07-03");
  EXPECT_EQ(dateline_date("LUANDA, MARCH 4 (SCT) - UNITA"), "");
  EXPECT_EQ(dateline_date("3 July 2018 — Two districts fell."), "");
  EXPECT_EQ(dateline_date("Troops left Ghazni on 3 July 2018, well-informed men said."), "");
  EXPECT_EQ(dateline_date("It was the worst day since the battle of 3 July 2018 and nobody had forgotten what the "
                          "soldiers had done in the villages "
                          "along the river that runs from the hills down to the lake - far away."),
            "");
  EXPECT_EQ(dateline_date(""), "");
}

}  // namespace
}  // namespace dateline::read
