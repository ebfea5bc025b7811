#include "store/store.h"

#include "store/sqlite/sqlite_store.h"

namespace dateline::store {

std::unique_ptr<Store> open(const std::string& where) {
  if (where.starts_with("postgresql://") || where.starts_with("postgres://")) {
    throw EnvironmentError(
        {ErrorCode::kDatabase, where, "PostgreSQL is not supported yet", "give the path of a SQLite file"});
  }
  return open_sqlite(where);
}

}  // namespace dateline::store
