#include "lang/parser_network.h"

#include <algorithm>
#include <bit>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace dateline::lang {
namespace {

constexpr std::size_t kBlock = 8;  // vectors whose sums stay in registers while all rows are added

/// For any machine: eight sums of 16 bits in a vector.
void add_rows_by_vectors(const std::int8_t* table, const RowSet& rows, const std::int16_t* bias, std::int16_t* hidden) {
  using Sums = std::int16_t __attribute__((vector_size(16), aligned(2), may_alias));
  using Bytes = std::int8_t __attribute__((vector_size(8), aligned(1), may_alias));
  constexpr std::size_t kLanes = 8;
  for (std::size_t at = 0; at < kHidden; at += kBlock * kLanes) {
    Sums sums[kBlock];
    for (std::size_t v = 0; v < kBlock; ++v) sums[v] = *reinterpret_cast<const Sums*>(bias + at + v * kLanes);
    for (const std::uint32_t row : rows.plus) {
      const std::int8_t* bytes = table + row * kHidden + at;
      for (std::size_t v = 0; v < kBlock; ++v) sums[v] += __builtin_convertvector(*reinterpret_cast<const Bytes*>(bytes + v * kLanes), Sums);
    }
    for (const std::uint32_t row : rows.minus) {
      const std::int8_t* bytes = table + row * kHidden + at;
      for (std::size_t v = 0; v < kBlock; ++v) sums[v] -= __builtin_convertvector(*reinterpret_cast<const Bytes*>(bytes + v * kLanes), Sums);
    }
    for (std::size_t v = 0; v < kBlock; ++v) *reinterpret_cast<Sums*>(hidden + at + v * kLanes) = sums[v] > 0 ? sums[v] : sums[v] - sums[v];
  }
}

[[gnu::always_inline]] inline void add_products_by_vectors(const std::int16_t* hidden, const std::int16_t* weights, const std::int32_t* bias,
                                                           std::span<const std::uint8_t> outputs, std::int32_t* scores) {
  for (const std::uint8_t o : outputs) {
    const std::int16_t* row = weights + o * kHidden;
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < kHidden; ++i) sum += static_cast<std::int32_t>(hidden[i]) * row[i];
    *scores++ = bias[o] + sum;
  }
}

#ifdef __x86_64__
/// Sixteen sums in a vector, with the instruction that makes 16 bits of bytes: the compiler does not find it by itself.
[[gnu::target("avx2")]] void add_rows_avx2(const std::int8_t* table, const RowSet& rows, const std::int16_t* bias, std::int16_t* hidden) {
  constexpr std::size_t kLanes = 16;
  for (std::size_t at = 0; at < kHidden; at += kBlock * kLanes) {
    __m256i sums[kBlock];
    for (std::size_t v = 0; v < kBlock; ++v) sums[v] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bias + at + v * kLanes));
    for (const std::uint32_t row : rows.plus) {
      const auto* bytes = reinterpret_cast<const __m128i*>(table + row * kHidden + at);
      for (std::size_t v = 0; v < kBlock; ++v) sums[v] = _mm256_add_epi16(sums[v], _mm256_cvtepi8_epi16(_mm_loadu_si128(bytes + v)));
    }
    for (const std::uint32_t row : rows.minus) {
      const auto* bytes = reinterpret_cast<const __m128i*>(table + row * kHidden + at);
      for (std::size_t v = 0; v < kBlock; ++v) sums[v] = _mm256_sub_epi16(sums[v], _mm256_cvtepi8_epi16(_mm_loadu_si128(bytes + v)));
    }
    for (std::size_t v = 0; v < kBlock; ++v) {
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(hidden + at + v * kLanes), _mm256_max_epi16(sums[v], _mm256_setzero_si256()));
    }
  }
}
[[gnu::target("avx2")]] void add_products_avx2(const std::int16_t* hidden, const std::int16_t* weights, const std::int32_t* bias,
                                               std::span<const std::uint8_t> outputs, std::int32_t* scores) {
  add_products_by_vectors(hidden, weights, bias, outputs, scores);
}
#endif

/// The numbers of a decision's rows, in a list that never grows.
class RowList {
 public:
  void add(std::size_t row, bool there = true) {
    rows_[count_] = static_cast<std::uint32_t>(row);
    count_ += there;  // no branch: whether a place is empty is hard to predict
  }
  std::span<const std::uint32_t> rows() const { return {rows_, count_}; }
  void prefetch(const std::int8_t* table) const {
    for (const std::uint32_t row : rows()) {
      for (std::size_t b = 0; b < kHidden; b += 64) __builtin_prefetch(table + row * kHidden + b);
    }
  }

 private:
  std::uint32_t rows_[kMostRows + 1];
  std::size_t count_ = 0;
};

}  // namespace

