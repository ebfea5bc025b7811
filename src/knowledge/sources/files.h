// Reading source files whole, plain or compressed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "knowledge/sources/problems.h"

namespace dateline::knowledge {

/// The files of `folder` (not of folders below it) that end in `ending`, sorted by name, so that a build does not depend on
/// the file system. Empty when there is no such folder.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view ending);

/// The text of a file, without byte-order mark; decompressed when its name ends in ".zst". Nothing, and a problem, when it cannot be
/// read or is not UTF-8.
std::optional<std::string> read_source(const std::filesystem::path& file, Problems& problems);

}  // namespace dateline::knowledge
