// Training of the parser's network with floats: embeddings, a hidden layer, softmax over the actions and over the labels.
//
//   NetworkTrainer trainer(shape, options);
//   trainer.learn(batch, rate);                    // pointers to at most NetworkTrainer::kBatch examples
//   trainer.pack(Weights::average, writer);        // the sections that ParserNetwork loads
//
// Adam; dropout of inputs and of hidden units; words are at times replaced by their class, rare ones more often, so that the classes
// learn what a new word looks like. pack() may be called at any time: training parses with the network as it stands.
// Two threads, whatever the machine; each sum is made by one of them in a fixed order, so the same examples give the same bytes.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "lang/network_shape.h"
#include "lang/parser_words.h"
#include "lang/train_sentence.h"

namespace dateline::lang {

/// A state with its inputs and what is right in it.
struct NetworkExample {
  std::array<std::uint16_t, kWordPlaces> words, classes, clusters;
  std::array<std::uint8_t, kOtherPlaces> coarse;
  std::array<std::uint8_t, kPlaces> tags;
  std::array<std::uint8_t, kChildPlaces> labels;
  std::array<std::uint8_t, kSmalls> smalls;
  std::uint8_t possible = 0, best = 0;  // actions as sets: bit = Action
  Action arc = Action::shift;           // the gold arc at hand: left, right, or none
  std::uint8_t label = 0;               // its Deprel
};

struct NetworkOptions {
  std::uint64_t seed = 1;
  float input_dropout = 0.2F, hidden_dropout = 0.35F;
  float class_share = 0.25F;  // a word seen n times is replaced by its class with probability s / (s + n)
};

/// The kinds of parameters; the embeddings first.
enum class Part : std::uint8_t { word, tag, cluster, coarse, label, small, first, first_bias, output, output_bias };
inline constexpr std::size_t kParts = 10, kEmbeddings = 6;
inline constexpr std::array<std::size_t, kEmbeddings> kWidths = {40, 16, 24, 16, 12, 8};
inline constexpr std::array<std::size_t, kEmbeddings> kSlots = {kWordPlaces, kPlaces, kWordPlaces, kOtherPlaces, kChildPlaces, kSmalls};

/// Where the embeddings of a kind begin in the input vector.
constexpr std::size_t input_offset(std::size_t part) {
  std::size_t at = 0;
  for (std::size_t p = 0; p < part; ++p) at += kWidths[p] * kSlots[p];
  return at;
}
inline constexpr std::size_t kInputs = (input_offset(kEmbeddings) + 15) / 16 * 16;
inline constexpr std::size_t kPaddedOutputs = (kOutputs + 15) / 16 * 16;

using Parameters = std::array<std::vector<float>, kParts>;

enum class Weights : std::uint8_t { current, average };

class NetworkTrainer {
 public:
  static constexpr std::size_t kBatch = 512;

  NetworkTrainer(const NetworkShape& shape, const NetworkOptions& options);
  ~NetworkTrainer();
  void set_counts(const ParserWordCounts& counts) { counts_ = counts; }

  void learn(std::span<const NetworkExample* const> batch, float rate);
  void pack(Weights weights, ModelWriter& writer) const;
  /// The mean loss of the actions since the last call.
  double take_loss();

 private:
  struct Half;  // of a batch: one thread's work
  void run_half(Half& half, std::span<const NetworkExample* const> examples) const;
  void look_up(Half& half, std::span<const NetworkExample* const> examples) const;
  void find_errors(Half& half, std::span<const NetworkExample* const> examples) const;
  void update_layers(float rate);
  void update_embeddings(float rate);
  void update_part(Part part, const std::vector<float>& gradient, float rate);
  void make_panels();
  void average();

  NetworkShape shape_;
  NetworkOptions options_;
  ParserWordCounts counts_;
  Parameters values_, first_moments_, second_moments_, averages_;
  std::vector<float> first_panels_, first_transposed_, output_panels_, output_transposed_;
  std::vector<Half> halves_;
  Parameters gradients_;               // of the embeddings
  std::vector<std::uint8_t> met_;      // words of this batch
  std::uint64_t steps_ = 0;
  float first_power_ = 1, second_power_ = 1;
  double loss_ = 0;
  std::size_t examples_ = 0;
};

/// Rounds parameters to the packed network's integers and writes its sections.
void pack_network(const NetworkShape& shape, const ParserWordCounts& counts, const Parameters& values, ModelWriter& writer);

}  // namespace dateline::lang
