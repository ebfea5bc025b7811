// The feature templates of the parser and of its labeller. Part of the model format.
#pragma once

#include "lang/parser_state.h"
#include "lang/sparse_model.h"

namespace dateline::lang {

/// Features of the next action.
void action_keys(const ParserInput& words, const ParserState& state, Keys& keys);

/// Features of the label of an arc, in the state before `child` leaves the stack: all its children stand.
void label_keys(const ParserInput& words, const ParserState& state, ParserState::Node head, ParserState::Node child,
                Keys& keys);

}  // namespace dateline::lang
