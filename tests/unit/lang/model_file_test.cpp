#include "lang/model_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "dateline/error.h"
#include "lang/language_model.h"
#include "lang/treebank.h"

namespace dateline::lang {
namespace {

namespace fs = std::filesystem;

fs::path file_named(const std::string& name) { return fs::path(testing::TempDir()) / ("lang_" + name + std::to_string(::getpid())); }

void write_bytes(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string model_bytes() {
  ModelWriter writer;
  writer.put("numbers", std::vector<std::uint32_t>{1, 2, 3});
  writer.put_text("words", "port, bridge");
  const fs::path path = file_named("small");
  writer.write(path, "en");
  return read_file(path);
}

/// The message with which a file of these bytes is refused; empty when it is not.
std::string refusal(const std::string& bytes) {
  const fs::path path = file_named("refused");
  write_bytes(path, bytes);
  try {
    const ModelFile file(path);
    return "";
  } catch (const EnvironmentError& error) {
    EXPECT_EQ(error.error().code, ErrorCode::kModelUnreadable);
    EXPECT_EQ(error.error().where, path.string());
    return error.error().reason;
  }
}

TEST(ModelFile, GivesBackWhatWasWritten) {
  const fs::path path = file_named("whole");
  write_bytes(path, model_bytes());
  const ModelFile file(path);
  EXPECT_EQ(file.language(), "en");
  const auto numbers = file.get<std::uint32_t>("numbers");
  EXPECT_EQ(std::vector<std::uint32_t>(numbers.begin(), numbers.end()), (std::vector<std::uint32_t>{1, 2, 3}));
  EXPECT_EQ(file.text("words"), "port, bridge");
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(numbers.data()) % 64, 0U);
}

TEST(ModelFile, TheSameSectionsGiveTheSameBytes) { EXPECT_EQ(model_bytes(), model_bytes()); }

TEST(ModelFile, RefusesAMissingFileAndAFolder) {
  EXPECT_THROW(ModelFile("/nonexistent/en.model"), EnvironmentError);
  EXPECT_THROW(ModelFile(fs::path(testing::TempDir())), EnvironmentError);
}

TEST(ModelFile, RefusesForeignTruncatedAndDamagedFiles) {
  const std::string good = model_bytes();
  EXPECT_EQ(refusal(good), "");
  EXPECT_NE(refusal("").find("too short"), std::string::npos);
  EXPECT_NE(refusal(std::string(500, 'x')).find("not a Dateline language model"), std::string::npos);
  EXPECT_NE(refusal(good.substr(0, good.size() - 64)).find("truncated"), std::string::npos);
  EXPECT_NE(refusal(good + "x").find("after its end"), std::string::npos);
}

TEST(ModelFile, RefusesAnotherVersion) {
  std::string other = model_bytes();
  other[16] = static_cast<char>(kModelVersion + 1);
  EXPECT_NE(refusal(other).find("of version " + std::to_string(kModelVersion + 1)), std::string::npos);
}

TEST(ModelFile, RefusesEveryFlippedByte) {
  const std::string good = model_bytes();
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x10);
    EXPECT_NE(refusal(bad), "") << "byte " << i;
  }
}

TEST(ModelFile, AMissingSectionIsNamed) {
  const fs::path path = file_named("sections");
  write_bytes(path, model_bytes());
  const ModelFile file(path);
  EXPECT_THROW(file.get<std::uint64_t>("numbers"), EnvironmentError);  // 12 bytes are no whole values of 8
  try {
    file.section("tagger.slots");
    FAIL();
  } catch (const EnvironmentError& error) {
    EXPECT_NE(std::string(error.what()).find("tagger.slots"), std::string::npos);
  }
  EXPECT_THROW(LanguageModel::open(path), EnvironmentError);  // a sound container that holds no model
}

TEST(ModelFile, OpensTheModelOfEnglish) {
  const LanguageModel model = LanguageModel::open(DATELINE_MODEL);
  EXPECT_EQ(model.language(), "en");
  EXPECT_EQ(model.hash().size(), 16U);
  EXPECT_LE(fs::file_size(DATELINE_MODEL), 30'000'000U);
}

}  // namespace
}  // namespace dateline::lang
