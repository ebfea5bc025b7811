#include "lang/parser_network.h"

#include <algorithm>
#include <bit>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace dateline::lang {
namespace {

/// For any machine: eight sums of 16 bits in a vector.
void add_rows_by_vectors(const std::int8_t* table, const RowSet& rows, const std::int16_t* bias, std::int16_t* hidden) {
  using Sums = std::int16_t __attribute__((vector_size(16), aligned(2), may_alias));
  using Bytes = std::int8_t __attribute__((vector_size(8), aligned(1), may_alias));
  constexpr std::size_t kLanes = 8, kBlock = 8;  // vectors whose sums stay in registers while all rows are added
  for (std::size_t at = 0; at < kHidden; at += kBlock * kLanes) {
    Sums sums[kBlock];
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kBlock; ++v) sums[v] = *reinterpret_cast<const Sums*>(bias + at + v * kLanes);
    for (const std::uint32_t row : rows.plus) {
      const std::int8_t* bytes = table + row * kHidden + at;
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kBlock; ++v) sums[v] += __builtin_convertvector(*reinterpret_cast<const Bytes*>(bytes + v * kLanes), Sums);
    }
    for (const std::uint32_t row : rows.minus) {
      const std::int8_t* bytes = table + row * kHidden + at;
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kBlock; ++v) sums[v] -= __builtin_convertvector(*reinterpret_cast<const Bytes*>(bytes + v * kLanes), Sums);
    }
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kBlock; ++v) *reinterpret_cast<Sums*>(hidden + at + v * kLanes) = sums[v] > 0 ? sums[v] : sums[v] - sums[v];
  }
}

void add_products_by_vectors(const std::int16_t* hidden, const std::int16_t* weights, const std::int32_t* bias,
                             std::span<const std::uint8_t> outputs, std::int32_t* scores) {
  for (const std::uint8_t o : outputs) {
    const std::int16_t* row = weights + o * kHidden;
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < kHidden; ++i) sum += static_cast<std::int32_t>(hidden[i]) * row[i];
    *scores++ = bias[o] + sum;
  }
}

#ifdef __x86_64__
/// Thirty-two bytes at a time, as sixteen lanes of 16 bits: a lane holds two units, the low one with 128 added so that it never
/// borrows from the high one. Lanes are summed whole and their high halves are summed; the low units' sums are the difference.
/// That is a third of the instructions that making 16 bits of each byte takes.
[[gnu::target("avx2")]] void add_rows_avx2(const std::int8_t* table, const RowSet& rows, const std::int16_t* bias, std::int16_t* hidden) {
  constexpr std::size_t kVectors = 4, kBytes = 32;  // their sums, two for each, stay in registers
  const __m256i flip = _mm256_set1_epi16(0x80);
  const auto offset = static_cast<std::int16_t>(128 * (static_cast<int>(rows.plus.size()) - static_cast<int>(rows.minus.size())));
  for (std::size_t at = 0; at < kHidden; at += kVectors * kBytes) {
    __m256i lanes[kVectors], high[kVectors];
#pragma GCC unroll 4
    for (std::size_t v = 0; v < kVectors; ++v) lanes[v] = _mm256_set1_epi16(static_cast<std::int16_t>(-offset)), high[v] = _mm256_setzero_si256();
    for (const std::uint32_t row : rows.plus) {
      const auto* bytes = reinterpret_cast<const __m256i*>(table + row * kHidden + at);
#pragma GCC unroll 4
      for (std::size_t v = 0; v < kVectors; ++v) {
        const __m256i units = _mm256_xor_si256(_mm256_loadu_si256(bytes + v), flip);
        lanes[v] = _mm256_add_epi16(lanes[v], units);
        high[v] = _mm256_add_epi16(high[v], _mm256_srai_epi16(units, 8));
      }
    }
    for (const std::uint32_t row : rows.minus) {
      const auto* bytes = reinterpret_cast<const __m256i*>(table + row * kHidden + at);
#pragma GCC unroll 4
      for (std::size_t v = 0; v < kVectors; ++v) {
        const __m256i units = _mm256_xor_si256(_mm256_loadu_si256(bytes + v), flip);
        lanes[v] = _mm256_sub_epi16(lanes[v], units);
        high[v] = _mm256_sub_epi16(high[v], _mm256_srai_epi16(units, 8));
      }
    }
#pragma GCC unroll 4
    for (std::size_t v = 0; v < kVectors; ++v) {
      const __m256i low = _mm256_sub_epi16(lanes[v], _mm256_slli_epi16(high[v], 8));
      const __m256i a = _mm256_unpacklo_epi16(low, high[v]), b = _mm256_unpackhi_epi16(low, high[v]);
      const auto* biases = reinterpret_cast<const __m256i*>(bias + at + v * kBytes);
      auto* out = reinterpret_cast<__m256i*>(hidden + at + v * kBytes);
      const __m256i first = _mm256_add_epi16(_mm256_permute2x128_si256(a, b, 0x20), _mm256_loadu_si256(biases));
      const __m256i second = _mm256_add_epi16(_mm256_permute2x128_si256(a, b, 0x31), _mm256_loadu_si256(biases + 1));
      _mm256_storeu_si256(out, _mm256_max_epi16(first, _mm256_setzero_si256()));
      _mm256_storeu_si256(out + 1, _mm256_max_epi16(second, _mm256_setzero_si256()));
    }
  }
}

/// Four outputs at a time, so that the hidden units are read once for all of them; the last ones of less than four are made up to four.
[[gnu::target("avx2")]] void add_products_avx2(const std::int16_t* hidden, const std::int16_t* weights, const std::int32_t* bias,
                                               std::span<const std::uint8_t> outputs, std::int32_t* scores) {
  constexpr std::size_t kTogether = 4;
  for (std::size_t first = 0; first < outputs.size(); first += kTogether) {
    const __m256i* row[kTogether];
    __m256i sums[kTogether];
    alignas(16) std::int32_t four[kTogether];
#pragma GCC unroll 4
    for (std::size_t k = 0; k < kTogether; ++k) {
      row[k] = reinterpret_cast<const __m256i*>(weights + outputs[std::min(first + k, outputs.size() - 1)] * kHidden);
      sums[k] = _mm256_setzero_si256();
    }
    for (std::size_t i = 0; i < kHidden / 16; ++i) {
      const __m256i units = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(hidden) + i);
#pragma GCC unroll 4
      for (std::size_t k = 0; k < kTogether; ++k) sums[k] = _mm256_add_epi32(sums[k], _mm256_madd_epi16(units, _mm256_loadu_si256(row[k] + i)));
    }
    const __m256i all = _mm256_hadd_epi32(_mm256_hadd_epi32(sums[0], sums[1]), _mm256_hadd_epi32(sums[2], sums[3]));
    _mm_store_si128(reinterpret_cast<__m128i*>(four), _mm_add_epi32(_mm256_castsi256_si128(all), _mm256_extracti128_si256(all, 1)));
    for (std::size_t o = first; o < std::min(first + kTogether, outputs.size()); ++o) scores[o] = bias[outputs[o]] + four[o - first];
  }
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
