// The store in one SQLite file, in WAL mode. Its tables: ../migrations/sqlite-*.sql.
#pragma once

#include <memory>
#include <string>

#include "store/store.h"

namespace dateline::store {

/// See store.h, open().
std::unique_ptr<Store> open_sqlite(const std::string& path);

}  // namespace dateline::store
