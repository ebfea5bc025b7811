// The steps that make a database what this version needs, in order; step N leads to schema version N. The files are embedded when the
// program is built. To change the tables, add a file and a row: a file that was released never changes.
#pragma once

#include <array>
#include <string_view>

namespace dateline::store {

extern const std::string_view kSqlite1;

/// As a function: the embedded constants are set before main(), in no order that others may rely on.
inline std::array<std::string_view, 1> sqlite_migrations() { return {kSqlite1}; }

}  // namespace dateline::store
