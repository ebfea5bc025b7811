#include "lang/parser.h"

#include <algorithm>

#include "lang/hashing.h"

namespace dateline::lang {
namespace {

Action best_action(const std::array<std::int32_t, 4>& scores, const ParserState& state) {
  Action best = Action::shift;
  std::int32_t highest = -1;
  for (const Action action : {Action::shift, Action::left, Action::right}) {
    const std::int32_t score = scores[static_cast<std::size_t>(action)];
    if (state.can(action) && score > highest) best = action, highest = score;
  }
  return best;
}

}  // namespace

Parser Parser::load(const SectionSource& source) {
  Parser parser;
  parser.guide_ = RowModel::load(source, "parser.guide");
  parser.actions_ = RowModel::load(source, "parser.actions");
  parser.labels_ = SparseModel::load(source, "parser.labels");
  return parser;
}

void parse_guide(const RowModel& guide, const ParserInput& input, Parser::Scratch& scratch, std::vector<std::uint32_t>& heads) {
  ParserState& state = scratch.state;
  const std::size_t n = input.size();
  scratch.reversed.assign_reversed(input);
  state.reset(n);
  while (n > 0 && !state.finished()) {
    Action action = state.buffer_empty() ? Action::right : Action::shift;
    if (state.depth() > 0 && !state.buffer_empty()) {
      guide_keys(scratch.reversed, state, scratch.keys);
      action = best_action(guide.score(scratch.keys.span()), state);
    }
    if (action == Action::shift) state.shift();
    else state.attach(action, 1);
  }
  state.finish();
  heads.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const ParserState::Node head = state.head(static_cast<ParserState::Node>(n - 1 - i));
    heads[i] = static_cast<std::uint32_t>(head == n ? n : n - 1 - head);
  }
}

void Parser::parse(ParserInput& input, Scratch& scratch, std::vector<std::uint32_t>& heads,
                   std::vector<Deprel>& labels) const {
  ParserState& state = scratch.state;
  const std::size_t n = input.size();
  parse_guide(guide_, input, scratch, scratch.guide);
  input.set_guide(scratch.guide);
  state.reset(n);
  if (n == 0) return heads.clear(), labels.clear();
  while (!state.finished()) {
    if (state.depth() < 1 || (state.depth() == 1 && state.buffer_empty())) {
      state.shift();
      continue;
    }
    Action action = Action::right;
    if (!state.buffer_empty()) {
      action_keys(input, state, scratch.keys);
      action = best_action(actions_.score(scratch.keys.span()), state);
    }
    if (action == Action::shift) {
      state.shift();
      continue;
    }
    label_keys(input, state, state.head_of(action), state.stack(0), scratch.keys);
    std::int32_t scores[kMaxClasses] = {};
    labels_.add(scratch.keys.span(), scores);
    const auto best = std::max_element(scores + 1, scores + kDeprelCount) - scores;  // 0 is root: never an arc's label
    state.attach(action, static_cast<std::uint8_t>(best + 1));
  }
  state.finish();
  heads.resize(n);
  labels.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    heads[i] = state.head(static_cast<ParserState::Node>(i));
    labels[i] = static_cast<Deprel>(state.label(static_cast<ParserState::Node>(i)) - 1);
  }
}

void prepare_input(const SentenceFeatures& sentence, std::span<const TagClass> tags,
                   std::span<const std::uint32_t> lemma_hashes, const Tagger& tagger, ParserInput& input) {
  input.resize(sentence.size());
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const WordFeatures& from = sentence[i];
    ParserWord& word = input[i];
    const bool known = tagger.find(from.lower).known;
    word.word = known ? lemma_hashes[i] : static_cast<std::uint32_t>(feature_key(1, from.suffix[2], from.has_digit) >> 32);
    word.form = from.lower;
    word.ending = from.suffix[2];
    word.cluster = from.cluster;
    word.coarse = from.coarse;
    word.tag = static_cast<std::uint8_t>(tags[i] + 1);
    word.upos = static_cast<std::uint8_t>(static_cast<int>(tagger.upos(tags[i])) + 1);
  }
  input.finish();
}

}  // namespace dateline::lang
