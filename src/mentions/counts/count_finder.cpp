#include "mentions/counts/count_finder.h"

#include <cmath>
#include <vector>

#include "mentions/counts/count_vocabulary.h"
#include "mentions/counts/effects.h"
#include "mentions/counts/quantity.h"
#include "mentions/names/tree.h"

namespace dateline::mentions {

struct CountFinder::Tables {
  explicit Tables(const knowledge::Knowledge& k) : knowledge(k), vocabulary(k), numerals(k) {}
  const knowledge::Knowledge& knowledge;
  CountVocabulary vocabulary;
  Numerals numerals;
};

namespace {

bool is_thing(CountKind kind) {
  return kind == CountKind::aircraft || kind == CountKind::vehicles || kind == CountKind::targets ||
         kind == CountKind::strikes;
}

class Pass {
 public:
  Pass(Document& doc, const CountVocabulary& vocabulary, const Numerals& numerals,
       const knowledge::Knowledge& knowledge)
      : doc_(doc),
        words_(doc),
        vocabulary_(vocabulary),
        reader_(doc, words_, vocabulary, numerals),
        effects_(doc, words_, vocabulary, knowledge) {}

  void run() {
    doc_.mentions.counts.clear();
    for (const Sentence& s : doc_.sentences) read(s);
  }

 private:
  void read(const Sentence& s);
  std::optional<CountMention> mention(const Quantity& q, const Sentence& s) const;
  bool pronoun_one(const Quantity& q, const Sentence& s) const;
  bool inherits(const Quantity& q, const Sentence& s) const;
  bool exchange(const Sentence& s) const;
  void share_backwards();

