// Training of the parser with the dynamic oracle for arc-hybrid (Goldberg & Nivre 2013).
//
// Sentences are parsed a pool at a time with the network as it stands, packed; the decisions of the pool, shuffled, are what it
// then learns from.
#include <algorithm>
#include <array>
#include <utility>

#include "lang/hashing.h"
#include "lang/lemmatizer.h"
#include "lang/network_trainer.h"
#include "lang/parser.h"
#include "lang/train_sentence.h"

namespace dateline::lang {
namespace {

constexpr std::size_t kPool = 3000;          // sentences
constexpr std::size_t kLeastBatches = 64;    // of a small treebank: smaller batches instead of fewer
constexpr std::size_t kLeastBatch = 16;
constexpr std::size_t kWarmUp = 300;         // steps until the rate is at its highest
constexpr float kLastRate = 0.02F;           // of the highest

struct Example {
  ParserInput input;
  std::vector<std::uint16_t> classes;  // of the words
  std::vector<std::uint32_t> heads;    // gold; the root's is n
  std::vector<std::uint8_t> labels;    // Deprel
};

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

/// What training examples are made with.
struct Stages {
  Vocabulary vocabulary;
  Tagger tagger;
  Lemmatizer lemmatizer;
  WordPairs pairs;
  ParserWords words;
};

Example make_example(const TrainSentence& s, const SentenceFeatures& features, const Stages& stages) {
  Example example;
  std::vector<std::uint32_t> lemmas;
  std::string lemma, lower;
  for (std::size_t i = 0; i < s.forms.size(); ++i) {
    stages.lemmatizer.lemma(s.forms[i], features.lower_text(i), s.tags[i], features.letter_case(), lemma);
    lower.clear();
    append_normalised(lower, lemma, true);
    lemmas.push_back(hash_word(lower));
  }
  prepare_input(features, s.tags, lemmas, stages.words, stages.tagger, stages.pairs, example.input);
  for (std::size_t i = 0; i < s.forms.size(); ++i) {
    example.classes.push_back(stages.words.class_id(features[i]));
    example.heads.push_back(s.heads[i] < 0 ? static_cast<std::uint32_t>(s.forms.size()) : static_cast<std::uint32_t>(s.heads[i]));
    example.labels.push_back(static_cast<std::uint8_t>(s.deprels[i]));
  }
  return example;
}

/// Goes through sentences and notes what is right in each state.
class Collector {
 public:
  Collector(const ParserOptions& options, std::uint64_t seed) : options_(options), random_(seed) {}

  /// With a network, follows it as often as options say; without one, the gold tree.
  void collect(const Example& example, const ParserNetwork* network, std::vector<NetworkExample>& out);

 private:
  NetworkExample inputs(const Example& example, const ParserView& view) const;
  Action note(const Example& example, const ParserView& view, const ParserNetwork* network, const ParserNetwork::Hidden& hidden,
              std::vector<NetworkExample>& out);

