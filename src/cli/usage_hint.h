// Says what is wrong with a command line in a way that helps: the nearest option or command that there is.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace dateline::cli {

/// "dateline knowledge build"
std::string command_path(const CLI::App& app);

/// Why parsing failed at `app`: "there is no option --fromat; did you mean --format?"
std::string reason_of(const CLI::ParseError& error, const CLI::App& program, const CLI::App& app);

}  // namespace dateline::cli
