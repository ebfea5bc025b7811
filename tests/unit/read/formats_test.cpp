#include <gtest/gtest.h>

#include "samples.h"

namespace dateline::read {
namespace {

Report one(std::string bytes, const Defaults& defaults = {}) {
  auto all = read_all(std::move(bytes), defaults);
  EXPECT_EQ(all.size(), 1u);
  EXPECT_TRUE(all.at(0)) << all.at(0).error().message();
  return all.at(0).value_or(Report{});
}
Error error(std::string bytes) {
  auto all = read_all(std::move(bytes));
  EXPECT_EQ(all.size(), 1u);
  EXPECT_FALSE(all.at(0));
  return all.at(0) ? Error{} : all.at(0).error();
}

TEST(PlainText, keeps_the_text_as_it_is) {
  const Report r = one("Headline\r\n\r\n  Троops left.\n", {"2018-07-03", "", "TASS", "T"});
  EXPECT_EQ(r.text, "Headline\r\n\r\n  Троops left.\n");
  EXPECT_EQ(r.date, "2018-07-03");
  EXPECT_EQ(r.source, "TASS");
  EXPECT_EQ(r.title, "T");
  EXPECT_TRUE(r.warnings.empty());
}

TEST(PlainText, takes_the_date_of_its_dateline) {
  EXPECT_EQ(one("GHAZNI, Afghanistan, 3 July 2018 (Agency) — Two fell.").date, "2018-07-03");
  EXPECT_EQ(one("GHAZNI, Afghanistan, 3 July 2018 (Agency) — Two fell.", {"2020-01-01", "", "", ""}).date,
            "2020-01-01");
}

TEST(PlainText, repairs_utf8_with_a_warning) {
  const Report r = one("Caf\xE9 in Bria");
  EXPECT_EQ(r.text, "Caf\xEF\xBF\xBD in Bria");
  ASSERT_EQ(r.warnings.size(), 1u);
  EXPECT_EQ(r.warnings[0].code, "utf8-repaired");
}

TEST(PlainText, refuses_nothing_and_binary) {
  EXPECT_EQ(error("").code, ErrorCode::kInputEmpty);
  EXPECT_EQ(error(" \n\t ").code, ErrorCode::kInputEmpty);
  EXPECT_EQ(error(std::string("\x7F"
                              "ELF\x02\x01\x01\0\0\0\0\0\0\0",
                              14))
                .code,
            ErrorCode::kInputBinary);
}

TEST(Unsupported, says_what_it_is) {
  EXPECT_NE(error("<!DOCTYPE html><html>…").message().find("HTML is not read yet"), std::string::npos);
  EXPECT_NE(error("WARC/1.0\r\nWARC-Type: warcinfo").message().find("WARC"), std::string::npos);
  EXPECT_NE(error("id,date,text\n1,2017-01-01,Rebels left.\n").message().find("CSV"), std::string::npos);
  EXPECT_NE(error("<?xml version=\"1.0\"?><rss>").message().find("XML"), std::string::npos);
}

TEST(Jsonl, reads_every_field) {
  const Report r = one(
      R"({"id":"a","text":"Rebels left.","date":"2017-01-19T10:00:00+03:00","title":"T","source":"TASS","url":"u","lang":"en","author":"A","more":[1]})");
  EXPECT_EQ(r.id, "a");
  EXPECT_EQ(r.text, "Rebels left.");
  EXPECT_EQ(r.date, "2017-01-19");
  EXPECT_EQ(r.zone, "+03:00");
  EXPECT_EQ(r.title, "T");
  EXPECT_EQ(r.source, "TASS");
  EXPECT_EQ(r.url, "u");
  EXPECT_EQ(r.lang, "en");
  EXPECT_EQ(r.author, "A");
}

TEST(Jsonl, goes_on_behind_broken_lines_and_names_them) {
  const auto all = read_all(
      "\xEF\xBB\xBF{\"text\":\"one\"}\n\n{\"text\": \"two\"\n{\"text\":3}\n{\"title\":\"x\"}\n[1]\n{\"text\":\" "
      "\"}\n{\"text\":\"last\"}");
  ASSERT_EQ(all.size(), 7u);
  EXPECT_EQ(all[0].value().text, "one");
  EXPECT_EQ(all[1].error().where.substr(0, 4), "in:3");
  EXPECT_EQ(all[1].error().code, ErrorCode::kInputMalformed);
  EXPECT_NE(all[2].error().message().find("expected a string for \"text\", found number"), std::string::npos);
  EXPECT_NE(all[3].error().message().find("no \"text\""), std::string::npos);
  EXPECT_NE(all[4].error().message().find("found array"), std::string::npos);
  EXPECT_EQ(all[5].error().code, ErrorCode::kInputEmpty);
  EXPECT_EQ(all[6].value().text, "last");
}

TEST(Jsonl, a_bad_date_is_a_warning) {
  const Report r = one(R"({"text":"Rebels left.","date":"2017-19-01"})");
  EXPECT_EQ(r.date, "");
  ASSERT_EQ(r.warnings.size(), 1u);
  EXPECT_EQ(r.warnings[0].code, "date-invalid");
}

TEST(Jsonl, defaults_fill_what_is_missing) {
  const Report r = one(R"({"text":"Rebels left.","date":null,"source":"TASS"})", {"2020-01-01", "", "X", "Y"});
  EXPECT_EQ(r.date, "2020-01-01");
  EXPECT_EQ(r.source, "TASS");
  EXPECT_EQ(r.title, "Y");
}

TEST(Jsonl, repairs_bytes_surrogates_and_nul) {
  EXPECT_EQ(one("{\"text\":\"caf\xE9\"}").text, "caf\xEF\xBF\xBD");
  EXPECT_EQ(one(R"({"text":"a\ud800b"})").text,
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(one(R"({"text":"a\ud83d\ude00b \\ud800"})").text,
            "a\xF0\x9F\x98\x80"
            "b \\ud800");
  EXPECT_EQ(one(R"({"text":"a\u0000b"})").text,
            "a\xEF\xBF\xBD"
            "b");
}

TEST(Jsonl, numbers_serve_as_ids) { EXPECT_EQ(one(R"({"id":17,"text":"x"})").id, "17"); }

TEST(Json, reads_an_object_over_lines_and_an_array) {
  EXPECT_EQ(one("{\n  \"id\": \"a\",\n  \"text\": \"Rebels left.\"\n}\n").id, "a");
  const auto all = read_all("[{\"text\":\"one\"},\n {\"text\":2},\n {\"text\":\"three\"}]");
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].value().text, "one");
  EXPECT_EQ(all[1].error().where, "in, report 2");
  EXPECT_EQ(all[2].value().text, "three");
  EXPECT_TRUE(read_all("[]").empty());
  EXPECT_EQ(error("[{\"text\":\"one\"}").code, ErrorCode::kInputMalformed);
}

TEST(Formats, brackets_in_prose_are_plain_text) {
  EXPECT_EQ(one("[Update] Rebels left.").text, "[Update] Rebels left.");
  EXPECT_EQ(one("{Update} Rebels left.").text, "{Update} Rebels left.");
}

}  // namespace
}  // namespace dateline::read
