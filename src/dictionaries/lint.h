// What an author should mend in dictionaries.
//
//   for (const Finding& f : lint({"phoenix/"})) print(f.message());   // in order of file and line
//
// All that load() leaves out, and beside it dates that overlap or run backwards, lines that are there twice, lines that are never used, and
// codes that neither CAMEO nor ISO 3166 has. Throws as Dictionaries::load() does.
#pragma once

#include <filesystem>
#include <vector>

#include "dictionaries/dictionaries.h"

namespace dateline::dictionaries {

struct LintResult {
  std::vector<Finding> findings;
  std::size_t files = 0, names = 0, agents = 0, verbs = 0, patterns = 0;
};
LintResult lint(const std::vector<std::filesystem::path>& paths);

/// The checks that need the dictionaries as a whole, for load()ed ones. Appends to `findings`.
void check(const Dictionaries& dictionaries, std::vector<Finding>& findings);

}  // namespace dateline::dictionaries
