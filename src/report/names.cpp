// The words that stand for the values of enums in everything that is written or read: docs/records.md.
#include <array>
#include <cassert>

#include "dateline/mention.h"
#include "dateline/record.h"

namespace dateline {
namespace {

template <std::size_t N, typename Enum>
const char* word(const std::array<const char*, N>& words, Enum value) {
  assert(static_cast<std::size_t>(value) < N);
  return words[static_cast<std::size_t>(value)];
}

template <typename Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<const char*, N>& words, std::string_view text) {
  for (std::size_t i = 0; i < N; ++i)
    if (text == words[i]) return static_cast<Enum>(i);
  return std::nullopt;
}

constexpr std::array kActorVia{"dictionary", "title", "coreference", "pattern"};
constexpr std::array kPlacePrecision{"site", "city", "district", "admin1", "country", "region"};
constexpr std::array kGranularity{"minute", "hour", "part-of-day", "day", "week", "month", "season", "year", "open"};
constexpr std::array kTimexType{"DATE", "TIME", "DURATION", "SET"};
constexpr std::array kCountKind{"killed", "wounded", "captured", "missing", "displaced", "arrested", "released",
                                "forces", "aircraft", "vehicles", "targets", "strikes", "other"};
constexpr std::array kStatus{"asserted", "claimed", "denied", "negated", "planned", "possible", "attempted"};
constexpr std::array kEventType{"AGREE",   "CONSULT", "SUPPORT",  "CONCEDE",  "COOPERATE", "AID",      "RETREAT", "REQUEST",
                                "ACCUSE",  "REJECT",  "THREATEN", "PROTEST",  "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::array kQuadClass{1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4};
constexpr std::array kControlState{"holds", "takes", "loses", "besieges", "contests", "cuts", "enters", "leaves"};
static_assert(kEventType.size() == kEventTypeCount && kQuadClass.size() == kEventTypeCount);

}  // namespace

const char* name(ActorVia via) { return word(kActorVia, via); }
const char* name(PlacePrecision precision) { return word(kPlacePrecision, precision); }
const char* name(Granularity granularity) { return word(kGranularity, granularity); }
const char* name(TimexType type) { return word(kTimexType, type); }
const char* name(CountKind kind) { return word(kCountKind, kind); }
const char* name(Status status) { return word(kStatus, status); }
const char* name(EventType type) { return word(kEventType, type); }
const char* name(ControlState state) { return word(kControlState, state); }

std::optional<EventType> event_type_from(std::string_view text) { return value_of<EventType>(kEventType, text); }
std::optional<ControlState> control_state_from(std::string_view text) { return value_of<ControlState>(kControlState, text); }

int quad_class(EventType type) { return kQuadClass[static_cast<std::size_t>(type)]; }

}  // namespace dateline
