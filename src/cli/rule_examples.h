// Whether the examples that rules carry come out as they say: knowledge/en/events/README.md.
#pragma once

#include <vector>

#include "dateline/coder.h"
#include "dateline/error.h"
#include "knowledge/codebook.h"
#include "knowledge/examples.h"

namespace dateline::cli {

/// One Error a failing example, at "file:line". A `must` needs a record of the rule's kind and type (or state) whose parts contain the
/// words after "=>"; a `must_not` needs that no record is by the rule. The examples of a silent rule need that no event of its type is there.
std::vector<Error> failing_examples(const Coder& coder, const knowledge::Codebook& codebook,
                                    const std::vector<knowledge::SourcedExample>& examples);

}  // namespace dateline::cli
