#include "records/records.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "records/control/control.h"
#include "records/events/events.h"
#include "records/events/near_misses.h"
#include "records/statements/statements.h"
#include "records/tree.h"

namespace dateline::records {
namespace {

/// FNV-1a, 64 bits: stable over machines and versions, which std::hash is not.
std::uint64_t hash(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325ULL) {
  for (unsigned char c : bytes) seed = (seed ^ c) * 0x100000001b3ULL;
  return seed;
}

RecordBase& base_of(Record& r) {
  return std::visit([](auto& x) -> RecordBase& { return x; }, r);
}

std::string type_of(const Record& r) {
  if (const auto* e = std::get_if<Event>(&r)) return std::string("event ") + name(e->type) + e->trigger_lemma;
  if (const auto* c = std::get_if<Control>(&r)) return std::string("control ") + name(c->state) + (c->place ? c->place->name : "");
  return "statement " + std::get<Statement>(r).verb;
}

/// "The town was in the hands of the militia after an attack on its garrison": who came to hold the place made the attack.
void name_attackers(const Document& doc, const Lexicon& lexicon, std::vector<Record>& records) {
  for (Record& r : records) {
    auto* e = std::get_if<Event>(&r);
    if (!e || e->type != EventType::ASSAULT || !e->actors.empty() || e->recipients.empty()) continue;
    const TokenIndex t = doc.token_at(e->trigger.begin);
    if (t >= doc.tokens.size() || is_verb(doc, t) || !lexicon.is(lexicon.sequence_preposition, case_word(doc, t))) continue;
    for (const Record& other : records) {
      const auto* c = std::get_if<Control>(&other);
      if (!c || c->sentence != e->sentence || !c->holder || c->trigger.begin > e->trigger.begin) continue;
      if (c->state != ControlState::takes && c->state != ControlState::holds && c->state != ControlState::enters) continue;
      const bool victim = std::any_of(e->recipients.begin(), e->recipients.end(), [&](const Actor& a) { return a.name == c->holder->name; });
      if (victim) continue;
      e->actors = {*c->holder};
      break;
    }
  }
}

/// A road that fighters cut is a matter of control, not coercion besides.
void drop_coercion_at(const Control& c, std::vector<Record>& records) {
  if (c.state != ControlState::cuts) return;
  std::erase_if(records, [&](const Record& r) {
    const auto* e = std::get_if<Event>(&r);
    return e && e->type == EventType::COERCE && e->trigger == c.trigger;
  });
}

/// Whoever tries to take a place fights for it: an attempted capture is an assault too, unless the report's words gave one already.
std::optional<Event> fight_for(const Control& c, const std::vector<Record>& records) {
  if (c.status != Status::attempted || c.state != ControlState::takes || !c.holder) return std::nullopt;
  for (const Record& r : records) {
    const auto* e = std::get_if<Event>(&r);
    if (e && e->type == EventType::ASSAULT && e->span.overlaps(c.span)) return std::nullopt;
  }
  Event e;
  static_cast<RecordBase&>(e) = c;
  e.type = EventType::ASSAULT;
  e.cameo = "190";
  e.goldstein = -10;
  e.context = {"military"};
  e.actors = {*c.holder};
  if (c.from) e.recipients = {*c.from};
  e.place = c.place;
  e.time = c.time;
  e.status = c.status;
  e.sources = c.sources;
  e.trigger = c.trigger;
  e.trigger_lemma = c.trigger_lemma;
  return e;
}

/// A short paragraph of one sentence without an end mark is a heading, unless the report is made of such lines (a ticker).
/// Headings repeat what the text says; conventions leave them uncoded.
std::vector<bool> headings(const Document& doc) {
  std::vector<bool> is_heading(doc.sentences.size(), false);
  std::size_t bare = 0, paragraphs = 0;
  for (std::size_t i = 0; i < doc.sentences.size(); ++i) {
    const Sentence& s = doc.sentences[i];
    const bool first = i == 0 || doc.sentences[i - 1].paragraph != s.paragraph;
    const bool last = i + 1 == doc.sentences.size() || doc.sentences[i + 1].paragraph != s.paragraph;
    if (s.in_title) continue;
    paragraphs += first;
    if (!first || !last || s.last - s.first > 14) continue;
    const std::string_view end = doc.form(s.last - 1);
    const bool ended = end == "." || end == "!" || end == "?" || end == "”" || end == "\"" || end == "…" || end == ";" || end == ")" || end == "’";
    const std::string_view begin = doc.form(s.first);
    if (ended || begin == "•" || begin == "-" || begin == "*") continue;
    is_heading[i] = true;
    ++bare;
  }
  if (bare * 2 > paragraphs) is_heading.assign(is_heading.size(), false);
  return is_heading;
}

}  // namespace

void give_ids(std::vector<Record>& records, std::string_view report_id) {
  std::unordered_map<std::uint64_t, int> times;
  for (Record& r : records) {
    RecordBase& b = base_of(r);
    std::uint64_t id = hash(fmt::format("{}\n{}\n{}\n{}", report_id, b.span.begin, b.span.end, type_of(r)));
    if (const int n = ++times[id]; n > 1) id = hash(fmt::format("#{}", n), id);
    b.id = fmt::format("{:016x}", id);
  }
}

RecordFinder::RecordFinder(const knowledge::Knowledge& knowledge) : knowledge_(&knowledge), lexicon_(knowledge), matcher_(knowledge, lexicon_) {}

std::vector<NearMiss> RecordFinder::near_misses(const Document& doc, std::uint32_t sentence) const {
  return records::near_misses(Index(doc, lexicon_), matcher_, *knowledge_, sentence);
}

std::vector<Record> RecordFinder::find(const Document& doc, std::string_view report_id) const {
  const Index index(doc, lexicon_);
  const std::vector<Hit> hits = find_event_hits(index, matcher_);
  const std::vector<Attribution> attributions = find_attributions(index, matcher_, hits);
  const StatusFinder status(index, hits);
  const Circumstances circumstances(index, attributions);
  const Sources sources{attributions, status, circumstances};

  std::vector<Record> records;
  const std::vector<bool> heading = headings(doc);
  for (Event& e : build_events(index, hits, sources)) records.emplace_back(std::move(e));
  for (Control& c : find_controls(index, matcher_, sources)) {
    drop_coercion_at(c, records);
    if (auto fight = fight_for(c, records)) records.emplace_back(std::move(*fight));
    records.emplace_back(std::move(c));
  }
  name_attackers(doc, lexicon_, records);
  for (Statement& s : build_statements(index, attributions)) records.emplace_back(std::move(s));
  std::erase_if(records, [&](const Record& r) { return std::visit([&](const auto& x) -> bool { return heading[x.sentence]; }, r); });
  std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
    const auto key = [](const Record& r) { return std::visit([](const auto& x) { return std::pair(x.span.begin, x.span.end); }, r); };
    return key(a) < key(b);
  });
  give_ids(records, report_id);
  return records;
}

}  // namespace dateline::records