  const ParserOptions& options_;
  Random random_;
  ParserState state_;
};

NetworkExample Collector::inputs(const Example& example, const ParserView& view) const {
  NetworkExample noted = {};
  for (std::size_t p = 0; p < kPlaces; ++p) {
    const ParserState::Node node = view.nodes[p];
    const ParserWord& word = example.input[node];
    noted.tags[p] = word.tag;
    if (p >= kWordPlaces) {
      noted.coarse[p - kWordPlaces] = word.coarse;
      continue;
    }
    noted.clusters[p] = word.cluster;
    noted.words[p] = word.word;
    noted.classes[p] = node < example.classes.size() ? example.classes[node] : word.word;
  }
  noted.labels = view.labels;
  noted.smalls = view.smalls;
  return noted;
}

/// Notes the state, and says which action to go on with.
Action Collector::note(const Example& example, const ParserView& view, const ParserNetwork* network, const ParserNetwork::Hidden& hidden,
                       std::vector<NetworkExample>& out) {
  NetworkExample noted = inputs(example, view);
  const auto cost = costs(state_, example.heads);
  int cheapest = 1 << 30;
  for (const Action action : {Action::shift, Action::left, Action::right}) {
    if (!state_.can(action)) continue;
    noted.possible = static_cast<std::uint8_t>(noted.possible | 1U << static_cast<unsigned>(action));
    cheapest = std::min(cheapest, cost[static_cast<std::size_t>(action)]);
  }
  auto scores = network ? network->actions(hidden) : std::array<std::int32_t, kActions>{0, 2, 1};  // gold: attach as soon as it can be
  const Action guess = best_action(scores, state_);
  for (const Action action : {Action::shift, Action::left, Action::right}) {
    const auto a = static_cast<std::size_t>(action);
    if (state_.can(action) && cost[a] == cheapest) noted.best = static_cast<std::uint8_t>(noted.best | 1U << a);
    else scores[a] = INT32_MIN;
  }
  const Action right = best_action(scores, state_);
  if (!network) noted.best = static_cast<std::uint8_t>(1U << static_cast<unsigned>(right));
  const ParserState::Node child = state_.stack(0);
  for (const Action action : {Action::left, Action::right}) {
    if ((noted.best >> static_cast<unsigned>(action) & 1) == 0 || example.heads[child] != state_.head_of(action) || example.labels[child] == 0) continue;
    noted.arc = action;
    noted.label = example.labels[child];
  }
  out.push_back(noted);
  return network && random_.unit() < options_.explore ? guess : right;
}

void Collector::collect(const Example& example, const ParserNetwork* network, std::vector<NetworkExample>& out) {
  state_.reset(example.input.size());
  ParserNetwork::Hidden hidden;
  while (example.input.size() > 0 && !state_.finished()) {
    if (state_.depth() == 0) {
      state_.shift();
      continue;
    }
    ParserView view(example.input, state_);
    view.find_pairs(example.input.pairs());
    if (network) network->activate(example.input, view, hidden);
    const Action action = note(example, view, network, hidden, out);
    if (action == Action::shift) {
      state_.shift();
      continue;
    }
    const std::uint8_t label = network ? static_cast<std::uint8_t>(network->best_label(hidden, action, example.input[state_.stack(0)].upos)) : example.labels[state_.stack(0)];
    state_.attach(action, static_cast<std::uint8_t>(label + 1));
  }
}

/// The labels seen on arcs of each direction to words of each UPOS; all of them where none was.
std::vector<LabelSet> find_label_sets(const std::vector<Example>& examples) {
  constexpr LabelSet kAll = ((LabelSet{1} << kDeprelCount) - 1) & ~LabelSet{1};  // without root
  std::vector<LabelSet> sets(kLabelSets);
  for (const Example& example : examples) {
    const std::size_t n = example.input.size();
    for (std::size_t i = 0; i < n; ++i) {
      if (example.heads[i] == n) continue;
      const Action action = example.heads[i] > i ? Action::left : Action::right;
      sets[label_set(action, example.input[i].upos)] |= LabelSet{1} << example.labels[i] & kAll;
    }
  }
  for (LabelSet& set : sets) set = set == 0 ? kAll : set;
  return sets;
}

class ParserTraining {
 public:
  ParserTraining(const ParserOptions& options, const NetworkShape& shape, const ParserWordCounts& counts, std::vector<Example> examples)
      : options_(options), examples_(std::move(examples)), random_(options.seed), collector_(options, options.seed + 1),
        trainer_(shape, NetworkOptions{.seed = options.seed}) {
    trainer_.set_counts(counts);
    for (const Example& example : examples_) decisions_ += example.input.size() * 2;
    label_sets_ = find_label_sets(examples_);
    batch_ = std::clamp(decisions_ / kLeastBatches, kLeastBatch, NetworkTrainer::kBatch);
  }
  /// One pass over all sentences.
  void run_epoch(int epoch);
  void pack(Weights weights, ModelWriter& writer) const {
    trainer_.pack(weights, writer);
    writer.put("parser.label_sets", label_sets_);
  }
  double take_loss() { return trainer_.take_loss(); }

