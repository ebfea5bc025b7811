#include "store/sqlite/database.h"

#include <sqlite3.h>

#include "dateline/error.h"

namespace dateline::store {
namespace {

constexpr int kWaitMilliseconds = 10'000;  // for another process that writes

}  // namespace

void Database::Close::operator()(sqlite3* d) const { sqlite3_close_v2(d); }
void Statement::Finalize::operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }

Database::Database(const std::string& path) : path_(path) {
  sqlite3* raw = nullptr;
  const int result =
      sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(raw);
  if (result != SQLITE_OK) fail_with_reason();
  sqlite3_busy_timeout(raw, kWaitMilliseconds);
  sqlite3_extended_result_codes(raw, 0);
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw,
                         nullptr) != SQLITE_OK)
    fail_with_reason();
  return Statement(*this, raw);
}

void Database::execute(const char* sql) {
  if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail_with_reason();
}

std::int64_t Database::integer(std::string_view sql) {
  Statement s = prepare(sql);
  return s.step() ? s.integer(0) : 0;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(database_.get()); }

void Database::fail(std::string reason, std::string mend) const {
  throw EnvironmentError({ErrorCode::kDatabase, path_, std::move(reason), std::move(mend)});
}

void Database::fail_with_reason() const {
  const int code = database_ ? sqlite3_errcode(database_.get()) : SQLITE_NOMEM;
  const std::string reason = database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(code);
  switch (code) {
    case SQLITE_NOTADB:
      fail("this is not a SQLite database", "name another file; a new one is made where there is none");
    case SQLITE_CORRUPT: fail("the database is damaged: " + reason, "restore it from a copy, or code into a new one");
    case SQLITE_BUSY: fail("another program is writing to it", "try again when that has ended");
    case SQLITE_FULL: fail("the disk is full");
    case SQLITE_READONLY: fail("it may not be written", "check the permissions of the file and its folder");
    case SQLITE_CANTOPEN:
      fail("it cannot be opened or made", "check that the folder exists and that you may write there");
    default: fail(reason);
  }
}

Statement& Statement::bind(std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), next_++, value);
  return *this;
}

Statement& Statement::bind(double value) {
  sqlite3_bind_double(statement_.get(), next_++, value);
  return *this;
}

Statement& Statement::bind(std::string_view value) {
  if (value.empty()) return bind_null();
  sqlite3_bind_text64(statement_.get(), next_++, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_null() {
  sqlite3_bind_null(statement_.get(), next_++);
  return *this;
}

bool Statement::step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) {
    // The reason is read before the statement is reset: a reset that follows would write over it.
    try {
      database_->fail_with_reason();
    } catch (...) {
      reset();
      throw;
    }
  }
  reset();
  return false;
}

void Statement::run() {
  while (step()) {}
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  next_ = 1;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)))
               : std::string();
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const EnvironmentError&) {
    // SQLite has rolled back by itself, as it does when a disk is full; what led here is being thrown already.
  }
}

}  // namespace dateline::store
