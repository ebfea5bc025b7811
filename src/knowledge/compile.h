// Makes knowledge.bin from the source files in knowledge/ (formats: the READMEs there).
//
//   CompileResult result = compile("knowledge", "knowledge.bin");
//   for (const Error& e : result.problems) std::cerr << e.message() << '\n';   // all of them; then nothing was written
//
// The same sources give the same bytes, whatever the order of the file system. Missing files are left out: an empty folder gives
// an empty knowledge. Not meant to be fast, and is: about two seconds.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"

namespace dateline::knowledge {

struct CompileOptions {
  std::string_view language = "en";   // the folder beside world/
  bool despite_problems = false;      // write the file without the entries that have problems
};

struct CompileResult {
  std::vector<Error> problems;        // in the order of the files; where: "knowledge/en/events/assault.toml:12"
  std::vector<Error> advice;          // worth mending, and no obstacle
  bool written = false;
  std::uint64_t bytes = 0;
  std::string hash;                   // Knowledge::hash() of the file
  /// What went in, for a line to the user: {"places", 150000} …
  struct Count {
    std::string_view what;
    std::size_t number;
  };
  std::vector<Count> counts;
};

/// Problems of the sources are in the result. Throws EnvironmentError (kFileUnwritable) when `out` cannot be written.
CompileResult compile(const std::filesystem::path& knowledge_dir, const std::filesystem::path& out, const CompileOptions& options = {});

}  // namespace dateline::knowledge