 private:
  void learn_from(const std::vector<NetworkExample>& decisions);
  float rate() const;

  const ParserOptions& options_;
  std::vector<Example> examples_;
  std::vector<LabelSet> label_sets_;
  Random random_;
  Collector collector_;
  NetworkTrainer trainer_;
  std::size_t decisions_ = 0, batch_ = 0, learned_ = 0, steps_ = 0;  // decisions: of an epoch, about
};

float ParserTraining::rate() const {
  const double done = static_cast<double>(learned_) / (static_cast<double>(decisions_) * options_.epochs);
  const std::size_t warm_up = std::min(kWarmUp, decisions_ / batch_ * static_cast<std::size_t>(options_.epochs) / 10 + 1);
  const double warm = std::min(1.0, static_cast<double>(steps_ + 1) / static_cast<double>(warm_up));
  return options_.rate * static_cast<float>(warm) * std::max(kLastRate, static_cast<float>(1 - done));
}

void ParserTraining::learn_from(const std::vector<NetworkExample>& decisions) {
  std::vector<const NetworkExample*> order;
  for (const NetworkExample& decision : decisions) order.push_back(&decision);
  random_.shuffle(order);
  for (std::size_t at = 0; at < order.size(); at += batch_) {
    const std::size_t size = std::min(batch_, order.size() - at);
    trainer_.learn(std::span(order).subspan(at, size), rate());
    learned_ += size;
    ++steps_;
  }
}

void ParserTraining::run_epoch(int epoch) {
  std::vector<std::size_t> order(examples_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  random_.shuffle(order);
  std::vector<NetworkExample> decisions;
  for (std::size_t at = 0; at < order.size(); at += kPool) {
    ModelWriter current;
    ParserNetwork network;
    const bool explore = epoch >= options_.static_epochs;
    if (explore) pack(Weights::current, current), network = ParserNetwork::load(current);
    decisions.clear();
    for (std::size_t i = at; i < std::min(at + kPool, order.size()); ++i) collector_.collect(examples_[order[i]], explore ? &network : nullptr, decisions);
    learn_from(decisions);
  }
}

}  // namespace

void train_parser(std::span<const TrainSentence* const> sentences, const ParserOptions& options, ModelWriter& writer,
                  const std::function<void(const std::string&)>& progress) {
  Stages stages{Vocabulary::load(writer), Tagger::load(writer), Lemmatizer::load(writer), WordPairs::load(writer), {}};
  std::vector<SentenceFeatures> features(sentences.size());
  std::vector<TaggedFeatures> originals;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    features[i].assign(sentences[i]->views(), stages.vocabulary);
    if (!sentences[i]->copy) originals.push_back({&features[i], &sentences[i]->tags});
  }
  const ParserWordCounts counts = build_parser_words(originals, options.word_count, writer);
  stages.words = ParserWords::load(writer);
  std::vector<Example> examples;
  for (std::size_t i = 0; i < sentences.size(); ++i) examples.push_back(make_example(*sentences[i], features[i], stages));
  const VocabularySlot highest = stages.vocabulary.highest();
  const NetworkShape shape{static_cast<std::uint32_t>(counts.of_id.size()), static_cast<std::uint32_t>(counts.first_class),
                           static_cast<std::uint32_t>(stages.tagger.class_count() + 2), highest.cluster + 3U, std::min(highest.coarse + 3U, ParserWord::kMostCoarse + 1U)};
  ParserTraining training(options, shape, counts, std::move(examples));
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    training.run_epoch(epoch);
    if (progress) progress("parser: epoch " + std::to_string(epoch + 1) + ", loss " + std::to_string(training.take_loss()));
    if (!options.after_epoch) continue;
    training.pack(Weights::average, writer);
    options.after_epoch(epoch + 1, writer);
  }
  training.pack(Weights::average, writer);
}

}  // namespace dateline::lang
