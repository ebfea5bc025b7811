#include "records/events/events.h"

#include <algorithm>
#include <cctype>

#include "records/actors_of_slots.h"
#include "records/events/accidents.h"
#include "records/events/addressees.h"
#include "records/events/counts.h"
#include "records/tree.h"

namespace dateline::records {

using knowledge::RuleKind;

namespace {

/// Types whose events happen at a place, so that a place named earlier in the report still holds.
bool happens_at_a_place(EventType type) {
  switch (type) {
    case EventType::ASSAULT: case EventType::COERCE: case EventType::PROTEST: case EventType::MOBILIZE: case EventType::RETREAT: case EventType::AID: return true;
    default: return false;
  }
}

class Builder {
 public:
  Builder(const Index& index, const std::vector<Hit>& hits, const Sources& sources)
      : index_(index), doc_(index.doc), hits_(hits), sources_(sources), consequence_(consequences(index, hits)), counts_(counts_of_hits(index, hits)) {}

  std::vector<Event> run() {
    std::vector<Event> events(hits_.size());
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      if (!hits_[i].rule->silent) events[i] = build(i);
    }
    for (Event& e : events) {
      if (e.type == EventType::COERCE) concern_the_country(e);  // first: a threat of it concerns the same
    }
    find_addressees(index_, hits_, events);
    for (Event& e : events) concern_the_country(e);
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      if (consequence_[i] >= 0 && !hits_[i].rule->silent) absorb(events[static_cast<std::size_t>(consequence_[i])], events[i]);
    }
    std::vector<Event> kept;
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      if (nobody_meets(hits_[i], events[i]) || nothing_happened(hits_[i], events[i])) continue;
      if (hits_[i].rule->silent || consequence_[i] >= 0) continue;
      source_counts(events[i]);
      kept.push_back(std::move(events[i]));
    }
    return kept;
  }

 private:
  /// "killed nine, according to the hospital, and twelve, according to the mayor": where a sentence gives two numbers of one kind, each
  /// has a source of its own: the one that follows it before the next number, else the one that stands before it.
  void source_counts(Event& e) const {
    for (std::size_t i = 0; i < e.counts.size(); ++i) {
      const Count& count = e.counts[i];
      std::uint32_t begin = 0, end = 0xFFFFFFFF;  // the other numbers of its kind
      for (const Count& other : e.counts) {
        if (other.kind != count.kind || other.span == count.span) continue;
        if (other.span.begin < count.span.begin) begin = std::max(begin, other.span.end);
        else end = std::min(end, other.span.begin);
      }
      if (begin == 0 && end == 0xFFFFFFFF) continue;
      if (const Attribution* a = source_between(count.span, begin, end, doc_.sentence_of(doc_.token_at(count.span.begin)))) {
        e.counts[i].source = source_index(e, a->source());
      }
    }
  }

  const Attribution* source_between(Span count, std::uint32_t begin, std::uint32_t end, std::uint32_t sentence) const {
    const Attribution* before = nullptr;
    const Sentence& s = doc_.sentences[sentence];
    const auto& all = sources_.attributions;  // in order of their cues
    auto i = std::lower_bound(all.begin(), all.end(), s.first, [](const Attribution& a, TokenIndex t) { return a.cue < t; });
    for (; i != all.end() && i->cue < s.last; ++i) {
      const Attribution& a = *i;
      if (!a.speaker) continue;
      const std::uint32_t at = doc_.tokens[a.cue].span.begin;
      if (at > count.end && at < end) return &a;
      if (at >= begin && at < count.begin) before = &a;
    }
    return before;
  }

  static std::int32_t source_index(Event& e, const Source& source) {
    const auto at = std::find_if(e.sources.begin(), e.sources.end(), [&](const Source& s) { return s.name == source.name; });
    if (at != e.sources.end()) return static_cast<std::int32_t>(at - e.sources.begin());
    e.sources.push_back(source);
    return static_cast<std::int32_t>(e.sources.size() - 1);
  }

  /// "a joint operation", "talks": a noun for what two do together, of which no one is named, says nothing.
  static bool nobody_meets(const Hit& hit, const Event& e) {
    return hit.rule->reciprocal && hit.frame.form == TriggerForm::noun && e.actors.empty() && e.type == EventType::COOPERATE;
  }

  /// "reinforcements to repel attacks": an attack by nobody on nobody that an intention speaks of is no event.
  bool nothing_happened(const Hit& hit, const Event& e) const {
    if (e.type != EventType::ASSAULT || !e.actors.empty() || !e.recipients.empty()) return false;
    const TokenIndex verb = head_of(doc_, hit.frame.trigger);
    return (e.status == Status::planned || e.status == Status::attempted) && verb != kNoHead && is_to_infinitive(doc_, verb);
  }

  Event build(std::size_t i) const {
    const Hit& hit = hits_[i];
    const knowledge::Rule& rule = *hit.rule;
    const TokenIndex t = hit.frame.trigger;
    Event e;
    e.type = rule.type;
    e.mode = rule.mode;
    e.cameo = rule.cameo;
    e.goldstein = rule.goldstein;
    for (std::string_view c : rule.context) e.context.emplace_back(c);
    e.rule = rule.id;
    e.sentence = doc_.sentence_of(t);
    e.trigger = doc_.tokens[t].span;
    e.trigger_lemma = hit.lemma;
    e.span = span(hit);
    participants(hit, e);
    auto attributed = attributions_of(doc_, sources_.attributions, t);
    if (base(relation(doc_, t)) == Deprel::aux) {  // who says what he will do, or another must, does so by saying it
      std::erase_if(attributed, [&](const Attribution* a) { return a->speaker && std::any_of(e.actors.begin(), e.actors.end(), [&](const Actor& x) { return same_actor(x, *a->speaker); }); });
    }
    e.status = sources_.status.status_of(hit, attributed);
    e.sources = sources_of(attributed);
    e.place = sources_.circumstances.place_of(hit, happens_at_a_place(e.type));
    e.time = sources_.circumstances.time_of(hit);
    future_is_planned(e);
    for (std::uint32_t c : counts_[i]) e.counts.push_back(doc_.mentions.counts[c].count);
    weapons(hit, e);
    e.confidence = confidence(hit, e);
    return e;
  }

  Span span(const Hit& hit) const {
    const bool modal = base(relation(doc_, hit.frame.trigger)) == Deprel::aux;
    Span s = clause_span(doc_, modal ? head_of(doc_, hit.frame.trigger) : hit.frame.trigger);
    if (hit.frame.light_verb != kNoToken) s = cover(s, doc_.tokens[hit.frame.light_verb].span);
    const Span sentence = doc_.sentences[doc_.sentence_of(hit.frame.trigger)].span;
    return {std::max(s.begin, sentence.begin), std::min(s.end, sentence.end)};
  }

  void participants(const Hit& hit, Event& e) const {
    e.actors = actors_of_slots(index_, hit.frame, hit.rule->agent);
    if (e.actors.empty()) e.actors = doers_of_setting(hit, e.type);
    e.recipients = actors_of_slots(index_, hit.frame, hit.rule->recipient);
    mediators(hit, e);
    const bool together = e.recipients.empty() && e.actors.size() > 1 && (e.type == EventType::AGREE || e.type == EventType::COOPERATE);
    if (hit.rule->reciprocal || together) {
      std::vector<Actor> all = e.actors;
      for (const Actor& a : e.recipients) add_unique(all, a);
      e.actors = all;
      if (all.size() > 1) e.recipients = all;  // nobody meets himself
      return;
    }
    // Nobody acts on himself: a reading that says so has found one actor twice.
    std::erase_if(e.recipients, [&](const Actor& r) {
      return std::any_of(e.actors.begin(), e.actors.end(), [&](const Actor& a) { return same_actor(a, r); });
    });
  }

  /// "freed the hostages in a raid": whoever acts in an attack makes it.
  std::vector<Actor> doers_of_setting(const Hit& hit, EventType type) const {
    const TokenIndex t = hit.frame.trigger, verb = head_of(doc_, t);
    if (type != EventType::ASSAULT || hit.frame.form != TriggerForm::noun || verb == kNoHead || !is_verb(doc_, verb)) return {};
    if (relation(doc_, t) != Deprel::obl || case_word(doc_, t) != "in" || is_passive(doc_, verb) || index_.lexicon.is(index_.lexicon.light_verb_passive, doc_, verb)) return {};
    const Frame setting = frame_of(doc_, verb, TriggerForm::verb, index_.lexicon);
    if (!setting.has(SlotKind::obj)) return {};  // "died in an attack"
    return actors_of_slots(index_, setting, {{SlotKind::subj, {}}});
  }

  /// "a mediation of Oman between X and Y": those between whom are no mediators.
  void mediators(const Hit& hit, Event& e) const {
    const knowledge::Slot between{SlotKind::preposition, "between"};
    const auto& to = hit.rule->recipient;
    const bool third = !hit.rule->reciprocal && std::any_of(to.begin(), to.end(), [&](const knowledge::Slot& s) { return s.kind == between.kind && s.preposition == between.preposition; });
    if (!third) return;
    const std::vector<Actor> sides = actors_of_slots(index_, hit.frame, {between});
    std::erase_if(e.actors, [&](const Actor& a) { return std::any_of(sides.begin(), sides.end(), [&](const Actor& b) { return a.span == b.span; }); });
  }

  /// Troops, aid and orders that reach another country concern it where the words name no one else; curfews, bans and their easing
  /// concern the country in which they hold.
  void concern_the_country(Event& e) const {
    const bool order = e.cameo.starts_with("172") || e.cameo.starts_with("081");
    const bool reaches = order || e.type == EventType::MOBILIZE || e.type == EventType::AID || e.type == EventType::SANCTION || e.type == EventType::COERCE || e.cameo.starts_with("087");
    if (!reaches || !e.recipients.empty() || e.actors.empty() || !e.place || e.place->inferred || e.place->country.empty()) return;
    const bool home = std::any_of(e.actors.begin(), e.actors.end(), [&](const Actor& a) { return a.country == e.place->country; });
    if (home && !order) return;
    const knowledge::Country c = index_.lexicon.knowledge->country_by_iso3(e.place->country);
    if (c.name.empty()) return;
    Actor a;
    a.name = c.name;
    a.country = e.place->country;
    a.id = a.country;
    a.via = ActorVia::pattern;
    a.span = e.place->span;
    e.recipients = {a};
  }

  void future_is_planned(Event& e) const {
    if (!e.time || e.time->start.empty() || doc_.date.empty()) return;
    if ((e.status == Status::asserted || e.status == Status::claimed) && e.time->start > doc_.date) e.status = Status::planned;
  }

  void weapons(const Hit& hit, Event& e) const {
    if (e.type != EventType::ASSAULT && e.type != EventType::MOBILIZE && e.type != EventType::AID) return;
    for (const Argument& a : hit.frame.arguments) {
      if (index_.lexicon.is(index_.lexicon.weapon_noun, doc_, a.token)) {
        const std::string word(doc_.lemma(a.token));
        if (std::find(e.weapons.begin(), e.weapons.end(), word) == e.weapons.end()) e.weapons.push_back(word);
      }
    }
  }

  static float confidence(const Hit& hit, const Event& e) {
    double c = 0.55;
    if (!hit.rule->when.empty()) c += 0.1;
    if (!e.actors.empty()) c += 0.1;
    if (!e.recipients.empty()) c += 0.1;
    if (e.place && !e.place->inferred) c += 0.05;
    if (hit.frame.form == TriggerForm::verb) c += 0.05;
    return static_cast<float>(c);
  }

  /// A consequence ("…, killing three") gives its cause the victims and the toll.
  void absorb(Event& cause, const Event& consequence) const {
    const bool mutual = !cause.actors.empty() && cause.actors.size() == cause.recipients.size() && cause.actors.front().span == cause.recipients.front().span;
    const bool both = mutual && consequence.actors.size() == consequence.recipients.size();
    for (const Actor& party : consequence.actors) {  // "began talks with Iran": the noun knows the other side
      if (!both) break;
      add_unique(cause.actors, party);
      add_unique(cause.recipients, party);
    }
    if (!mutual) {  // who was hit did not strike: "three civilians were dead after the raid"
      std::erase_if(cause.actors, [&](const Actor& a) {
        return std::any_of(consequence.recipients.begin(), consequence.recipients.end(), [&](const Actor& victim) { return victim.span == a.span; });
      });
    }
    if (cause.actors.empty()) cause.actors = consequence.actors;
    for (const Actor& victim : consequence.recipients) {
      if (mutual) break;  // both sides stand there already
      const bool doer = std::any_of(cause.actors.begin(), cause.actors.end(), [&](const Actor& a) { return a.name == victim.name && a.country == victim.country; });
      if (!doer) add_unique(cause.recipients, victim);
    }
    for (const Count& c : consequence.counts) {
      if (std::find(cause.counts.begin(), cause.counts.end(), c) == cause.counts.end()) cause.counts.push_back(c);
    }
    const bool finer = consequence.place && cause.place && !consequence.place->inferred && consequence.place->precision < cause.place->precision && consequence.place->located;
    if (!cause.place || cause.place->inferred || finer) cause.place = consequence.place ? consequence.place : cause.place;
    if (!cause.time) cause.time = consequence.time;
    if (cause.sources.empty() && !consequence.sources.empty()) {
      cause.sources = consequence.sources;
      if (cause.status == Status::asserted) cause.status = consequence.status;
    }
    cause.span = cover(cause.span, consequence.span);
  }

  const Index& index_;
  const Document& doc_;
  const std::vector<Hit>& hits_;
  const Sources& sources_;
  std::vector<std::int32_t> consequence_;                // for each hit: the hit it is a consequence of, or -1
  std::vector<std::vector<std::uint32_t>> counts_;       // for each hit: indexes of count mentions
};

}  // namespace

