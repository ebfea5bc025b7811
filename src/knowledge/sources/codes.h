// The codes that a rule may use: PLOVER's types, modes and contexts (events/plover.toml), CAMEO's codes (events/cameo.tsv).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "dateline/record.h"
#include "knowledge/sources/problems.h"

namespace dateline::knowledge {

struct Codes {
  struct Type {
    double score = 0;
    std::map<std::string, double, std::less<>> modes;  // → score
  };
  std::map<EventType, Type> types;                     // empty while plover.toml is missing: then nothing is checked
  std::set<std::string, std::less<>> contexts;
  std::map<std::string, double, std::less<>> cameo;    // → Goldstein's score; empty while cameo.tsv is missing

  /// Of the CAMEO code, else of the mode, else of the type.
  double goldstein(EventType type, const std::string& mode, const std::string& cameo_code) const;
};

Codes read_codes(const std::filesystem::path& events, Problems& problems);

}  // namespace dateline::knowledge
