// Records as CSV (RFC 4180): one header, then a flat row for each record of every kind; the columns are listed in docs/records.md.
//
//   out << csv_header();
//   for (…) out << csv_rows(report, coding);
//
// What a record has several of (actors, sources, counts) stands in one field, separated by "; ". The same coding gives the same bytes.
#pragma once

#include <string>

#include "dateline/record.h"
#include "dateline/report.h"

namespace dateline::write {

std::string csv_header();
/// A row a record, then the report's own.
std::string csv_rows(const Report& report, const Coding& coding);

}  // namespace dateline::write
