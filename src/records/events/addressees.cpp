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
    case EventType::ACCUSE: case EventType::SANCTION: case EventType::PROTEST: case EventType::COERCE: return true;
    default: return false;
  }
}

class Search {
 public:
  Search(const Index& index, const std::vector<Hit>& hits, const std::vector<Event>& events, std::size_t i)
      : index_(index), doc_(index.doc), hits_(hits), events_(events), hit_(hits[i]), event_(events[i]) {}

  std::vector<Actor> run() {
    if (event_.type == EventType::REQUEST) demanded_of();
    if (found_.empty()) done_to();
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
    if (event_.type == EventType::COERCE) return a.slot == SlotKind::obj;  // "banned a rally by the miners"
    if (a.slot == SlotKind::clause) return relation(doc_, a.token) != Deprel::advcl || is_to_infinitive(doc_, a.token) || (protest() && is_gerund(doc_, a.token));
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

  /// "threatened to break off relations with X": whom the event inside the content concerns.
  void done_to() {
    const Sentence& s = doc_.sentences[doc_.sentence_of(hit_.frame.trigger)];
    const auto first = std::lower_bound(hits_.begin(), hits_.end(), s.first, [](const Hit& h, TokenIndex t) { return h.frame.trigger < t; });
    for (auto j = static_cast<std::size_t>(first - hits_.begin()); j < hits_.size() && found_.empty(); ++j) {
      const TokenIndex t = hits_[j].frame.trigger;
      if (t >= s.last) break;
      if (&hits_[j] == &hit_ || hits_[j].rule->silent) continue;
      const bool inside = std::any_of(hit_.frame.arguments.begin(), hit_.frame.arguments.end(), [&](const Argument& a) { return carries_content(a) && (a.token == t || leads_to(a.token, t)); });
      if (!inside) continue;
      for (const Actor& a : events_[j].recipients) add(a);
      if (found_.empty() && event_.type != EventType::THREATEN) {
        for (const Actor& a : events_[j].actors) add(a);
      }
    }
  }

  bool leads_to(TokenIndex from, TokenIndex t) const {
    for (; t != from; t = head_of(doc_, t)) {
      if (t == kNoHead || !leads_on(t)) return false;
    }
    return true;
  }

  void take(TokenIndex t) {
    std::vector<Actor> actors;
    index_.actors_of(t, actors);
    for (const Actor& a : actors) add(a);
  }

  /// Who speaks or promises is not whom it concerns, nor is his own country as a whole.
  void add(const Actor& a) {
    const bool own = std::any_of(event_.actors.begin(), event_.actors.end(), [&](const Actor& b) {
      return same_actor(a, b) || (!protest() && a.role.empty() && !a.country.empty() && a.country == b.country);
    });
    if (!own) add_unique(found_, a);
  }

  bool protest() const { return event_.type == EventType::PROTEST; }

  /// Level by level, so that the actor nearest to the trigger is found first; what is coordinated with it comes along.
  void descend(std::vector<TokenIndex> level) {
    for (std::size_t depth = 0; depth < kMaxDepth && !level.empty() && found_.empty(); ++depth) {
      std::vector<TokenIndex> next;
      for (TokenIndex t : level) {
        take(t);
        if (depth > 1) std::erase_if(found_, [](const Actor& a) { return a.country.empty() && a.group.empty(); });  // "the neighbour": too far off
        for (TokenIndex c : doc_.children(t)) {
          if (leads_on(c)) next.push_back(c);
        }
      }
      level = std::move(next);
    }
  }

  bool speaks(TokenIndex t) const {
    return std::any_of(hit_.frame.arguments.begin(), hit_.frame.arguments.end(), [&](const Argument& a) {
      return a.slot == SlotKind::preposition && a.preposition == "speaker" && (a.token == t || head_of(doc_, a.token) == t);
    });
  }

  /// Relative clauses, circumstances and inserted sentences tell of other things; times and numbers name no one.
  bool leads_on(TokenIndex c) const {
    if (speaks(c)) return false;
    switch (relation(doc_, c)) {
      case Deprel::acl_relcl: case Deprel::parataxis: case Deprel::punct: case Deprel::case_: case Deprel::mark: case Deprel::det: case Deprel::aux:
      case Deprel::aux_pass: case Deprel::cop: case Deprel::cc: return false;
      case Deprel::advcl: return is_to_infinitive(doc_, c);
      default: return doc_.mentions.time_headed_by[c] < 0;
    }
  }

  const Index& index_;
  const Document& doc_;
  const std::vector<Hit>& hits_;
  const std::vector<Event>& events_;
  const Hit& hit_;
  const Event& event_;
  std::vector<Actor> found_;
};

}  // namespace

void find_addressees(const Index& index, const std::vector<Hit>& hits, std::vector<Event>& events) {
  // Backwards: the content of an event that stands inside another's content has its addressees first.
  for (std::size_t i = hits.size(); i-- > 0;) {
    if (hits[i].rule->silent || !events[i].recipients.empty() || !has_content(events[i].type)) continue;
    events[i].recipients = Search(index, hits, events, i).run();
  }
}

}  // namespace dateline::records
