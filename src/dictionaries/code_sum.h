// What two CAMEO codes come to where one verb governs another: "agreed to release", "asked to help", "would not provide".
//
//   code_sum("030", "070") == "033";   // intends to give aid
//   code_sum("010", "190") == "190";   // says … attacked
//   refusal("072") == "122";           // does not give aid
//
// CAMEO repeats its kinds of cooperation under appeal (02), intent (03), demand (10) and rejection (12); these are the rows that it repeats.
#pragma once

#include <string>
#include <string_view>

namespace dateline::dictionaries {

/// `outer` governs `inner`; either may be empty.
std::string code_sum(std::string_view outer, std::string_view inner);
/// The code of not doing it: a rejection for cooperation; empty for the rest, which then did not happen.
std::string refusal(std::string_view code);

}  // namespace dateline::dictionaries
