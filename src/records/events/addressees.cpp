#include "records/events/addressees.h"

#include <algorithm>

#include "records/tree.h"

namespace dateline::records {

bool same_actor(const Actor& a, const Actor& b) {
  return a.span == b.span || (a.name == b.name && a.country == b.country && a.role == b.role);
}

namespace {

// Deeper than this the words speak of something else.
constexpr std::size_t kMaxDepth = 7;

bool has_content(EventType type) {
  switch (type) {
    case EventType::AGREE: case EventType::REQUEST: case EventType::REJECT: case EventType::THREATEN: case EventType::CONCEDE: case EventType::SUPPORT:
    case EventType::ACCUSE: case EventType::SANCTION: return true;
    default: return false;
  }
}

class Search {
 public:
  Search(const Index& index, const Hit& hit, const Event& event) : index_(index), doc_(index.doc), hit_(hit), event_(event) {}

  std::vector<Actor> run() {
    if (event_.type == EventType::REQUEST) demanded_of();
    if (found_.empty()) {
      std::vector<TokenIndex> level;
      for (const Argument& a : hit_.frame.arguments) {
        if (carries_content(a)) level.push_back(a.token);
      }
      descend(std::move(level));
    }
    return std::move(found_);
  }

 private:
  bool carries_content(const Argument& a) const {
    if (a.token == hit_.frame.trigger || dominates(doc_, a.token, hit_.frame.trigger)) return false;
    if (a.slot == SlotKind::clause) return relation(doc_, a.token) != Deprel::advcl || is_to_infinitive(doc_, a.token);
    if (a.slot == SlotKind::obj || a.slot == SlotKind::iobj) return true;
    return a.slot == SlotKind::preposition && !index_.lexicon.is(index_.lexicon.place_preposition, a.preposition) &&
           !index_.lexicon.is(index_.lexicon.sequence_preposition, a.preposition);
  }

  /// Who shall do what is demanded: the subject of the clause.
  void demanded_of() {
    for (const Argument& a : hit_.frame.arguments) {
      if (a.slot != SlotKind::clause || !carries_content(a)) continue;
      const Frame clause = frame_of(doc_, a.token, is_verb(doc_, a.token) ? TriggerForm::verb : TriggerForm::adjective, index_.lexicon);
      for (const Argument& s : clause.arguments) {
        if (s.slot == (clause.passive || clause.form == TriggerForm::adjective ? SlotKind::obj : SlotKind::subj)) take(s.token);
      }
    }
  }

  void take(TokenIndex t) {
    std::vector<Actor> actors;
    index_.actors_of(t, actors);
    for (const Actor& a : actors) {
      const bool own = std::any_of(event_.actors.begin(), event_.actors.end(), [&](const Actor& b) { return same_actor(a, b); });
      if (!own) add_unique(found_, a);
    }
  }

  /// Level by level, so that the actor nearest to the trigger is found first; what is coordinated with it comes along.
  void descend(std::vector<TokenIndex> level) {
    for (std::size_t depth = 0; depth < kMaxDepth && !level.empty() && found_.empty(); ++depth) {
      std::vector<TokenIndex> next;
      for (TokenIndex t : level) {
        take(t);
        for (TokenIndex c : doc_.children(t)) {
          if (leads_on(c)) next.push_back(c);
        }
      }
      level = std::move(next);
    }
  }

  /// Relative clauses, circumstances and inserted sentences tell of other things; times and numbers name no one.
  bool leads_on(TokenIndex c) const {
    switch (relation(doc_, c)) {
      case Deprel::acl_relcl: case Deprel::parataxis: case Deprel::punct: case Deprel::case_: case Deprel::mark: case Deprel::det: case Deprel::aux:
      case Deprel::aux_pass: case Deprel::cop: case Deprel::cc: return false;
      case Deprel::advcl: return is_to_infinitive(doc_, c);
      default: return doc_.mentions.time_headed_by[c] < 0;
    }
  }

  const Index& index_;
  const Document& doc_;
  const Hit& hit_;
  const Event& event_;
  std::vector<Actor> found_;
};

}  // namespace

std::vector<Actor> addressees(const Index& index, const Hit& hit, const Event& event) {
  if (!has_content(event.type)) return {};
  return Search(index, hit, event).run();
}

}  // namespace dateline::records
