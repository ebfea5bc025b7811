// What the readers of TOML files share. Includes toml++: for .cpp files of this folder only.
#pragma once

#include <filesystem>
#include <optional>

// toml++ 3.3 asserts in its parser what a broken file can falsify, and in release builds assumes it, which is undefined behaviour.
// Checked in all builds, and as exceptions, these become problems of the file.
namespace dateline::knowledge {
[[noreturn]] void toml_assertion_failed(const char* condition);
}
#define TOML_ASSERT(condition) (static_cast<bool>(condition) ? void() : ::dateline::knowledge::toml_assertion_failed(#condition))
#pragma push_macro("NDEBUG")
#undef NDEBUG
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include "knowledge/sources/problems.h"

namespace dateline::knowledge {

/// Nothing, and a problem, when the file cannot be read or is not TOML.
std::optional<toml::table> parse_toml(const std::filesystem::path& file, Problems& problems);

inline Where where(const std::filesystem::path& file, const toml::node& node) { return {file.generic_string(), node.source().begin.line}; }
inline Where where(const std::filesystem::path& file, const toml::key& key) { return {file.generic_string(), key.source().begin.line}; }

/// The keys of a table in the order of the file; toml++ sorts them by name.
std::vector<const toml::key*> keys_in_order(const toml::table& table);

/// "a string", "an array" …
std::string_view type_name(const toml::node& node);

/// Words joined by single spaces, without spaces around.
std::string normalized(std::string_view phrase);

}  // namespace dateline::knowledge
