#include "lang/parser.h"

#include <algorithm>
#include <utility>

#include "lang/hashing.h"

namespace dateline::lang {
namespace {

struct Choice {
  Action action = Action::shift;
  std::int32_t margin = INT32_MAX;  // over the next best action that is possible
};

Choice best_action(const std::array<std::int32_t, 4>& scores, const ParserState& state) {
  Choice best;
  std::int32_t first = -1, second = -1;
  for (const Action action : {Action::shift, Action::left, Action::right}) {
    const std::int32_t score = scores[static_cast<std::size_t>(action)];
    if (!state.can(action)) continue;
    if (score > first) second = std::exchange(first, score), best.action = action;
    else second = std::max(second, score);
  }
  if (second >= 0) best.margin = first - second;
  return best;
}

using ActionKeys = void (*)(const ParserView&, Keys&);

/// The next action: by the features of `first_keys` where they are sure, else by those and `other_keys`.
template <ActionKeys first_keys, ActionKeys other_keys>
Action decide(const RowModel& model, std::int32_t margin, const ParserInput& input, const ParserState& state, Keys& keys,
              MarginFinder* finder) {
  const ParserView view(input, state);
  keys.clear();
  first_keys(view, keys);
  auto scores = model.score(keys.span());
  const Choice first = best_action(scores, state);
  if (first.margin >= margin && !finder) return first.action;
  keys.clear();
  other_keys(view, keys);
  const auto others = model.score(keys.span());
  for (std::size_t c = 0; c < scores.size(); ++c) scores[c] += others[c];
  const Action action = best_action(scores, state).action;
  if (finder) finder->add(first.margin, action == first.action);
  return action;
}

}  // namespace

Parser Parser::load(const SectionSource& source) {
  Parser parser;
  parser.guide_ = RowModel::load(source, "parser.guide");
  parser.actions_ = RowModel::load(source, "parser.actions");
  parser.labels_ = SparseModel::load(source, "parser.labels");
  parser.margins_ = source.get<ParserMargins>("parser.margins")[0];
  return parser;
}

void parse_guide(const RowModel& guide, std::int32_t margin, const ParserInput& input, Parser::Scratch& scratch,
                 std::vector<std::uint32_t>& heads) {
  ParserState& state = scratch.state;
  const std::size_t n = input.size();
  scratch.reversed.assign_reversed(input);
  state.reset(n);
  MarginFinder* finder = scratch.finders ? &scratch.finders->guide : nullptr;
  while (n > 0 && !state.finished()) {
    Action action = state.buffer_empty() ? Action::right : Action::shift;
    if (state.depth() > 0 && !state.buffer_empty()) {
      action = decide<guide_first_keys, guide_other_keys>(guide, margin, scratch.reversed, state, scratch.keys, finder);
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
  parse_guide(guide_, margins_.guide, input, scratch, scratch.guide);
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
      action = decide<action_first_keys, action_other_keys>(actions_, margins_.action, input, state, scratch.keys,
                                                            scratch.finders ? &scratch.finders->action : nullptr);
    }
    if (action == Action::shift) {
      state.shift();
      continue;
    }
    const ArcView arc(input, state, state.head_of(action), state.stack(0));
    const int label = decide<label_first_keys, label_other_keys>(labels_, margins_.label, arc, 1, kDeprelCount, scratch.keys,
                                                                 scratch.finders ? &scratch.finders->label : nullptr);
    state.attach(action, static_cast<std::uint8_t>(label + 1));  // 0 is root: never an arc's label
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
                   std::span<const std::uint32_t> lemma_hashes, const Tagger& tagger, const WordPairs& pairs, ParserInput& input) {
  input.resize(sentence.size());
  input.set_pairs(pairs);
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const WordFeatures& from = sentence[i];
    ParserWord& word = input[i];
    const bool known = tagger.find(from.lower).known;
    word.word = known ? lemma_hashes[i] : static_cast<std::uint32_t>(feature_key(1, from.suffix[2], from.has_digit) >> 32);
    word.lemma = lemma_hashes[i];
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