bool machine_has(Vectors vectors) {
#ifdef __x86_64__
  if (vectors == Vectors::avx2) return __builtin_cpu_supports("avx2");
#endif
  return vectors != Vectors::avx2;
}

void add_rows(Vectors vectors, const std::int8_t* table, const RowSet& rows, const std::int16_t* bias, std::int16_t* hidden) {
#ifdef __x86_64__
  if (vectors == Vectors::avx2) return add_rows_avx2(table, rows, bias, hidden);
#endif
  if (vectors != Vectors::none) return add_rows_by_vectors(table, rows, bias, hidden);
  for (std::size_t i = 0; i < kHidden; ++i) {
    int sum = bias[i];
    for (const std::uint32_t row : rows.plus) sum += table[row * kHidden + i];
    for (const std::uint32_t row : rows.minus) sum -= table[row * kHidden + i];
    hidden[i] = static_cast<std::int16_t>(std::max(sum, 0));
  }
}

void add_products(Vectors vectors, const std::int16_t* hidden, const std::int16_t* weights, const std::int32_t* bias,
                  std::span<const std::uint8_t> outputs, std::int32_t* scores) {
#ifdef __x86_64__
  if (vectors == Vectors::avx2) return add_products_avx2(hidden, weights, bias, outputs, scores);
#endif
  add_products_by_vectors(hidden, weights, bias, outputs, scores);
}

ParserNetwork ParserNetwork::load(const SectionSource& source) {
  ParserNetwork network;
  network.numbers_ = RowNumbers(source.get<NetworkShape>("parser.shape")[0]);
  network.rows_ = source.get<std::int8_t>("parser.rows");
  network.bias_ = source.get<std::int16_t>("parser.bias");
  network.outputs_ = source.get<std::int16_t>("parser.outputs");
  network.output_bias_ = source.get<std::int32_t>("parser.output_bias");
  network.label_sets_ = source.get<LabelSet>("parser.label_sets");
  network.wide_ = machine_has(Vectors::avx2);
  return network;
}

void ParserNetwork::activate(const ParserInput& input, ParserView& view, Hidden& hidden) const {
  RowList list, minus;
  for (std::size_t p = 0; p < kPlaces; ++p) {
    const ParserWord& word = input[view.nodes[p]];
    const bool there = word.tag != 0;
    if (p < kWordPlaces) {
      const bool unusual = word.tag != word.usual_tag;
      list.add(numbers_.tag(p, word.tag), unusual);
      minus.add(numbers_.tag(p, word.usual_tag), unusual && word.usual_tag != 0);
      list.add(numbers_.word(p, word.word), there);
      list.add(numbers_.cluster(p, word.cluster), word.word >= numbers_.shape().first_class);
    } else {
      list.add(numbers_.tag(p, word.tag), there);
      list.add(numbers_.coarse(p - kWordPlaces, word.coarse), there);
    }
  }
  for (std::size_t c = 0; c < kChildPlaces; ++c) list.add(numbers_.label(c, view.labels[c]), view.labels[c] != 0);
  list.prefetch(rows_.data());
  view.find_pairs(input.pairs());
  for (std::size_t g = 0; g < kSmallGroups.size(); ++g) {
    std::size_t value = 0;
    for (std::size_t s = kSmallGroups[g].first; s < kSmallGroups[g].last; ++s) value = value * kSmallSizes[s] + view.smalls[s];
    list.add(numbers_.group(g) + value);
  }
  add_rows(wide_ ? Vectors::avx2 : Vectors::any, rows_.data(), {list.rows(), minus.rows()}, bias_.data(), hidden.unit);
}

std::array<std::int32_t, kActions> ParserNetwork::actions(const Hidden& hidden) const {
  static constexpr std::uint8_t kOutputsOfActions[] = {0, 1, 2};
  std::array<std::int32_t, kActions> scores;
  add_products(wide_ ? Vectors::avx2 : Vectors::any, hidden.unit, outputs_.data(), output_bias_.data(), kOutputsOfActions, scores.data());
  return scores;
}

Deprel ParserNetwork::best_label(const Hidden& hidden, Action action, std::uint8_t child_upos) const {
  std::uint8_t outputs[kDeprelCount];
  std::int32_t scores[kDeprelCount];
  std::size_t count = 0;
  const std::size_t first = label_output(action, 0);
  for (LabelSet set = label_sets_[label_set(action, child_upos)]; set != 0; set &= set - 1) {
    outputs[count++] = static_cast<std::uint8_t>(first + static_cast<std::size_t>(std::countr_zero(set)));
  }
  add_products(wide_ ? Vectors::avx2 : Vectors::any, hidden.unit, outputs_.data(), output_bias_.data(), {outputs, count}, scores);
  return static_cast<Deprel>(outputs[std::max_element(scores, scores + count) - scores] - first);
}

}  // namespace dateline::lang
