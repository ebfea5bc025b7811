// A knowledge/ folder that a test writes itself, in a folder of its own that is removed afterwards.
//
//   Tree tree;
//   tree.write("world/actors/countries.tsv", countries({"SYR|SY|Syria"}));
//   Knowledge k = tree.open();          // fails the test when there are problems
//   tree.problems();                    // the messages, one a line, without the folder's path
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "knowledge/compile.h"
#include "knowledge/knowledge.h"

namespace dateline::knowledge {

inline std::string read_file(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

inline void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

class Tree {
 public:
  Tree() {
    static int count = 0;
    folder_ = std::filesystem::temp_directory_path() / ("dateline_knowledge_test_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
    std::filesystem::create_directories(folder_ / "knowledge");
  }
  ~Tree() { std::filesystem::remove_all(folder_); }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  std::filesystem::path root() const { return folder_ / "knowledge"; }
  std::filesystem::path out() const { return folder_ / "knowledge.bin"; }

  /// A file below root(); "\t" may be written as " ~ " there, which reads better.
  void write(const std::string& file, std::string text) {
    for (std::size_t at; (at = text.find(" ~ ")) != text.npos;) text.replace(at, 3, "\t");
    write_bytes(root() / file, text);
  }
  CompileResult compile() { return knowledge::compile(root(), out()); }
  Knowledge open() {
    const auto result = compile();
    for (const Error& e : result.problems) ADD_FAILURE() << e.message();
    return Knowledge::open(out());
  }
  std::string problems() { return messages(compile().problems); }
  std::string messages(const std::vector<Error>& errors) const {
    std::string text;
    for (const Error& e : errors) text += e.message() + "\n";
    const std::string prefix = root().generic_string() + "/";
    for (std::size_t at; (at = text.find(prefix)) != text.npos;) text.erase(at, prefix.size());
    return text;
  }

 private:
  std::filesystem::path folder_;
};

inline constexpr const char* kCountries =
    "iso3 ~ iso2 ~ name ~ adjectives ~ demonyms ~ capital ~ metonyms ~ aliases\n"
    "# a comment\n"
    "TUR ~ TR ~ Turkey ~ Turkish ~ Turk|Turks ~ Ankara ~  ~ Türkiye\n"
    "GEO ~ GE ~ Georgia ~ Georgian ~ Georgian|Georgians ~ Tbilisi ~  ~ \n"
    "SYR ~ SY ~ Syria ~ Syrian ~ Syrian|Syrians ~ Damascus ~ Mezzeh Palace ~ Syrian Arab Republic\n"
    "USA ~ US ~ United States ~ American|U.S. ~ American|Americans ~ Washington|Washington, D.C. ~ White House ~ US|U.S.|The States\n";

inline constexpr const char* kPlaces =
    "name ~ lat ~ lon ~ country ~ admin1 ~ feature ~ population ~ geonameid ~ aliases\n"
    "Deir ez-Zor ~ 35.3359 ~ 40.1408 ~ SYR ~ Deir ez-Zor ~ PPLA ~ 211857 ~ 170794 ~ Dayr az Zawr|Deir al-Zour\n"
    "Georgia ~ 32.75042 ~ -83.50018 ~ USA ~ Georgia ~ ADM1 ~ 8975842 ~ 4197000 ~ \n"
    "Al Bāb ~ 36.37 ~ 37.516 ~ SYR ~ Aleppo ~ PPL ~ 130745 ~ 174018 ~ al-Bab\n";

}  // namespace dateline::knowledge
