#include <gtest/gtest.h>

#include <sstream>

#include "coding.h"
#include "write/csv.h"

namespace dateline::write {
namespace {

/// The slow, obvious reader of RFC 4180.
std::vector<std::vector<std::string>> parse(const std::string& csv) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    if (quoted && csv[i] == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
      rows.back().back() += csv[i++];
    else if (csv[i] == '"')
      quoted = !quoted;
    else if (!quoted && csv[i] == ',')
      rows.back().emplace_back();
    else if (!quoted && csv.compare(i, 2, "\r\n") == 0)
      rows.emplace_back(1), ++i;
    else
      rows.back().back() += csv[i];
  }
  EXPECT_EQ(rows.back(), std::vector<std::string>(1)) << "the last row ends with CR LF";
  rows.pop_back();
  return rows;
}

TEST(Csv, gives_a_row_a_record_under_one_header) {
  const auto rows = parse(csv_header() + csv_rows(sample_report(), sample_coding()));
  ASSERT_EQ(rows.size(), 5u);
  for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size());
  const auto at = [&](std::size_t row, std::string_view column) {
    const auto it = std::find(rows[0].begin(), rows[0].end(), column);
    return it == rows[0].end() ? "no such column" : rows[row][static_cast<std::size_t>(it - rows[0].begin())];
  };
  EXPECT_EQ(at(1, "kind"), "control");
  EXPECT_EQ(at(1, "type"), "takes");
  EXPECT_EQ(at(1, "actors"), "Повстанці");
  EXPECT_EQ(at(1, "lat"), "6.54230");
  EXPECT_EQ(at(1, "start_date"), "2021-02-15");
  EXPECT_EQ(at(1, "sources"), "United Nations; United Nations");
  EXPECT_EQ(at(1, "begin"), "0");
  EXPECT_EQ(at(1, "end"), "31");
  EXPECT_EQ(at(2, "actors"), "Повстанці; United Nations");
  EXPECT_EQ(at(2, "counts"), "12+ killed");
  EXPECT_EQ(at(2, "place"), "");
  EXPECT_EQ(at(3, "quote"), "Повстанці seized Bria on Monday");
  EXPECT_EQ(at(4, "kind"), "report");
  EXPECT_EQ(at(4, "text"), "Bria \"falls\"");
  EXPECT_EQ(at(4, "report_source"), "Radio, Bria");
}

}  // namespace
}  // namespace dateline::write
