#include "lang/parser.h"

#include <algorithm>

namespace dateline::lang {

Action best_action(const std::array<std::int32_t, kActions>& scores, const ParserState& state) {
  Action best = Action::shift;
  std::int32_t highest = INT32_MIN;
  for (const Action action : {Action::shift, Action::left, Action::right}) {
    const std::int32_t score = scores[static_cast<std::size_t>(action)];
    if (state.can(action) && score > highest) highest = score, best = action;
  }
  return best;
}

Parser Parser::load(const SectionSource& source) {
  Parser parser;
  parser.words_ = ParserWords::load(source);
  parser.network_ = ParserNetwork::load(source);
  return parser;
}

void Parser::parse(const ParserInput& input, Scratch& scratch, std::vector<std::uint32_t>& heads, std::vector<Deprel>& labels) const {
  ParserState& state = scratch.state;
  const std::size_t n = input.size();
  state.reset(n);
  ParserNetwork::Hidden hidden;
  while (n > 0 && !state.finished()) {
    if (state.depth() == 0) {
      state.shift();
      continue;
    }
    ParserView view(input, state);
    network_.activate(input, view, hidden);
    const Action action = state.buffer_empty() ? Action::right : best_action(network_.actions(hidden), state);
    if (action == Action::shift) state.shift();
    else state.attach(action, static_cast<std::uint8_t>(static_cast<int>(network_.best_label(hidden, action, input[state.stack(0)].upos)) + 1));
  }
  state.finish();
  heads.resize(n);
  labels.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    heads[i] = state.head(static_cast<ParserState::Node>(i));
    labels[i] = static_cast<Deprel>(state.label(static_cast<ParserState::Node>(i)) - 1);
  }
}

void prepare_input(const SentenceFeatures& sentence, std::span<const TagClass> tags, std::span<const std::uint32_t> lemma_hashes,
                   const ParserWords& words, const Tagger& tagger, const WordPairs& pairs, ParserInput& input) {
  input.resize(sentence.size());
  input.set_pairs(pairs);
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    ParserWord& word = input[i];
    const ParserWordSlot entry = words.look_up(sentence[i]);
    word.word = entry.id;
    word.usual_tag = static_cast<std::uint8_t>(entry.tag);
    word.cluster = static_cast<std::uint16_t>(sentence[i].cluster + 2);
    word.coarse = static_cast<std::uint8_t>(std::min(sentence[i].coarse + 2, static_cast<int>(ParserWord::kMostCoarse)));
    word.tag = ParserWord::tag_of(tags[i]);
    word.upos = static_cast<std::uint8_t>(static_cast<int>(tagger.upos(tags[i])) + 1);
    word.lemma = lemma_hashes[i];
  }
  input.finish();
}

}  // namespace dateline::lang
