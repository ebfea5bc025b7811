// Events as the files that event-data research knows: PETRARCH-2's and ICEWS'.
//
//   out << icews_header();
//   for (…) out << icews_rows(report, coding);
//
// Both give a line for each pair of actor and recipient, tabs between the columns, no quoting: tabs and line ends of a report become
// blanks. They have no column for status: what a report denies or negates is left out, claims and plans are not. An event without actor and
// recipient is left out too. The columns: docs/records.md. The same coding gives the same bytes.
#pragma once

#include <string>

#include "dateline/record.h"
#include "dateline/report.h"

namespace dateline::write {

/// date, source, target, code, issues (empty), story and sentence, publisher. No header, as PETRARCH-2 writes none.
std::string petrarch_rows(const Report& report, const Coding& coding);

/// The names of ICEWS' twenty columns.
std::string icews_header();
std::string icews_rows(const Report& report, const Coding& coding);

}  // namespace dateline::write
