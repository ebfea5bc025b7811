// The commands of the program.
#pragma once

#include <memory>
#include <vector>

#include "cli/command.h"

namespace dateline::cli {

/// All commands, in the order of `dateline --help`.
std::vector<std::unique_ptr<Command>> all_commands();

}  // namespace dateline::cli
