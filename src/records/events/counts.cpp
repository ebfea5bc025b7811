#include "records/events/counts.h"

#include <algorithm>
#include <limits>

#include "records/tree.h"

namespace dateline::records {
namespace {

bool is_assault(const Hit& h) { return !h.rule->silent && h.rule->type == EventType::ASSAULT; }

/// The hit that `t` (or what it is coordinated with) triggers, or -1.
std::int32_t hit_at(const std::vector<Hit>& hits, TokenIndex t) {
  const auto it = std::lower_bound(hits.begin(), hits.end(), t, [](const Hit& h, TokenIndex x) { return h.frame.trigger < x; });
  if (it == hits.end() || it->frame.trigger != t || !is_assault(*it)) return -1;
  return static_cast<std::int32_t>(it - hits.begin());
}

std::int32_t cause_of(const Index& index, const std::vector<Hit>& hits, const Hit& hit) {
  const Document& doc = index.doc;
  const TokenIndex v = hit.frame.trigger;
  for (const Argument& a : hit.frame.arguments) {
    if (a.slot != SlotKind::subj && !(a.slot == SlotKind::preposition && (a.preposition == "in" || a.preposition == "by" || a.preposition == "during"))) continue;
    if (const std::int32_t i = hit_at(hits, a.token); i >= 0) return i;
  }
  const TokenIndex h = head_of(doc, v);
  if (h == kNoHead) return -1;
  switch (relation(doc, v)) {
    case Deprel::advcl:
      if (is_gerund(doc, v)) return hit_at(hits, h);
      return -1;
    case Deprel::acl: case Deprel::acl_relcl: return hit_at(hits, h);
    default: return -1;
  }
}

/// "launched a counteroffensive, attacking rebel positions": a participle that says the same event again, with more of it.
std::int32_t elaborated_by(const Index& index, const std::vector<Hit>& hits, const Hit& hit) {
  const TokenIndex v = hit.frame.trigger;
  const TokenIndex h = head_of(index.doc, v);
  if (h == kNoHead || relation(index.doc, v) != Deprel::advcl || !is_gerund(index.doc, v)) return -1;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (hits[i].frame.light_verb == h && is_assault(hits[i]) && hits[i].rule->type == hit.rule->type) return static_cast<std::int32_t>(i);
  }
  return -1;
}

int affinity(const Index& index, const Hit& hit, const CountMention& count) {
  const Document& doc = index.doc;
  const TokenIndex t = hit.frame.trigger;
  if (count.effect == t) return 1000;
  const bool casualty = count.count.kind == CountKind::killed || count.count.kind == CountKind::wounded;
  if (casualty && hit.rule->type != EventType::ASSAULT) return 0;
  if (count.count.kind == CountKind::arrested && hit.rule->type != EventType::COERCE && hit.rule->type != EventType::ASSAULT) return 0;
  if (count.count.kind == CountKind::released && hit.rule->type != EventType::RETREAT && hit.rule->type != EventType::CONCEDE) return 0;
  int score = 100;
  for (const Argument& a : hit.frame.arguments) {
    if (a.token == count.head) score = 500;
  }
  if (score == 100 && in_clause(doc, clause_head(doc, t), count.head)) score = 300;
  const auto distance = static_cast<int>(t < count.head ? count.head - t : t - count.head);
  return std::max(1, score - distance - (t > count.head ? 5 : 0));
}

}  // namespace

std::vector<std::int32_t> consequences(const Index& index, const std::vector<Hit>& hits) {
  std::vector<std::int32_t> cause(hits.size(), -1);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (!is_assault(hits[i]) || hits[i].frame.form != TriggerForm::verb) continue;
    const std::int32_t elaborated = elaborated_by(index, hits, hits[i]);
    if (elaborated >= 0 && static_cast<std::size_t>(elaborated) != i) cause[i] = elaborated;
    if (!index.lexicon.is(index.lexicon.consequence_verb, index.doc, hits[i].frame.trigger)) continue;
    const std::int32_t c = cause_of(index, hits, hits[i]);
    if (c >= 0 && static_cast<std::size_t>(c) != i) cause[i] = c;
  }
  for (std::size_t i = 0; i < hits.size(); ++i) {  // a cause that is itself a consequence passes its own on; no cycles
    for (int steps = 0; cause[i] >= 0 && cause[static_cast<std::size_t>(cause[i])] >= 0 && steps < 4; ++steps) {
      const std::int32_t next = cause[static_cast<std::size_t>(cause[i])];
      if (static_cast<std::size_t>(next) == i) { cause[i] = -1; break; }
      cause[i] = next;
    }
  }
  return cause;
}

std::vector<std::vector<std::uint32_t>> counts_of_hits(const Index& index, const std::vector<Hit>& hits) {
  std::vector<std::vector<std::uint32_t>> of(hits.size());
  const auto& counts = index.doc.mentions.counts;
  for (std::uint32_t c = 0; c < counts.size(); ++c) {
    if (counts[c].part_of_larger || counts[c].percent || counts[c].count.kind == CountKind::other) continue;
    const Sentence& s = index.doc.sentences[index.doc.sentence_of(counts[c].head)];
    auto it = std::lower_bound(hits.begin(), hits.end(), s.first, [](const Hit& h, TokenIndex t) { return h.frame.trigger < t; });
    int best = 0;
    std::size_t at = hits.size();
    for (; it != hits.end() && it->frame.trigger < s.last; ++it) {
      if (it->rule->silent) continue;
      const int score = affinity(index, *it, counts[c]);
      if (score > best) {
        best = score;
        at = static_cast<std::size_t>(it - hits.begin());
      }
    }
    if (at < hits.size()) of[at].push_back(c);
  }
  return of;
}

}  // namespace dateline::records
