// Reads *.case files: README.md beside this file.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "dateline/error.h"
#include "dateline/report.h"

namespace dateline::cases {

struct Row {
  std::size_t line = 0;
  std::string text;  // as it stands in the file
  enum class Wants { some, none, number } wants = Wants::some;
  std::size_t number = 0;
  std::string kind;  // event control statement
  std::string type;  // of an event, state of a control record; empty: any
  std::vector<std::pair<std::string, std::string>> fields;
};

struct Case {
  std::string name;
  Report report;
  std::vector<Row> rows;
};

/// kInputMalformed at "file:line" for what the README does not allow: an unknown field, a case without rows.
Expected<std::vector<Case>> read_cases(const std::string& path);

}  // namespace dateline::cases
