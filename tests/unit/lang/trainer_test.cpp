#include "lang/trainer.h"

#include <gtest/gtest.h>

#include <fstream>

#include "dateline/error.h"
#include "lang/analyser.h"
#include "lang/conllu.h"
#include "lang/treebank.h"

namespace dateline::lang {
namespace {

namespace fs = std::filesystem;

TrainOptions tiny_options(const std::string& output) {
  TrainOptions options;
  options.treebanks = DATELINE_LANG_TEST_DATA;
  options.output = fs::path(testing::TempDir()) / output;
  options.folds = 1;
  options.tagger_epochs = 10;
  options.parser_epochs = 20;
  options.parser_word_count = 1;
  return options;
}

TEST(Trainer, TheSameInputGivesTheSameBytes) {
  const TrainReport first = train(tiny_options("lang_first.model")), second = train(tiny_options("lang_second.model"));
  EXPECT_EQ(first.hash, second.hash);
  EXPECT_EQ(read_file(fs::path(testing::TempDir()) / "lang_first.model"),
            read_file(fs::path(testing::TempDir()) / "lang_second.model"));
  EXPECT_EQ(first.sentences, 6U);
}

TEST(Trainer, LearnsItsTreebankByHeart) {
  TrainOptions options = tiny_options("lang_learned.model");
  int lines = 0;
  options.progress = [&lines](std::string_view) { ++lines; };
  train(options);
  EXPECT_GT(lines, 10);
  const LanguageModel model = LanguageModel::open(options.output);
  const std::string path = DATELINE_LANG_TEST_DATA "/tiny-train.conllu";
  const auto gold = *read_conllu(read_file(path), path);
  auto predicted = gold;
  std::size_t right = 0, all = 0;
  for (std::size_t d = 0; d < gold.size(); ++d) {
    Analyser(model).analyse(predicted[d].document);
    for (TokenIndex t = 0; t < gold[d].document.tokens.size(); ++t) {
      right += gold[d].document.tokens[t].head == predicted[d].document.tokens[t].head;
      right += gold[d].document.tokens[t].upos == predicted[d].document.tokens[t].upos;
      all += 2;
    }
  }
  EXPECT_GE(right * 10, all * 8) << right << " of " << all;
}

TEST(Trainer, AFolderWithoutTreebanksIsAnError) {
  TrainOptions options = tiny_options("lang_none.model");
  options.treebanks = "/nonexistent";
  EXPECT_THROW(train(options), EnvironmentError);
}

TEST(Trainer, ABrokenTreebankIsAnErrorThatNamesTheLine) {
  const fs::path folder = fs::path(testing::TempDir()) / "lang_broken";
  fs::create_directories(folder);
  std::ofstream(folder / "x-train.conllu") << "1\tonly three\tcolumns\n";
  TrainOptions options = tiny_options("lang_broken.model");
  options.treebanks = folder;
  try {
    train(options);
    FAIL();
  } catch (const EnvironmentError& error) {
    EXPECT_NE(std::string(error.what()).find("x-train.conllu:1"), std::string::npos);
  }
}

}  // namespace
}  // namespace dateline::lang
