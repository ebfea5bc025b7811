// The parser's network, packed: a hidden layer of kHidden units that is a sum of rows of bytes, and an output layer. Integers
// throughout, so that scores are the same on every machine.
//
//   ParserNetwork::Hidden hidden;
//   network.activate(input, view, hidden);
//   network.actions(hidden);                    // scores of SHIFT, LEFT, RIGHT
//   network.best_label(hidden, Action::left, upos);   // a Deprel, never root
//
// The rows are found by number, added as they are, and cut off below 0: after Chen and Manning (2014), "A fast and accurate dependency
// parser using neural networks", all of whose first layer is here computed beforehand. With AVX2 where the machine has it.
// Immutable; thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "lang/model_file.h"
#include "lang/network_shape.h"

namespace dateline::lang {

class ParserNetwork {
 public:
  struct alignas(64) Hidden {
    std::int16_t unit[kHidden];
  };
  static ParserNetwork load(const SectionSource& source);

  /// Finds the view's pairs of words, too.
  void activate(const ParserInput& input, ParserView& view, Hidden& hidden) const;
  std::array<std::int32_t, kActions> actions(const Hidden& hidden) const;
  /// Among the labels that training saw on arcs of this direction to words with the child's UPOS.
  Deprel best_label(const Hidden& hidden, Action action, std::uint8_t child_upos) const;
  const NetworkShape& shape() const { return numbers_.shape(); }

 private:
  RowNumbers numbers_;
  std::span<const std::int8_t> rows_;
  std::span<const std::int16_t> bias_;
  std::span<const std::int16_t> outputs_;     // kHidden of each output
  std::span<const std::int32_t> output_bias_;
  std::span<const LabelSet> label_sets_;
  bool wide_ = false;                         // AVX2
};

/// The parts that exist twice, for tests: with AVX2, for any machine, and the plainest.
enum class Vectors : std::uint8_t { none, any, avx2 };
bool machine_has(Vectors vectors);
/// The rows of a decision, by number.
struct RowSet {
  std::span<const std::uint32_t> plus, minus;
};
/// hidden = max(0, bias + rows).
void add_rows(Vectors vectors, const std::int8_t* table, const RowSet& rows, const std::int16_t* bias, std::int16_t* hidden);
/// scores[i] = bias[o] + the product of hidden and weights[o], o being outputs[i].
void add_products(Vectors vectors, const std::int16_t* hidden, const std::int16_t* weights, const std::int32_t* bias,
                  std::span<const std::uint8_t> outputs, std::int32_t* scores);

/// Sums cannot overflow within these: kMostRows × 127 + kMaxBias fits 16 bits, and its product with kHidden × kMaxOutput 32 bits.
inline constexpr std::size_t kMostRows = 2 * kWordPlaces + 2 * kPlaces + kChildPlaces + kSmallGroups.size();
inline constexpr int kMaxRow = 127, kMaxBias = 8000, kMaxOutput = 450;
static_assert(kMostRows * kMaxRow + kMaxBias <= 32767);
static_assert((kMostRows * kMaxRow + kMaxBias) * kHidden * kMaxOutput < (std::size_t{1} << 31) - (1 << 24));
inline constexpr int kMaxOutputBias = 1 << 23;

}  // namespace dateline::lang
