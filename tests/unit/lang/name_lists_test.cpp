#include "lang/name_lists.h"

#include <gtest/gtest.h>

#include <fstream>

namespace dateline::lang {
namespace {

namespace fs = std::filesystem;

class NameListsTest : public testing::Test {
 protected:
  void SetUp() override {
    const fs::path folder = fs::path(testing::TempDir()) / "lang_name_lists";
    fs::create_directories(folder);
    std::ofstream(folder / "cities.txt") << "Deir ez-Zor\nZor\n";
    std::ofstream(folder / "organisations.txt") << "Lord's Resistance Army\nResistance\n";
    std::ofstream(folder / "given.txt") << "omar\n";
    NameLists::build(folder, writer_);
    lists_ = NameLists::load(writer_);
  }
  std::vector<NameMark> match(const std::vector<std::string_view>& forms, bool any_case = false) {
    std::vector<NameMark> marks;
    NameLists::Scratch scratch;
    lists_.match(forms, any_case, marks, scratch);
    return marks;
  }
  static constexpr std::size_t kOrganisations = 1, kCities = 4;
  ModelWriter writer_;
  NameLists lists_;
};

TEST_F(NameListsTest, TheLongestNameWinsAndHyphensArePassedOver) {
  const auto marks = match({"in", "Deir", "ez", "-", "Zor", "and", "Dayr"});
  EXPECT_EQ(marks[0].place[kCities], 0);
  EXPECT_EQ(marks[1].place[kCities], 1);
  EXPECT_EQ(marks[2].place[kCities], 2);
  EXPECT_EQ(marks[4].place[kCities], 3) << "\"Zor\" alone is a shorter name";
  EXPECT_EQ(marks[6].place[kCities], 0);
}

TEST_F(NameListsTest, PossessivesAreWordsOfTheirOwn) {
  const auto marks = match({"Lord", "'s", "Resistance", "Army"});
  EXPECT_EQ(marks[0].place[kOrganisations], 1);
  EXPECT_EQ(marks[3].place[kOrganisations], 3);
}

TEST_F(NameListsTest, WordsInLowerCaseBeginNamesOnlyWhereAsked) {
  EXPECT_EQ(match({"omar", "zor"})[0].words, 0);
  EXPECT_EQ(match({"omar", "zor"}, true)[0].words, 1);
  EXPECT_EQ(match({"Ömar"})[0].words, 1) << "folded: without accents";
  EXPECT_EQ(match({"zor"}, true)[0].place[kCities], 4);
}

TEST(NameLists, AnEmptyFolderMatchesNothing) {
  ModelWriter writer;
  NameLists::build("/nonexistent", writer);
  std::vector<NameMark> marks;
  NameLists::Scratch scratch;
  const std::vector<std::string_view> forms = {"Omar"};
  NameLists::load(writer).match(forms, true, marks, scratch);
  EXPECT_EQ(marks[0].words, 0);
}

}  // namespace
}  // namespace dateline::lang
