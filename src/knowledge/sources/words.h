// Reads the word classes and tables of a language, knowledge/<language>/words/*.toml and times/*.toml:
//
//   [classes]                                  [tables.number]
//   light-verb = ["carry out", "launch"]       dozen = 12
//   verb-of-war = ["fight", "@light-verb"]     "a few" = "3"
//
// A class may hold another one by "@name". Also reads the lists of ordinary words (place and organisation names) and abbreviations.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "knowledge/sources/problems.h"

namespace dateline::knowledge {

struct WordSources {
  struct Class {
    Where where;
    std::vector<std::string> members;   // those of other classes put in, each once
  };
  struct Table {
    Where where;
    std::vector<std::pair<std::string, std::string>> rows;  // folded key, value; in the order of the file
  };
  std::map<std::string, Class, std::less<>> classes;
  std::map<std::string, Table, std::less<>> tables;
  std::vector<std::string> abbreviations;

  /// Folded words that are names of places too: true where such a name is left out however large the place.
  std::map<std::string, bool, std::less<>> common_place_words;
  /// Folded words that may not name an organisation.
  std::map<std::string, bool, std::less<>> common_organisation_words;
};

WordSources read_words(const std::filesystem::path& language, Problems& problems);

}  // namespace dateline::knowledge
