#include <gtest/gtest.h>

#include "samples.h"

namespace dateline::read {
namespace {

TEST(Bytes, gives_lines_and_counts_them) {
  Bytes in = Bytes::of("one\n\ntwo\r\nlast", "in");
  std::string line;
  std::vector<std::string> lines;
  while (in.line(line, 100).value() == Bytes::Line::read) lines.push_back(line);
  EXPECT_EQ(lines, (std::vector<std::string>{"one", "", "two\r", "last"}));
  EXPECT_EQ(in.line_number(), 4u);
}

TEST(Bytes, passes_over_a_line_above_the_limit) {
  Bytes in = Bytes::of("a\n" + std::string(50, 'x') + "\nb\n", "in");
  std::string line;
  EXPECT_EQ(in.line(line, 10).value(), Bytes::Line::read);
  EXPECT_EQ(in.line(line, 10).value(), Bytes::Line::too_long);
  EXPECT_TRUE(line.empty());
  EXPECT_EQ(in.line(line, 10).value(), Bytes::Line::read);
  EXPECT_EQ(line, "b");
  EXPECT_EQ(in.line(line, 10).value(), Bytes::Line::end);
}

TEST(Bytes, peeks_without_taking) {
  Bytes in = Bytes::of("abcdef", "in");
  EXPECT_EQ(in.peek(3).value(), "abc");
  EXPECT_EQ(in.peek(100).value(), "abcdef");
  EXPECT_EQ(in.rest(6).value(), "abcdef");
  EXPECT_EQ(in.peek(1).value(), "");
}

TEST(Bytes, refuses_what_is_above_the_limit) {
  Bytes in = Bytes::of("abcdef", "in");
  const auto rest = in.rest(5);
  ASSERT_FALSE(rest);
  EXPECT_EQ(rest.error().code, ErrorCode::kInputTooLarge);
}

TEST(Bytes, reads_gzip_through_members_and_pieces) {
  const Folder folder;
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += std::to_string(i) + "\n";
  const std::string path = folder.write("a.gz", gzip(text) + gzip("end\n") + std::string(100, '\0'));
  auto in = Bytes::open(path);
  ASSERT_TRUE(in);
  EXPECT_EQ(in->rest(100'000'000).value(), text + "end\n");
}

TEST(Bytes, names_the_byte_where_gzip_breaks) {
  const Folder folder;
  const std::string whole = gzip(std::string(1000, 'a') + "some words that differ");
  auto cut = Bytes::open(folder.write("cut.gz", whole.substr(0, whole.size() / 2)));
  const auto rest = cut->rest(100'000);
  ASSERT_FALSE(rest);
  EXPECT_EQ(rest.error().code, ErrorCode::kInputMalformed);
  EXPECT_NE(rest.error().message().find("too early"), std::string::npos);

  std::string bad = whole;
  bad[15] = static_cast<char>(bad[15] ^ 0x55);
  const auto damaged = Bytes::open(folder.write("bad.gz", bad))->rest(100'000);
  ASSERT_FALSE(damaged);
  EXPECT_NE(damaged.error().message().find("damaged"), std::string::npos);
}

TEST(Bytes, names_what_cannot_be_opened_or_read) {
  EXPECT_EQ(Bytes::open("/nonexistent/file").error().code, ErrorCode::kFileNotFound);
  auto folder = Bytes::open("/tmp");
  ASSERT_TRUE(folder);
  EXPECT_EQ(folder->rest(10).error().code, ErrorCode::kFileUnreadable);
}

}  // namespace
}  // namespace dateline::read
