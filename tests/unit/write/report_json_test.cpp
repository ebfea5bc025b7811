#include <gtest/gtest.h>

#include "coding.h"
#include "write/report_json.h"

namespace dateline::write {
namespace {

TEST(ReportJson, is_one_line_with_nulls) {
  Report r = sample_report();
  r.text = "a\nb";
  r.path = "x.txt";
  EXPECT_EQ(
      report_line(r),
      R"({"id":"sample","path":"x.txt","title":"Bria \"falls\"","date":"2021-02-17","author":null,"source":"Radio, Bria","url":null,"lang":null,"text":"a\nb"})");
  r.warnings = {{"date-invalid", "not a date: x"}};
  EXPECT_NE(report_line(r).find(R"("warnings":[{"code":"date-invalid","message":"not a date: x"}])"),
            std::string::npos);
}

}  // namespace
}  // namespace dateline::write
