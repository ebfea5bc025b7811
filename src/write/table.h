// Records of a report as a table for people: who did what to whom, where, when, according to whom; then who holds which place; then who
// said what. A row's number is that of its sentence, for `dateline explain`.
//
//   out << table(report, coding, {.width = 80, .colour = false});
#pragma once

#include <string>

#include "dateline/record.h"
#include "dateline/report.h"

namespace dateline::write {

struct TableStyle {
  int width = 80;       // columns; no line is wider
  bool colour = false;  // ANSI codes: cooperation blue and teal, conflict amber and red
};

/// Ends with an empty line. The same coding and style give the same bytes. Control characters of the report do not reach the terminal.
std::string table(const Report& report, const Coding& coding, const TableStyle& style);

}  // namespace dateline::write
