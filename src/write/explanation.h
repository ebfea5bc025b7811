// Why a sentence gave its records: its tree drawn, what its words were taken for, and the rules that fired. For people.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dateline/record.h"

namespace dateline::write {

struct ExplanationStyle {
  int width = 80;
  bool colour = false;
};

/// `sentence` must be one of coding.document; `misses` are the rules that it nearly triggered. Ends with an empty line.
std::string explanation(const Coding& coding, std::uint32_t sentence, const std::vector<NearMiss>& misses, const ExplanationStyle& style);

}  // namespace dateline::write
