// Values of records in a few words, for people: tables and CSV.
#pragma once

#include <string>

#include "dateline/mention.h"

namespace dateline::write {

/// "12 killed", "90+ displaced", "5–7 wounded", "≤40 forces", "~24+ killed". `other` is named by what it counts: "3 bridges".
std::string count_words(const Count& count);

/// "2021-02-10", "2021-02-10 – 2021-02-12", "since 2014-04-01", "until 2014-04-01"; the words' TIMEX value when no day is known.
std::string time_words(const TimeExpr& time);

}  // namespace dateline::write
