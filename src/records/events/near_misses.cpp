#include "records/events/near_misses.h"

#include <algorithm>
#include <fmt/format.h>

namespace dateline::records {

using knowledge::Condition;
using knowledge::Item;
using knowledge::RuleKind;
using knowledge::Slot;

namespace {

constexpr std::size_t kItemsShown = 6;

std::string slot_name(const Slot& slot) {
  switch (slot.kind) {
    case Slot::Kind::subj: return "subj";
    case Slot::Kind::obj: return "obj";
    case Slot::Kind::iobj: return "iobj";
    case Slot::Kind::clause: return "clause";
    case Slot::Kind::mod: return "mod";
    case Slot::Kind::any: return "any";
    case Slot::Kind::case_: return "case";
    case Slot::Kind::head: return "head";
    case Slot::Kind::preposition: return std::string(slot.preposition);
  }
  return {};
}

std::string item_name(const knowledge::Knowledge& knowledge, const Item& item) {
  switch (item.kind) {
    case Item::Kind::lemma: return std::string(item.lemma);
    case Item::Kind::word_class: return "@" + std::string(knowledge.class_name({item.word_class}));
    case Item::Kind::actor: return "@actor";
    case Item::Kind::armed: return "@armed";
    case Item::Kind::state: return "@state";
    case Item::Kind::civilian: return "@civilian";
    case Item::Kind::person: return "@person";
    case Item::Kind::official: return "@official";
    case Item::Kind::place: return "@place";
    case Item::Kind::time: return "@time";
    case Item::Kind::count: return "@count";
    case Item::Kind::none: return "@none";
    case Item::Kind::some: return "@some";
  }
  return {};
}

std::string items(const knowledge::Knowledge& knowledge, const Condition& c) {
  std::string out;
  for (std::size_t i = 0; i < c.any_of.size() && i < kItemsShown; ++i) (out += out.empty() ? "" : ", ") += item_name(knowledge, c.any_of[i]);
  if (c.any_of.size() > kItemsShown) out += fmt::format(" or {} more", c.any_of.size() - kItemsShown);
  return out;
}

/// The words that fill the slot: "obj is peas".
std::string filling(const Index& index, const Trial& trial, const Slot& slot) {
  if (slot.kind == Slot::Kind::any) return "no word of the clause is";
  std::vector<TokenIndex> heads;
  trial.frame.fill(slot, heads);
  if (heads.empty()) return slot_name(slot) + " is empty, not";
  std::string words;
  for (TokenIndex t : heads) (words += words.empty() ? "" : ", ") += index.doc.form(t);
  return slot_name(slot) + " is " + words + ", not";
}

std::string reason(const Index& index, const knowledge::Knowledge& knowledge, const Trial& trial) {
  if (!trial.failing) return trial.rule->silent ? "a guard: nothing is coded" : fmt::format("{} came first", trial.winner->id);
  const bool excluded = std::any_of(trial.rule->unless.begin(), trial.rule->unless.end(), [&](const Condition& c) { return &c == trial.failing; });
  if (excluded) return fmt::format("unless {}: {}", slot_name(trial.failing->slot), items(knowledge, *trial.failing));
  return fmt::format("when: {} {}", filling(index, trial, trial.failing->slot), items(knowledge, *trial.failing));
}

/// How many of the rule's conditions held before the one that failed.
std::size_t nearness(const Trial& trial) {
  if (!trial.failing) return trial.rule->when.size() + trial.rule->unless.size() + 1;
  std::size_t held = 0;
  for (const Condition& c : trial.rule->when) {
    if (&c == trial.failing) return held;
    ++held;
  }
  return held;
}

}  // namespace

std::vector<NearMiss> near_misses(const Index& index, const Matcher& matcher, const knowledge::Knowledge& knowledge, std::uint32_t sentence) {
  std::vector<NearMiss> misses;
  const Sentence& s = index.doc.sentences[sentence];
  for (TokenIndex t = s.first; t < s.last; ++t) {
    for (const RuleKind kind : {RuleKind::event, RuleKind::control, RuleKind::statement}) {
      std::vector<Trial> trials = matcher.trials(index, t, kind);
      std::erase_if(trials, [](const Trial& trial) { return trial.rule == trial.winner && !trial.rule->silent; });
      std::stable_sort(trials.begin(), trials.end(), [](const Trial& a, const Trial& b) { return nearness(a) > nearness(b); });
      if (trials.size() > kNearest) trials.resize(kNearest);
      for (const Trial& trial : trials) misses.push_back({std::string(trial.rule->id), index.doc.tokens[t].span, trial.lemma, reason(index, knowledge, trial)});
    }
  }
  return misses;
}

}  // namespace dateline::records
