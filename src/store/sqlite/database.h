// SQLite behind a few lines of C++: statements that clean up after themselves, and errors that name the database.
//
//   Database db("dateline.db");
//   Statement insert = db.prepare("INSERT INTO actors VALUES (?, ?)");
//   insert.bind(1).bind("Rebels").run();
//
// Throws EnvironmentError (kDatabase). Not thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace dateline::store {

class Database;

/// A prepared statement. bind() fills the parameters from left to right; run() or the last step() begins anew.
class Statement {
 public:
  Statement& bind(std::int64_t value);
  Statement& bind(double value);
  /// Text; empty is NULL. Must live until the statement has run.
  Statement& bind(std::string_view value);
  Statement& bind_null();
  template <typename T>
  Statement& bind(const std::optional<T>& value) {
    return value ? bind(*value) : bind_null();
  }

  void run();
  /// Goes to the next row of the answer; false behind the last.
  bool step();
  std::int64_t integer(int column) const;
  std::string text(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* s) const;
  };
  Statement(Database& database, sqlite3_stmt* statement) : database_(&database), statement_(statement) {}
  void reset();

  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int next_ = 1;
};

class Database {
 public:
  explicit Database(const std::string& path);

  Statement prepare(std::string_view sql);
  /// One statement or several, without parameters.
  void execute(const char* sql);
  std::int64_t integer(std::string_view sql);
  std::int64_t last_row() const;
  [[noreturn]] void fail(std::string reason, std::string mend = {}) const;
  /// Fails with what SQLite says.
  [[noreturn]] void fail_with_reason() const;

 private:
  struct Close {
    void operator()(sqlite3* d) const;
  };
  std::string path_;
  std::unique_ptr<sqlite3, Close> database_;
};

/// Begins a transaction that writes; rolls it back unless commit() is called.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace dateline::store