/// "the opposition", "a rights campaign", "the mission": a noun that stands for an actor here is no event.
static bool names_an_actor(const Index& index, TokenIndex t) {
  if (is_verb(index.doc, t)) return false;
  const auto [first, past] = index.actors_headed_by(t);
  return first != past;
}

/// "2011 Syrian uprising: At least 88 …", "Conflict in Iraq: …": a label before a colon names the story and tells nothing.
static bool labels(const Index& index, TokenIndex t) {
  constexpr TokenIndex kLongestLabel = 10;
  const Document& doc = index.doc;
  const Sentence& s = doc.sentences[doc.sentence_of(t)];
  for (TokenIndex u = s.first; u < s.last && u < s.first + kLongestLabel; ++u) {
    if (is_verb(doc, u) || doc.form(u) == "," || doc.form(u) == ";" || doc.form(u) == "\"" || doc.form(u) == "“") return false;
    if (doc.form(u) != ":") continue;
    if (t >= u) return false;
    for (TokenIndex v = u + 1; v < s.last; ++v) {
      if (is_verb(doc, v)) return true;
    }
    return false;
  }
  return false;
}

/// "the offensive", "these attacks": a definite noun that brings nothing of its own points back to an event told before.
static bool points_back(const Index& index, const Hit& hit) {
  if (hit.frame.form != TriggerForm::noun || hit.frame.light_verb != kNoToken) return false;
  const Document& doc = index.doc;
  const TokenIndex t = hit.frame.trigger;
  bool definite = false;
  for (TokenIndex c : doc.children(t)) {
    if (relation(doc, c) == Deprel::det) definite = index.lexicon.is(index.lexicon.definite_determiner, doc, c);
    if (doc.mentions.time_headed_by[c] >= 0 || doc.mentions.count_headed_by[c] >= 0) return false;
  }
  if (!definite) return false;
  return std::none_of(hit.frame.arguments.begin(), hit.frame.arguments.end(), [&](const Argument& a) {
    return a.slot != SlotKind::mod && a.slot != SlotKind::case_ && a.slot != SlotKind::head;
  });
}

