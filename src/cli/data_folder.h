// Where the model and the compiled knowledge are.
#pragma once

#include <filesystem>
#include <string>

#include <CLI/CLI.hpp>

namespace dateline::cli {

/// Adds --data DIR.
void add_data_option(CLI::App& app, std::string& folder);

/// `option` when it is given, else $DATELINE_DATA, else share/dateline beside the program (a build folder), else ../share/dateline
/// (installed). Throws EnvironmentError (kModelUnreadable) that names the places when there is none.
std::filesystem::path data_folder(const std::string& option);

}  // namespace dateline::cli
