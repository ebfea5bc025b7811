// The rules of knowledge/<language>/events, ready to be matched. Meanings: the README there.
//
//   for (const Rule* r : knowledge.codebook().rules(TriggerForm::verb, "shell")) …   // in order of preference
//
// Immutable; views live as long as the Knowledge that it came from.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "dateline/record.h"

namespace dateline::knowledge {

enum class TriggerForm : std::uint8_t { verb, noun, adjective };
enum class RuleKind : std::uint8_t { event, control, statement };

/// What stands around a trigger. `preposition` holds the word when kind is preposition. `case_` is "case" in the files.
struct Slot {
  enum class Kind : std::uint8_t { subj, obj, iobj, clause, mod, any, preposition, case_, head } kind = Kind::subj;
  std::string_view preposition;
};

/// One item of a condition's list.
struct Item {
  enum class Kind : std::uint8_t { lemma, word_class, actor, armed, state, civilian, person, official, place, time, count, none, some } kind;
  std::string_view lemma;        // for lemma
  std::uint32_t word_class = 0;  // for word_class: WordClass::id
};

struct Condition {
  Slot slot;
  std::vector<Item> any_of;
};

struct Example {
  std::string_view sentence, agent, recipient, place;  // for control: holder, from, place; for statements: speaker
};

struct Rule {
  RuleKind kind = RuleKind::event;
  std::string_view id;
  EventType type = EventType::ASSAULT;           // events
  ControlState state = ControlState::holds;      // control
  std::string_view mode, cameo;
  double goldstein = 0;
  std::vector<std::string_view> context;
  std::vector<Condition> when, unless;
  std::vector<Slot> agent, recipient, place;     // control: agent = holder, recipient = from; statement: speaker, addressee
  bool of_is_subject = false;
  bool reciprocal = false;
  bool silent = false;
  std::optional<Status> status;
  std::optional<Status> content;
};

/// A rule reached by one of its triggers. `idiom` holds the words besides the head: for a verb those that follow it, for a
/// noun or adjective those right before it. Lemmas.
struct Candidate {
  const Rule* rule;
  std::vector<std::string_view> idiom;
};

class Codebook {
 public:
  virtual ~Codebook() = default;
  /// Candidates whose head is `lemma`, best first: longer idiom, more `when` slots, earlier in the files.
  virtual std::span<const Candidate> candidates(TriggerForm form, std::string_view lemma) const = 0;
  virtual std::span<const Rule> rules() const = 0;
};

}  // namespace dateline::knowledge
