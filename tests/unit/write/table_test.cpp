#include <gtest/gtest.h>

#include "coding.h"
#include "write/display.h"
#include "write/table.h"

namespace dateline::write {
namespace {

TEST(Table, shows_who_did_what_then_who_holds_then_who_said) {
  const std::string text = table(sample_report(), sample_coding(), {100, false});
  const std::size_t event = text.find("ASSAULT, 12+ killed"), control = text.find("taken"),
                    statement = text.find("SAID");
  ASSERT_NE(statement, std::string::npos) << text;
  EXPECT_LT(event, control) << text;
  EXPECT_LT(control, statement) << text;
  EXPECT_NE(text.find("Bria, CAF"), std::string::npos);
  EXPECT_NE(text.find("note: one place was repaired"), std::string::npos);
  EXPECT_EQ(text.find("TO WHOM"), std::string::npos) << "a column without values is left out";
  EXPECT_EQ(text.find("United Nations, United Nations"), std::string::npos);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(table(sample_report(), sample_coding(), {100, true}).find("\x1b[31m"), std::string::npos);
}

TEST(Table, fits_the_width) {
  for (const int width : {40, 60, 80, 140}) {
    const std::string text = table(sample_report(), sample_coding(), {width, false});
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      EXPECT_LE(display_width(text.substr(at, end - at)), width) << text;
      at = end + 1;
    }
  }
}

TEST(Table, says_when_there_is_nothing) {
  Coding nothing = sample_coding();
  nothing.records.clear();
  EXPECT_NE(table(sample_report(), nothing, {}).find("nothing to code here"), std::string::npos);
}

}  // namespace
}  // namespace dateline::write
