// Training of the parser with the dynamic oracle for arc-hybrid (Goldberg & Nivre 2013).
#include <algorithm>
#include <array>
#include <utility>

#include "lang/hashing.h"
#include "lang/lemmatizer.h"
#include "lang/parser.h"
#include "lang/train_sentence.h"

namespace dateline::lang {
namespace {

struct Example {
  ParserInput input;
  std::vector<std::uint32_t> heads;  // gold; the root's is n
  std::vector<std::uint8_t> labels;  // Deprel
  std::size_t fold = 0;
};

Example reversed(const Example& example) {
  Example r;
  const auto n = static_cast<std::uint32_t>(example.heads.size());
  r.input.assign_reversed(example.input);
  for (std::uint32_t i = n; i-- > 0;) r.heads.push_back(example.heads[i] == n ? n : n - 1 - example.heads[i]);
  r.fold = example.fold;
  return r;
}

/// How many gold arcs each action makes unreachable. Words in the stack and the buffer have no head yet.
std::array<int, 3> costs(const ParserState& state, const std::vector<std::uint32_t>& gold) {
  const ParserState::Node s0 = state.stack(0), s1 = state.stack(1), b0 = state.buffer(0);
  std::array<int, 3> cost = {};
  int children_ahead = 0;  // of s0 in the buffer
  for (std::size_t k = 0; state.buffer(k) < state.size(); ++k) children_ahead += gold[state.buffer(k)] == s0;
  const bool head_ahead = gold[s0] >= b0 && gold[s0] <= state.root();  // in the buffer, root included
  cost[static_cast<int>(Action::left)] = children_ahead + (gold[s0] == s1 || (head_ahead && gold[s0] != b0));
  cost[static_cast<int>(Action::right)] = children_ahead + head_ahead;
  if (b0 < state.size()) {
    int lost = 0;
    for (std::size_t d = 0; d < state.depth(); ++d) {
      const ParserState::Node s = state.stack(d);
      lost += gold[s] == b0;
      lost += d > 0 && gold[b0] == s;
    }
    cost[static_cast<int>(Action::shift)] = lost;
  }
  return cost;
}

Example make_example(const TrainSentence& s, const Vocabulary& vocabulary, const Tagger& tagger, const Lemmatizer& lemmatizer,
                     const WordPairs& pairs) {
  Example example;
  example.fold = s.fold;
  SentenceFeatures features;
  features.assign(s.views(), vocabulary);
  std::vector<std::uint32_t> lemmas;
  std::string lemma, lower;
  for (std::size_t i = 0; i < s.forms.size(); ++i) {
    lemmatizer.lemma(s.forms[i], features.lower_text(i), s.tags[i], features.letter_case(), lemma);
    lower.clear();
    append_normalised(lower, lemma, true);
    lemmas.push_back(hash_word(lower));
  }
  prepare_input(features, s.tags, lemmas, tagger, pairs, example.input);
  for (std::size_t i = 0; i < s.forms.size(); ++i) {
    example.heads.push_back(s.heads[i] < 0 ? static_cast<std::uint32_t>(s.forms.size()) : static_cast<std::uint32_t>(s.heads[i]));
    example.labels.push_back(static_cast<std::uint8_t>(s.deprels[i]));
  }
  return example;
}

class ParserTrainer {
 public:
  /// Of the guide, which has no labels, or of the parser.
  ParserTrainer(const ParserOptions& options, bool guide)
      : options_(options), guide_(guide), actions_(guide ? options.guide_bits : options.table_bits), random_(options.seed) {}

  void learn(const Example& example, bool explore);
  void pack(ModelWriter& writer) const {
    actions_.pack(writer, guide_ ? "parser.guide" : "parser.actions");
    if (!guide_) labels_.pack(writer, "parser.labels", options_.minimum_weight);
  }
  Random& random() { return random_; }
  std::size_t take_mistakes() { return std::exchange(mistakes_, 0); }

 private:
  Action choose(const Example& example, bool explore);
  std::uint8_t label(const Example& example, Action action);

