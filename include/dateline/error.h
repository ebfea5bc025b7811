// Errors as values, and the one table that says what each of them means to a person and to a program.
//
// Functions that work on one report return `Expected<T>`: bad input is normal and never throws. What
// the environment does to us (a disk, a database, a model file) throws `EnvironmentError`, which only
// `main` and the HTTP layer catch. The library never prints, exits or reads the environment.
//
//   Expected<Report> r = read_plain_text(bytes);
//   if (!r) std::cerr << r.error().message();   // "a.txt:12: not a date: 2017-19-01; write it as 2017-01-19"
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace dateline {

enum class ErrorCode : std::uint8_t {
  kUsage,              // the command line is wrong
  kFileNotFound,       // a path names nothing
  kFileUnreadable,     // it exists and cannot be read (permission, directory, device error)
  kFileUnwritable,     // an output cannot be written
  kInputEmpty,         // a file or a record holds no text
  kInputBinary,        // the bytes are not text in any encoding that we read
  kInputMalformed,     // a format's rules are broken at a place: JSON, CSV, CoNLL-U …
  kInputTooLarge,      // above a documented limit
  kDateInvalid,        // a date that is none
  kModelUnreadable,    // the model is missing, foreign, damaged or of another version
  kKnowledgeUnreadable,// the compiled knowledge is missing, foreign, damaged or of another version
  kKnowledgeInvalid,   // a source file in knowledge/ breaks its own rules
  kDatabase,           // the store cannot be opened, or refuses
};

/// What an ErrorCode means outside: its stable name, how to mend it, the process's exit status when
/// nothing else went right, and the HTTP status. One row a code, in `src/report/error.cpp`.
struct ErrorInfo {
  ErrorCode code;
  std::string_view name;   // "input-malformed": stable, used in JSON
  std::string_view hint;   // a sentence that says what to do
  int exit_status;         // RECORDS.md: 1 some inputs failed, 2 wrong usage, 3 nothing written
  int http_status;
};
const ErrorInfo& info(ErrorCode code);

/// One thing that went wrong: where, why, and how to mend it.
struct Error {
  ErrorCode code = ErrorCode::kInputMalformed;
  std::string where;   // "news.jsonl:12", "report.txt, byte 4096", or empty
  std::string reason;  // "expected a string for \"text\", found a number"
  std::string mend;    // empty: the table's hint

  /// "where: reason; mend", without the parts that are empty.
  std::string message() const;
};

template <typename T>
using Expected = tl::expected<T, Error>;
using Unexpected = tl::unexpected<Error>;

/// A disk, database, model or knowledge file that does not do its part. Caught in main() and in the
/// HTTP layer only.
class EnvironmentError : public std::runtime_error {
 public:
  explicit EnvironmentError(Error error) : std::runtime_error(error.message()), error_(std::move(error)) {}
  const Error& error() const { return error_; }

 private:
  Error error_;
};

/// Something to tell the user that did not stop the work: kept with the report it belongs to.
struct Warning {
  std::string code;     // "utf8-repaired", "language-unknown", "sentence-too-long" …
  std::string message;  // a sentence
};

}  // namespace dateline
