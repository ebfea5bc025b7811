// One pattern of a verb: `- &MILITARY * (INTO {BORDER AREA}) [154]`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dictionaries/dictionaries.h"

namespace dateline::dictionaries {

/// `[042:043]`, `042`, `:173`, `---`. Nothing, and a reason, for what is no code.
std::optional<EventCode> read_event_code(std::string_view text, std::string& reason);

/// Reads what stands between the dash and the code. Nothing where the pattern is broken: `reason` says how; `undefined` names a synset that
/// there is none of.
struct PatternText {
  std::string reason, undefined;
  std::optional<Pattern> pattern;
};
PatternText read_pattern(std::string_view text, Dictionaries& dictionaries);

/// Index of a synset by its name without & and closing _, or kNothing.
std::uint32_t find_synset(const Dictionaries& dictionaries, std::string_view name);

}  // namespace dateline::dictionaries
