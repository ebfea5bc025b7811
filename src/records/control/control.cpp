#include "records/control/control.h"

#include <algorithm>

#include "records/actors_of_slots.h"
#include "records/control/share.h"
#include "records/tree.h"

namespace dateline::records {

using knowledge::RuleKind;

namespace {

Span control_span(const Document& doc, const Hit& hit) {
  const TokenIndex t = hit.frame.trigger;
  Span s = clause_span(doc, t);
  if (hit.frame.light_verb != kNoToken) s = cover(s, clause_span(doc, hit.frame.light_verb));
  // "areas under rebel control": the noun it hangs on belongs to the claim.
  if (hit.frame.form == TriggerForm::noun && relation(doc, t) == Deprel::nmod) s = cover(s, doc.tokens[head_of(doc, t)].span);
  const Span sentence = doc.sentences[doc.sentence_of(t)].span;
  return {std::max(s.begin, sentence.begin), std::min(s.end, sentence.end)};
}

std::optional<Actor> first(const std::vector<Actor>& actors) {
  return actors.empty() ? std::nullopt : std::optional<Actor>(actors.front());
}

/// The places of the coordinated nouns beside the one that was found.
std::vector<Place> more_places(const Index& index, TokenIndex at) {
  std::vector<Place> places;
  std::vector<TokenIndex> all;
  conjuncts(index.doc, at, all);
  for (TokenIndex t : all) {
    const std::int32_t i = index.doc.mentions.place_headed_by[t];
    if (t != at && i >= 0) places.push_back(index.doc.mentions.places[static_cast<std::size_t>(i)].place);
  }
  return places;
}

}  // namespace

std::vector<Control> find_controls(const Index& index, const Matcher& matcher, const Sources& sources) {
  const Document& doc = index.doc;
  std::vector<Control> controls;
  for (TokenIndex t = 0; t < doc.tokens.size(); ++t) {
    if (index.inside_name(t)) continue;
    const auto hit = matcher.match(index, t, RuleKind::control);
    if (!hit || hit->rule->silent) continue;
    Control c;
    TokenIndex at = kNoToken;
    c.place = sources.circumstances.controlled_place(*hit, hit->rule->place, &at);
    if (!c.place) continue;
    c.state = hit->rule->state;
    c.holder = first(actors_of_slots(index, hit->frame, hit->rule->agent));
    c.from = first(actors_of_slots(index, hit->frame, hit->rule->recipient));
    if (c.holder && c.from && c.holder->name == c.from->name) c.from.reset();
    c.rule = hit->rule->id;
    c.sentence = doc.sentence_of(t);
    c.span = control_span(doc, *hit);
    c.trigger = doc.tokens[t].span;
    c.trigger_lemma = hit->lemma;
    const auto attributed = attributions_of(doc, sources.attributions, t);
    c.status = sources.status.status_of(*hit, attributed);
    c.sources = sources_of(attributed);
    c.time = sources.circumstances.time_of(*hit);
    if (c.time && !doc.date.empty() && !c.time->start.empty() && c.time->start > doc.date && (c.status == Status::asserted || c.status == Status::claimed)) {
      c.status = Status::planned;
    }
    find_share(index, at, c);
    c.confidence = c.holder || c.from ? 0.8F : 0.6F;
    controls.push_back(c);
    if (head_of(doc, at) != t) continue;  // what is coordinated elsewhere is not held along with it
    for (Place& p : more_places(index, at)) {
      if (p.name == c.place->name) continue;
      Control other = c;
      other.place = std::move(p);
      controls.push_back(std::move(other));
    }
  }
  return controls;
}

}  // namespace dateline::records
