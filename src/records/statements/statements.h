// Statement records: one for each attribution that is speech.
#pragma once

#include <vector>

#include "dateline/record.h"
#include "records/circumstances.h"
#include "records/index.h"
#include "records/sources/attribution.h"

namespace dateline::records {

std::vector<Statement> build_statements(const Index& index, const std::vector<Attribution>& attributions);

}  // namespace dateline::records
