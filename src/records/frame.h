// A frame: what stands around a trigger, by the slot names of knowledge/en/events/README.md, with voice, relative clauses,
// control, coordination and light verbs undone.
//
//   Frame f = frame_of(doc, trigger, TriggerForm::verb, lexicon);
//   for (const Argument& a : f.arguments) if (a.slot == SlotKind::subj) … doc.lemma(a.token)
//
// Building a frame is linear in the trigger's neighbourhood. A frame is a value.
#pragma once

#include <string>
#include <vector>

#include "dateline/document.h"
#include "knowledge/codebook.h"
#include "records/lexicon.h"

namespace dateline::records {

using SlotKind = knowledge::Slot::Kind;
using knowledge::TriggerForm;

struct Argument {
  SlotKind slot;
  std::string preposition;   // for SlotKind::preposition
  TokenIndex token;          // the head of the argument; an antecedent stands for its relative pronoun
  bool inherited = false;    // through control, coordination, a relative clause or a light verb
};

struct Frame {
  TokenIndex trigger = kNoToken;
  TriggerForm form = TriggerForm::verb;
  bool passive = false;
  TokenIndex light_verb = kNoToken;   // the verb that carries a nominal trigger: "launched an offensive", "came under attack"
  std::vector<Argument> arguments;

  bool has(SlotKind slot) const;
  bool has(const knowledge::Slot& slot) const;
  /// Heads that fill `slot`, in order of the frame.
  void fill(const knowledge::Slot& slot, std::vector<TokenIndex>& out) const;
};

Frame frame_of(const Document& doc, TokenIndex trigger, TriggerForm form, const Lexicon& lexicon);

}  // namespace dateline::records