  Document& doc_;
  const Words words_;
  const CountVocabulary& vocabulary_;
  const QuantityReader reader_;
  const EffectFinder effects_;
  std::vector<CountMention> found_;  // of the sentence that is read
};

/// A bare number after a count whose effect is told: "two were killed according to the mission, three according to an official".
bool Pass::inherits(const Quantity& q, const Sentence& s) const {
  if (q.article || q.percent || q.noun != kNoToken || found_.empty() || found_.back().effect == kNoToken) return false;
  if (is_thing(found_.back().count.kind)) return false;
  // "speaks of four", "has confirmed 67"; not "handed out blankets to 9,000".
  if (q.first > s.first && doc_.tokens[q.first - 1].upos == Upos::ADP &&
      !vocabulary_.is(vocabulary_.inherit_link, words_.form(q.first - 1)))
    return false;
  if (q.last >= s.last) return true;
  const Upos next = doc_.tokens[q.last].upos;
  return next == Upos::PUNCT || next == Upos::ADP || next == Upos::VERB || next == Upos::AUX || next == Upos::CCONJ ||
         next == Upos::SCONJ;
}

/// "the last one", "no one", "the one of Somalia": no number.
bool Pass::pronoun_one(const Quantity& q, const Sentence& s) const {
  if (q.article || q.noun != kNoToken || q.of_pronoun || !q.min || *q.min != 1 ||
      Numerals::parse_digits(words_.form(q.number)))
    return false;
  if (q.first < q.number && words_.form(q.number - 1) == words_.form(q.first)) {
    const Upos modifier = doc_.tokens[q.first].upos;
    if (modifier == Upos::DET || modifier == Upos::PRON) return true;
  }
  if (q.first == s.first) return false;
  const Upos before = doc_.tokens[q.first - 1].upos;
  return before == Upos::DET || before == Upos::ADJ || before == Upos::PRON;
}

std::optional<CountMention> Pass::mention(const Quantity& q, const Sentence& s) const {
  CountMention m;
  m.first = q.first, m.last = q.last;
  m.head = q.noun != kNoToken ? q.noun : q.number_last - 1;
  m.span = doc_.span_of(q.first, q.last);
  m.percent = q.percent;
  Count& c = m.count;
  c.span = m.span;
  c.approx = q.approx;
  if (q.min) c.min = std::llround(*q.min);
  if (q.max) c.max = std::llround(*q.max);
  if (q.noun != kNoToken && !q.percent) {
    TokenIndex from = q.number_last;
    if (from < q.noun && vocabulary_.is(vocabulary_.of, words_.form(from))) ++from;
    c.of = doc_.words(doc_.span_of(from, q.last));
  }
  if (q.percent) return m;
  if (q.noun == kNoToken && !q.min && !q.max) return std::nullopt;  // "so many"
  if (pronoun_one(q, s)) return std::nullopt;
  std::optional<CountKind> noun_kind;
  if (q.noun != kNoToken) noun_kind = vocabulary_.noun(words_, q.noun);
  m.part_of_larger = effects_.part_of_larger(q, s);
  if (m.part_of_larger && !found_.empty()) {
    c.kind = found_.back().count.kind;
    m.effect = found_.back().effect;
    return m;
  }
  if (const auto effect = effects_.find(q, s)) {
    c.kind = effect->kind;
    m.effect = effect->token;
    if (noun_kind && is_thing(*noun_kind)) c.kind = *noun_kind;
  } else if (noun_kind) {
    c.kind = *noun_kind;
  } else if (inherits(q, s)) {
    c.kind = found_.back().count.kind;
    m.effect = found_.back().effect;
  } else if (q.noun == kNoToken) {
    return std::nullopt;  // a number of nothing
  }
  if (q.article &&
      (m.effect == kNoToken || is_thing(c.kind) || c.kind == CountKind::other || c.kind == CountKind::forces))
    return std::nullopt;
  return m;
}

/// "exchange prisoners: 63 Ukrainians and 72 Russians"
bool Pass::exchange(const Sentence& s) const {
  bool changes = false, prisoners = false;
  for (TokenIndex t = s.first; t < s.last; ++t) {
    changes |= vocabulary_.is(vocabulary_.exchange, words_.lemma(t));
    prisoners |= vocabulary_.is(vocabulary_.prisoner, words_.lemma(t));
  }
  return changes && prisoners;
}

/// "At least 52 rebels and six soldiers dead": what is said after the last of a list holds for all of it.
void Pass::share_backwards() {
  for (std::size_t i = found_.size(); i-- > 1;) {
    CountMention& m = found_[i - 1];
    const CountMention& next = found_[i];
    if (m.effect != kNoToken || m.percent || is_thing(m.count.kind) || next.effect == kNoToken ||
        next.effect < next.first || next.part_of_larger)
      continue;
    bool list = m.last < next.first;
    for (TokenIndex t = m.last; t < next.first; ++t)
      list &= doc_.tokens[t].upos == Upos::CCONJ || words_.form(t) == ",";
    if (list && next.first - m.last <= 2) m.count.kind = next.count.kind, m.effect = next.effect;
  }
}

void Pass::read(const Sentence& s) {
  found_.clear();
  for (TokenIndex t = s.first; t < s.last;) {
    const auto q = reader_.read(t, s);
    if (!q) {
      ++t;
      continue;
    }
    if (q->article &&
        (doc_.tokens[q->noun].xpos != xpos_from("NN") || !vocabulary_.is(vocabulary_.person, words_.lemma(q->noun)))) {
      ++t;
      continue;
    }
    if (auto m = mention(*q, s)) found_.push_back(std::move(*m));
    t = q->number_last;
  }
  share_backwards();
  const bool swapped = !found_.empty() && exchange(s);
  for (CountMention& m : found_) {
    if (swapped && (m.count.kind == CountKind::other || m.count.kind == CountKind::forces) && !m.percent &&
        m.head != kNoToken)
      m.count.kind = CountKind::released;
    doc_.mentions.counts.push_back(std::move(m));
  }
}

}  // namespace

CountFinder::CountFinder(const knowledge::Knowledge& knowledge) : tables_(std::make_unique<const Tables>(knowledge)) {}
CountFinder::~CountFinder() = default;

void CountFinder::find(Document& doc) const {
  Pass(doc, tables_->vocabulary, tables_->numerals, tables_->knowledge).run();
}

}  // namespace dateline::mentions
