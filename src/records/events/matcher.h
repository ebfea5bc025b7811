// Which rule of the codebook a word triggers, if any.
//
//   Matcher matcher(knowledge, lexicon);
//   if (auto hit = matcher.match(index, t, RuleKind::event)) … hit->rule, hit->frame
//
// A trigger costs one hash look-up where the codebook does not know its lemma. Immutable, thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "knowledge/codebook.h"
#include "records/frame.h"
#include "records/index.h"

namespace dateline::records {

struct Hit {
  const knowledge::Rule* rule;
  Frame frame;
  std::string lemma;  // of the trigger, idiom included: "lay down arm"
};

/// A rule whose trigger and idiom stand, and what became of it.
struct Trial {
  const knowledge::Rule* rule;
  const knowledge::Condition* failing;  // the first condition that fails; nullptr when all hold
  const knowledge::Rule* winner;        // the rule that was chosen for the trigger; nullptr when none
  Frame frame;
  std::string lemma;
};

class Matcher {
 public:
  Matcher(const knowledge::Knowledge& knowledge, const Lexicon& lexicon) : knowledge_(&knowledge), lexicon_(&lexicon) {}

  /// The best rule of `kind` that token `t` triggers. A guard (`silent`) that wins is returned as well: the caller drops it.
  std::optional<Hit> match(const Index& index, TokenIndex t, knowledge::RuleKind kind) const;

  /// Every rule of `kind` that token `t` might trigger, in the order in which they are asked. For `explain`; match() is the fast way.
  std::vector<Trial> trials(const Index& index, TokenIndex t, knowledge::RuleKind kind) const;

  /// Why `rule` does or does not hold in `frame`: the first condition that fails, or nullptr.
  const knowledge::Condition* failing(const Index& index, const Frame& frame, const knowledge::Rule& rule) const;

 private:
  std::span<const knowledge::Candidate> candidates(const Document& doc, TokenIndex t, TriggerForm form, std::string& lemma) const;
  bool holds(const Index& index, const Frame& frame, const knowledge::Condition& condition) const;
  bool agrees(const Index& index, TokenIndex t, const knowledge::Item& item) const;
  bool idiom_stands(const Document& doc, TokenIndex t, TriggerForm form, const std::vector<std::string_view>& idiom) const;

  const knowledge::Knowledge* knowledge_;
  const Lexicon* lexicon_;
};

}  // namespace dateline::records
