// A database of reports and their records.
//
//   std::unique_ptr<store::Store> db = store::open("dateline.db");     // made when it is not there
//   db->put({report, coding, lines});                                  // in the place of what the report gave before
//   db->counts().events
//
// One interface for every engine. put() is one transaction: after a crash or a failure a report is in the database with all its records,
// or as it was before. Everything throws EnvironmentError (kDatabase) with the database's path when the engine refuses. An object is used
// by one thread at a time; several processes may have the same database open.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "dateline/record.h"
#include "dateline/report.h"

namespace dateline::store {

/// A report, what coding it gave, and the JSON of that: a line for each of coding.records, in their order, then the report's own
/// (write/record_json.h).
struct CodedReport {
  Report report;
  Coding coding;
  std::vector<std::string> lines;
};

struct Counts {
  std::uint64_t reports = 0, events = 0, controls = 0, statements = 0;
};

class Store {
 public:
  virtual ~Store() = default;
  /// Stores a report. One of the same id is replaced, with its records.
  virtual void put(const CodedReport& coded) = 0;
  virtual Counts counts() = 0;
};

/// Opens a database, makes it when it is not there, and brings an older one up to date. `where` is the path of a SQLite file. Refuses a
/// file that is no database, one of another program, and one that a newer Dateline has made.
std::unique_ptr<Store> open(const std::string& where);

}  // namespace dateline::store
