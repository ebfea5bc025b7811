// A name as a span of tokens of its sentence.
#pragma once

#include <cstdint>

#include "dateline/document.h"

namespace dateline::lang {

struct NameSpan {
  std::uint32_t first = 0;  // tokens of the sentence, half-open
  std::uint32_t last = 0;
  EntityLabel label = EntityLabel::OTHER;
  bool operator==(const NameSpan&) const = default;
};

}  // namespace dateline::lang
