// Compares rows with records, and describes records as rows: README.md beside this file.
#pragma once

#include <string>

#include "case_file.h"
#include "dateline/record.h"

namespace dateline::cases {

bool agrees(const Row& row, const Record& record, const Document& doc);

/// A record as the row that would find it.
std::string describe(const Record& record, const Document& doc);

}  // namespace dateline::cases
