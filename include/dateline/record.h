// The records: events, control of places, statements. What Dateline is for.
//
// Every record keeps the clause that states it (`span`), its sentence, and the words of each value.
// A record is a claim by a report, never a fact: see `status` and `sources`.
// The JSON form is documented in docs/records.md and written by src/write.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dateline/document.h"
#include "dateline/error.h"
#include "dateline/mention.h"
#include "dateline/span.h"

namespace dateline {

enum class Status : std::uint8_t { asserted, claimed, denied, negated, planned, possible, attempted };
const char* name(Status status);

/// Who says so inside the report; the report's own publisher is not repeated here.
struct Source {
  std::string name;   // "SOHR"
  std::string id;     // slug or actor code, may be empty
  std::string verb;   // "said", "according to"
  std::string via;    // the outlet that quotes them: "TASS"
  Span span;          // the words: "According to the Syrian Observatory …"

  bool operator==(const Source&) const = default;
};

/// PLOVER's sixteen event types.
enum class EventType : std::uint8_t { AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT };
inline constexpr int kEventTypeCount = 16;
const char* name(EventType type);
std::optional<EventType> event_type_from(std::string_view name);
/// Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
int quad_class(EventType type);

enum class ControlState : std::uint8_t { holds, takes, loses, besieges, contests, cuts, enters, leaves };
const char* name(ControlState state);
std::optional<ControlState> control_state_from(std::string_view name);

/// What all records share.
struct RecordBase {
  std::string id;              // 16 hex digits: hash of report id, span, kind and type
  std::uint32_t sentence = 0;  // index into Document::sentences
  Span span;                   // the clause that states it, bytes of Document::text
  float confidence = 0;        // 0–1
  std::string rule;            // id of the rule that fired, for `explain`
};

struct Event : RecordBase {
  EventType type = EventType::ASSAULT;
  std::string mode;                   // PLOVER mode, or empty
  std::vector<std::string> context;   // PLOVER contexts
  std::string cameo;                  // the finest code the words support: "195"
  double goldstein = 0;
  std::vector<Actor> actors;
  std::vector<Actor> recipients;
  std::optional<Place> place;
  std::optional<TimeExpr> time;
  Status status = Status::asserted;
  std::vector<Source> sources;
  std::vector<Count> counts;
  std::vector<std::string> weapons;
  std::string trigger_lemma;
  Span trigger;
};

struct Control : RecordBase {
  std::optional<Place> place;
  ControlState state = ControlState::holds;
  std::optional<Actor> holder;   // who holds, takes, besieges or enters it after this
  std::optional<Actor> from;     // who loses it
  struct Share { std::optional<double> min, max; bool operator==(const Share&) const = default; };
  std::optional<Share> share;    // fractions 0–1
  std::string part;              // "eastern half"
  std::optional<TimeExpr> time;
  Status status = Status::asserted;
  std::vector<Source> sources;
  std::string trigger_lemma;
  Span trigger;
};

struct Statement : RecordBase {
  Actor speaker;
  std::string verb;
  Span quote;                    // the words said; empty when the report gives none
  bool quoted = false;           // in quotation marks
  std::optional<Actor> addressee;
  std::optional<TimeExpr> time;
  std::optional<Source> via;
};

using Record = std::variant<Event, Control, Statement>;

/// A rule of the codebook that a word nearly triggered: for people who edit the codebook, no part of a report's records.
struct NearMiss {
  std::string rule;      // its id
  Span trigger;
  std::string lemma;     // the trigger with its idiom: "lay down arm"
  std::string reason;    // in words: "when: obj is peas, not @place, @actor"
};

/// What coding one report gives. `document` keeps the layers, so that every span can be shown.
struct Coding {
  std::string report_id;
  Document document;
  std::vector<Record> records;     // in order of the text
  std::vector<Warning> warnings;
};

}  // namespace dateline