/// "applied strikes" is one trigger: the noun inside a verb's idiom is none of its own.
static void drop_nouns_of_idioms(const Document& doc, std::vector<Hit>& hits) {
  std::vector<TokenIndex> covered;
  for (const Hit& h : hits) {
    if (h.lemma.find(' ') == std::string::npos) continue;
    for (const Hit& n : hits) {
      if (n.frame.form != TriggerForm::noun || head_of(doc, n.frame.trigger) != h.frame.trigger) continue;
      if ((" " + h.lemma + " ").find(" " + std::string(doc.lemma(n.frame.trigger)) + " ") != std::string::npos) covered.push_back(n.frame.trigger);
    }
  }
  std::erase_if(hits, [&](const Hit& h) { return std::find(covered.begin(), covered.end(), h.frame.trigger) != covered.end(); });
}

std::vector<Hit> find_event_hits(const Index& index, const Matcher& matcher) {
  std::vector<Hit> hits;
  for (TokenIndex t = 0; t < index.doc.tokens.size(); ++t) {
    if (index.inside_name(t) || names_an_actor(index, t)) continue;
    if (auto hit = matcher.match(index, t, RuleKind::event); hit && !points_back(index, *hit) && !labels(index, t)) hits.push_back(std::move(*hit));
  }
  drop_nouns_of_idioms(index.doc, hits);
  drop_accidents(index, hits);
  return hits;
}

std::vector<Event> build_events(const Index& index, const std::vector<Hit>& hits, const Sources& sources) {
  return Builder(index, hits, sources).run();
}

}  // namespace dateline::records
