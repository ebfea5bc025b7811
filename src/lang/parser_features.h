// The feature templates of the parser and of its labeller. Part of the model format.
#pragma once

#include "lang/parser_state.h"
#include "lang/sparse_model.h"

namespace dateline::lang {

/// Features of the next action of the guide: no labels.
void guide_keys(const ParserInput& words, const ParserState& state, Keys& keys);

/// Features of the next action, with what the guide said of the words at hand.
void action_keys(const ParserInput& words, const ParserState& state, Keys& keys);

/// Features of the label of an arc, in the state before `child` leaves the stack: all its children stand.
void label_keys(const ParserInput& words, const ParserState& state, ParserState::Node head, ParserState::Node child,
                Keys& keys);

}  // namespace dateline::lang
