// A report as a JSON object, as jsonl.h and json.h read it: docs/records.md, "What goes in".
#pragma once

#include <string_view>

#include "read/format.h"

namespace dateline::read {

/// `where` stands in errors ("news.jsonl:12"). Repairs UTF-8 and lone surrogates with a warning; a date that is none leaves the
/// report without a date, with the warning "date-invalid". kInputMalformed for broken JSON, a missing or wrong "text", a field of a wrong type.
Expected<Report> report_from_json(std::string_view json, const Defaults& defaults, const std::string& where,
                                  const std::string& path);

}  // namespace dateline::read
