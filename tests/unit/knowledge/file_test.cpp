// The compiled file: the same bytes every time; damaged, cut off or foreign files are refused.
#include "tree.h"

namespace dateline::knowledge {
namespace {

constexpr const char* kRules =
    "[[event]]\nid = \"assault-shell\"\ntype = \"ASSAULT\"\nverbs = [\"shell\"]\nwhen = { obj = [\"@place\"] }\n"
    "must = [\"Rebels shelled the town.\"]\nmust_not = [\"She shelled peas.\"]\n";

class File : public testing::Test {
 protected:
  File() {
    tree.write("world/actors/countries.tsv", kCountries);
    tree.write("world/places/geonames.tsv", kPlaces);
    tree.write("en/words/classes.toml", "[classes]\na = [\"b\"]\n[tables.t]\nx = 1\n");
    tree.write("en/events/assault.toml", kRules);
  }
  /// The message with which `bytes` are refused; empty when they are accepted.
  std::string refusal(const std::string& bytes) {
    const auto file = tree.out().parent_path() / "changed.bin";
    write_bytes(file, bytes);
    try {
      Knowledge::open(file);
      return "";
    } catch (const EnvironmentError& e) {
      EXPECT_EQ(e.error().code, ErrorCode::kKnowledgeUnreadable);
      return e.what();
    }
  }
  std::string bytes() {
    EXPECT_EQ(tree.problems(), "");
    return read_file(tree.out());
  }
  Tree tree;
};

TEST_F(File, SameSourcesSameBytes) {
  const std::string first = bytes();
  EXPECT_EQ(first, bytes());
  Tree other;
  other.write("en/events/assault.toml", kRules);
  other.write("en/words/classes.toml", "[classes]\na = [\"b\"]\n[tables.t]\nx = 1\n");
  other.write("world/places/geonames.tsv", kPlaces);
  other.write("world/actors/countries.tsv", kCountries);
  EXPECT_EQ(other.problems(), "");
  EXPECT_EQ(first, read_file(other.out())) << "whatever the folder and the order of writing";
}

TEST_F(File, HashTellsContentsApart) {
  const std::string before = tree.open().hash();
  tree.write("en/words/classes.toml", "[classes]\na = [\"c\"]\n[tables.t]\nx = 1\n");
  EXPECT_NE(before, tree.open().hash());
}

TEST_F(File, EveryChangedByteIsNoticed) {
  const std::string good = bytes();
  ASSERT_EQ(refusal(good), "");
  std::fstream changed(tree.out(), std::ios::binary | std::ios::in | std::ios::out);
  const auto put = [&](std::size_t at, char byte) { changed.seekp(static_cast<std::streamoff>(at)).put(byte).flush(); };
  for (std::size_t i = 0; i < good.size(); ++i) {
    put(i, static_cast<char>(good[i] ^ (1 << (i % 8))));
    ASSERT_THROW(Knowledge::open(tree.out()), EnvironmentError) << "byte " << i;
    put(i, good[i]);
  }
  EXPECT_NO_THROW(Knowledge::open(tree.out()));
}

TEST_F(File, EveryTruncationIsNoticed) {
  const std::string good = bytes();
  for (std::size_t size = 0; size < good.size(); size += 1 + size / 200) ASSERT_NE(refusal(good.substr(0, size)), "") << size << " bytes";
  ASSERT_NE(refusal(good.substr(0, good.size() - 1)), "");
  ASSERT_NE(refusal(good + "x"), "");
}

TEST_F(File, SaysWhatIsWrong) {
  const std::string good = bytes();
  const auto contains = [](const std::string& text, const std::string& part) { return text.find(part) != text.npos; };
  EXPECT_TRUE(contains(refusal("PK\3\4, and more than a header's length of it"), "byte 0: is not a compiled knowledge file"));
  EXPECT_TRUE(contains(refusal(good.substr(0, 20)), "byte 20: the file ends within its header"));
  EXPECT_TRUE(contains(refusal(good.substr(0, good.size() - 8)), "should have " + std::to_string(good.size()) + " bytes"));
  std::string other_version = good;
  other_version[8] = 99;
  EXPECT_TRUE(contains(refusal(other_version), "is of format 99; this program reads format"));
  std::string damaged = good;
  damaged.back() = static_cast<char>(damaged.back() ^ 1);
  EXPECT_TRUE(contains(refusal(damaged), "is damaged"));
  EXPECT_TRUE(contains(refusal(damaged), "make it again"));
}

TEST_F(File, MissingFileOrFolder) {
  for (const auto& path : {tree.out().parent_path() / "none.bin", tree.root()})
    try {
      Knowledge::open(path);
      FAIL();
    } catch (const EnvironmentError& e) {
      EXPECT_EQ(e.error().code, ErrorCode::kKnowledgeUnreadable);
      EXPECT_EQ(e.error().where, path.string());
    }
}

TEST_F(File, NothingIsWrittenWhenThereAreProblems) {
  const std::string good = bytes();
  tree.write("en/words/classes.toml", "[classes]\na = \"b\"\n");
  EXPECT_NE(tree.problems(), "");
  EXPECT_EQ(read_file(tree.out()), good) << "the old file stays";
  const auto result = compile(tree.root(), tree.out(), {.despite_problems = true});
  EXPECT_TRUE(result.written);
  EXPECT_FALSE(result.problems.empty());
  EXPECT_FALSE(Knowledge::open(tree.out()).word_class("a"));
}

TEST_F(File, UnwritableOutput) {
  try {
    compile(tree.root(), tree.out().parent_path() / "no" / "such" / "k.bin");
    FAIL();
  } catch (const EnvironmentError& e) {
    EXPECT_EQ(e.error().code, ErrorCode::kFileUnwritable);
  }
  EXPECT_TRUE(compile(tree.root() / "no", tree.out()).problems.at(0).message().find("is not a folder") != std::string::npos);
}

TEST_F(File, LivesOnWhenTheFileIsReplacedAndMoved) {
  Knowledge k = tree.open();
  const std::string_view name = k.country_by_iso3("SYR").name;
  tree.write("world/actors/countries.tsv", "iso3 ~ iso2 ~ name ~ adjectives ~ demonyms ~ capital ~ metonyms ~ aliases\nUSA ~ US ~ U ~  ~  ~  ~  ~ \nSYR ~  ~ S ~  ~  ~  ~  ~ \n");
  const Knowledge newer = tree.open();
  const Knowledge moved = std::move(k);
  EXPECT_EQ(name, "Syria");
  EXPECT_EQ(moved.country_by_iso3("SYR").name, "Syria");
  EXPECT_EQ(newer.country_by_iso3("SYR").name, "S");
}

}  // namespace
}  // namespace dateline::knowledge
