#include "dateline/error.h"

#include <gtest/gtest.h>

#include <set>

namespace dateline {
namespace {

TEST(Error, EveryCodeHasARowOfItsOwn) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(ErrorCode::kDatabase); ++i) {
    const ErrorInfo& row = info(static_cast<ErrorCode>(i));
    EXPECT_EQ(static_cast<int>(row.code), i);
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_FALSE(row.hint.empty());
    EXPECT_TRUE(row.exit_status >= 1 && row.exit_status <= 3);
    EXPECT_TRUE(row.http_status >= 400 && row.http_status < 600);
  }
}

TEST(Error, MessageLeavesOutEmptyParts) {
  EXPECT_EQ((Error{ErrorCode::kDateInvalid, "a.txt:12", "not a date: 2017-19-01", ""}).message(), "a.txt:12: not a date: 2017-19-01; write it as 2017-01-19");
  EXPECT_EQ((Error{ErrorCode::kDateInvalid, "", "not a date", "mend it"}).message(), "not a date; mend it");
  EXPECT_EQ((Error{ErrorCode::kFileNotFound, "a.txt", "", ""}).message(), "a.txt; check the path");
  EXPECT_STREQ(EnvironmentError({ErrorCode::kFileNotFound, "a", "is gone", "x"}).what(), "a: is gone; x");
}

}  // namespace
}  // namespace dateline