  const ParserOptions& options_;
  bool guide_;
  RowTrainer actions_;
  SparseTrainer labels_;
  Random random_;
  ParserState state_;
  Keys keys_;
  std::size_t mistakes_ = 0;
  bool first_ = true;   // the first epoch: features are counted
};

Action ParserTrainer::choose(const Example& example, bool explore) {
  const ParserView view(example.input, state_);
  keys_.clear();
  if (guide_) guide_first_keys(view, keys_), guide_other_keys(view, keys_);
  else action_first_keys(view, keys_), action_other_keys(view, keys_);
  if (!explore) actions_.see(keys_.span());
  drop_some(keys_, options_.dropout, random_);
  const auto scores = actions_.score(keys_.span());
  const auto cost = costs(state_, example.heads);
  int guess = -1, right = -1, cheapest = 1 << 30;
  for (int a = 0; a < 3; ++a) {
    if (state_.can(static_cast<Action>(a))) cheapest = std::min(cheapest, cost[static_cast<std::size_t>(a)]);
  }
  for (int a = 0; a < 3; ++a) {
    const auto i = static_cast<std::size_t>(a);
    if (!state_.can(static_cast<Action>(a))) continue;
    if (guess < 0 || scores[i] > scores[static_cast<std::size_t>(guess)]) guess = a;
    if (cost[i] == cheapest && (right < 0 || scores[i] > scores[static_cast<std::size_t>(right)])) right = a;
  }
  if (guess != right) {
    ++mistakes_;
    actions_.update(keys_.span(), right, guess);
  }
  actions_.step();
  return static_cast<Action>(explore && random_.unit() < options_.explore ? guess : right);
}

std::uint8_t ParserTrainer::label(const Example& example, Action action) {
  const ParserState::Node head = state_.head_of(action), child = state_.stack(0);
  const ArcView arc(example.input, state_, head, child);
  keys_.clear();
  label_first_keys(arc, keys_);
  label_other_keys(arc, keys_);
  if (first_) labels_.see(keys_.span());
  drop_some(keys_, options_.dropout, random_);
  float scores[kMaxClasses] = {};
  labels_.score(keys_.span(), scores);
  const auto guess = std::max_element(scores + 1, scores + kDeprelCount) - scores;
  if (example.heads[child] == head && example.labels[child] != 0) {
    if (guess != example.labels[child]) {
      labels_.update(keys_.span(), example.labels[child], static_cast<int>(guess));
    } else {
      labels_.step();
    }
  }
  return static_cast<std::uint8_t>(guess + 1);
}

void ParserTrainer::learn(const Example& example, bool explore) {
  first_ = !explore;
  state_.reset(example.input.size());
  if (example.input.size() == 0) return;
  while (!state_.finished()) {
    if (state_.depth() < 1) {
      state_.shift();
      continue;
    }
    const Action action = state_.buffer_empty() ? Action::right : choose(example, explore);
    if (action == Action::shift) {
      state_.shift();
    } else {
      state_.attach(action, guide_ ? std::uint8_t{1} : label(example, action));
    }
  }
}

/// Trains on the examples that `use` accepts.
template <typename Use, typename AfterEpoch>
void run_epochs(ParserTrainer& trainer, const std::vector<Example>& examples, int epochs, Use use, AfterEpoch after) {
  std::vector<std::size_t> order(examples.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    trainer.random().shuffle(order);
    for (const std::size_t i : order) {
      if (use(examples[i])) trainer.learn(examples[i], epoch > 0);
    }
    after(epoch + 1);
  }
}

/// Trains the guide, and sets the guide's heads of all examples, each by a guide that did not see it.
void train_guide(std::vector<Example>& examples, const ParserOptions& options, ModelWriter& writer,
                 const std::function<void(const std::string&)>& progress) {
  std::vector<Example> backward;
  for (const Example& example : examples) backward.push_back(reversed(example));
  const auto say = [&](std::string_view what, ParserTrainer& trainer) {
    return [&progress, &trainer, what = std::string(what)](int epoch) {
      if (progress) progress(what + ": epoch " + std::to_string(epoch) + ", " + std::to_string(trainer.take_mistakes()) + " mistakes");
    };
  };
  ParserTrainer final(options, true);
  run_epochs(final, backward, options.guide_epochs, [](const Example&) { return true; }, say("guide", final));
  final.pack(writer);
  Parser::Scratch scratch;
  std::vector<std::uint32_t> heads;
  for (std::size_t fold = 0; fold < static_cast<std::size_t>(options.folds); ++fold) {
    ModelWriter part;
    if (options.folds < 2) {
      part.put_bytes("parser.guide.rows", writer.section("parser.guide.rows"));
    } else {
      ParserTrainer trainer(options, true);
      run_epochs(trainer, backward, std::max(options.guide_epochs / 2, 1), [fold](const Example& e) { return e.fold != fold; },
                 say("guide, part " + std::to_string(fold + 1), trainer));
      trainer.pack(part);
    }
    const RowModel guide = RowModel::load(part, "parser.guide");
    for (Example& example : examples) {
      if (options.folds >= 2 && example.fold != fold) continue;
      parse_guide(guide, INT32_MAX, example.input, scratch, heads);
      example.input.set_guide(heads);
    }
  }
}

constexpr std::size_t kMarginStep = 4;  // every fourth sentence is enough to find the margins

/// Parses training sentences with all features and writes the margins from which the first ones are enough.
void find_margins(const std::vector<Example>& examples, ModelWriter& writer) {
  writer.put("parser.margins", std::vector<ParserMargins>(1));
  const Parser parser = Parser::load(writer);
  ParserMarginFinders finders;
  Parser::Scratch scratch;
  scratch.finders = &finders;
  std::vector<std::uint32_t> heads;
  std::vector<Deprel> labels;
  for (std::size_t e = 0; e < examples.size(); e += kMarginStep) {
    ParserInput input = examples[e].input;
    parser.parse(input, scratch, heads, labels);
  }
  writer.put("parser.margins", std::vector<ParserMargins>{{finders.guide.smallest(kGuideShare), finders.action.smallest(kActionShare),
                                                           finders.label.smallest(kLabelShare)}});
}

}  // namespace

void train_parser(std::span<const TrainSentence* const> sentences, const ParserOptions& options, ModelWriter& writer,
                  const std::function<void(const std::string&)>& progress) {
  const Vocabulary vocabulary = Vocabulary::load(writer);
  const Tagger tagger = Tagger::load(writer);
  const Lemmatizer lemmatizer = Lemmatizer::load(writer);
  const WordPairs pairs = WordPairs::load(writer);
  std::vector<Example> examples;
  for (const TrainSentence* s : sentences) examples.push_back(make_example(*s, vocabulary, tagger, lemmatizer, pairs));
  train_guide(examples, options, writer, progress);

  ParserTrainer trainer(options, false);
  run_epochs(trainer, examples, options.epochs, [](const Example&) { return true; }, [&](int epoch) {
    if (progress) progress("parser: epoch " + std::to_string(epoch) + ", " + std::to_string(trainer.take_mistakes()) + " mistakes");
    if (!options.after_epoch) return;
    trainer.pack(writer);
    find_margins(examples, writer);
    options.after_epoch(epoch, writer);
  });
  trainer.pack(writer);
  find_margins(examples, writer);
}

}  // namespace dateline::lang
