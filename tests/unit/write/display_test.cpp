#include <gtest/gtest.h>

#include "write/display.h"
#include "write/grid.h"

namespace dateline::write {
namespace {

TEST(Display, measures_columns) {
  EXPECT_EQ(display_width("abc"), 3);
  EXPECT_EQ(display_width("Київ"), 4);
  EXPECT_EQ(display_width("東京"), 4);
  EXPECT_EQ(display_width("e\xCC\x81"), 1);
  EXPECT_EQ(display_width(""), 0);
}

TEST(Display, keeps_what_a_terminal_obeys_from_it) {
  EXPECT_EQ(printable("a\x1b[31mb\n\t c "), "a [31mb c");
  EXPECT_EQ(printable("\xC2\x9B"
                      "2J"),
            "2J");
  EXPECT_EQ(printable("a\xE2\x80\xAE"
                      "b"),
            "a b");
}

TEST(Display, shortens_by_columns) {
  EXPECT_EQ(shorten("abcdef", 6), "abcdef");
  EXPECT_EQ(shorten("abcdef", 4), "abc…");
  EXPECT_EQ(shorten("東京都", 4), "東…");
  EXPECT_EQ(pad("東", 4), "東  ");
}

TEST(Display, wraps_at_blanks) {
  EXPECT_EQ(wrap("the United Nations mission", 12, 2), (std::vector<std::string>{"the United", "Nations mis…"}));
  EXPECT_EQ(wrap("abcdefgh", 3, 9), (std::vector<std::string>{"abc", "def", "gh"}));
  EXPECT_EQ(wrap("ab cd", 2, 9), (std::vector<std::string>{"ab", "cd"}));
  EXPECT_TRUE(wrap("", 5, 2).empty());
  for (const std::string& line : wrap("東京都 東京都", 1, 20)) EXPECT_FALSE(line.empty());
}

TEST(Grid, is_never_wider_than_asked) {
  Grid grid({{"A"}, {"B", 8}, {"C"}});
  grid.row({{"a long cell with several words"}, {"–"}, {"東京都東京都東京都東京都東京都東京都"}});
  for (const int width : {30, 40, 80}) {
    const std::string text = grid.draw(width, false, 2);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      EXPECT_LE(display_width(text.substr(at, end - at)), width) << text;
      at = end + 1;
    }
  }
  grid.drop_columns_of("–");
  EXPECT_EQ(grid.draw(80, false, 0).find("B"), std::string::npos);
}

}  // namespace
}  // namespace dateline::write
