#include <gtest/gtest.h>

#include "coding.h"
#include "write/event_rows.h"

namespace dateline::write {
namespace {

std::vector<std::vector<std::string>> rows(const std::string& text) {
  std::vector<std::vector<std::string>> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    EXPECT_NE(end, std::string::npos) << "the last line ends";
    out.emplace_back(1);
    for (const char c : text.substr(at, end - at)) {
      if (c == '\t')
        out.back().emplace_back();
      else
        out.back().back() += c;
    }
    at = end + 1;
  }
  return out;
}

/// Two actors, one recipient, a place, and a publisher with a tab and a line end in its name.
std::pair<Report, Coding> sample() {
  Report report = sample_report();
  report.source = "Radio\tBria\n";
  Coding coding = sample_coding();
  Event& e = std::get<Event>(coding.records[1]);
  e.id = "00000000000000e1";
  e.goldstein = -10;
  e.place = std::get<Control>(coding.records[0]).place;
  Actor police;
  police.name = "police";
  police.id = "CAFCOP";
  police.country = "CAF";
  e.recipients = {police};
  return {report, coding};
}

TEST(EventRows, petrarch_has_a_line_for_each_dyad) {
  const auto [report, coding] = sample();
  const auto found = rows(petrarch_rows(report, coding));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], (std::vector<std::string>{"20210217", "CAFREB", "CAFCOP", "190", "", "sample_2", "Radio Bria "}));
  EXPECT_EQ(found[1][1], "---") << "no code";
}

TEST(EventRows, icews_has_twenty_columns) {
  const auto [report, coding] = sample();
  const auto found = rows(icews_header() + icews_rows(report, coding));
  ASSERT_EQ(found.size(), 3u);
  for (const auto& row : found) ASSERT_EQ(row.size(), 20u);
  EXPECT_EQ(found[0][0], "Event ID");
  EXPECT_EQ(found[0][19], "Longitude");
  EXPECT_EQ(found[1], (std::vector<std::string>{"225",
                                                "2021-02-17",
                                                "Повстанці",
                                                "Rebel",
                                                "",
                                                "Use conventional military force",
                                                "190",
                                                "-10.0",
                                                "police",
                                                "Police",
                                                "Central African Republic",
                                                "sample",
                                                "2",
                                                "Radio Bria ",
                                                "Bria",
                                                "",
                                                "",
                                                "Central African Republic",
                                                "6.5423",
                                                "21.9863"}));
  EXPECT_NE(found[1][0], found[2][0]) << "each dyad has its number";
}

TEST(EventRows, leave_out_what_is_denied_negated_or_of_nobody) {
  auto [report, coding] = sample();
  Event& e = std::get<Event>(coding.records[1]);
  for (const Status s : {Status::denied, Status::negated}) {
    e.status = s;
    EXPECT_EQ(petrarch_rows(report, coding) + icews_rows(report, coding), "");
  }
  e.status = Status::claimed;
  e.actors.clear();
  EXPECT_EQ(rows(petrarch_rows(report, coding)).size(), 1u);
  e.recipients.clear();
  EXPECT_EQ(petrarch_rows(report, coding), "");
}

}  // namespace
}  // namespace dateline::write
