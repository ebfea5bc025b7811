// The feature templates of the parser and of its labeller. Part of the model format.
//
// Each decision has two lots of features: the first alone settle most decisions (two_step.h); training
// uses both. The functions append to `keys`.
#pragma once

#include "lang/parser_state.h"
#include "lang/sparse_model.h"

namespace dateline::lang {

/// The words that a decision looks at: the top of the stack, the front of the buffer, their children.
struct ParserView {
  using Node = ParserState::Node;
  ParserView(const ParserInput& words, const ParserState& state);

  const ParserInput& words;
  const ParserState& state;
  Node n0, n1, n2, m0, m1, m2;
  const ParserWord &s0, &s1, &s2, &b0, &b1, &b2;
  const ParserState::Links &k0, &k1, &kb;
  const ParserWord &s0l, &s0r, &s1l, &s1r, &b0l;
  std::uint64_t d0, d1, between0, between1;
};

/// Features of the next action of the guide: no labels.
void guide_first_keys(const ParserView& view, Keys& keys);
void guide_other_keys(const ParserView& view, Keys& keys);

/// Features of the next action, with what the guide said of the words at hand.
void action_first_keys(const ParserView& view, Keys& keys);
void action_other_keys(const ParserView& view, Keys& keys);

/// An arc about to be made, in the state before `child` leaves the stack: all its children stand.
struct ArcView {
  using Node = ParserState::Node;
  ArcView(const ParserInput& words, const ParserState& state, Node head, Node child);

  const ParserInput& words;
  const ParserState& state;
  const ParserWord &h, &c;
  const ParserState::Links &kh, &kc;
  std::uint64_t right;  // 1: the child stands to the right of its head
  std::uint64_t far, tags;
  Node head, child;
};

/// Features of the arc's label.
void label_first_keys(const ArcView& arc, Keys& keys);
void label_other_keys(const ArcView& arc, Keys& keys);

}  // namespace dateline::lang
