// The first layer of the network, multiplied out and rounded.
#include <algorithm>
#include <cmath>

#include "lang/network_trainer.h"
#include "lang/parser_network.h"

namespace dateline::lang {
namespace {

constexpr double kUncut = 0.9999;  // the share of all numbers that the scale leaves room for

class Packing {
 public:
  Packing(const NetworkShape& shape, const ParserWordCounts& counts, const Parameters& values)
      : numbers_(shape), counts_(counts), values_(values), rows_(numbers_.count() * kHidden), bias_(values[static_cast<std::size_t>(Part::first_bias)]) {}

  void multiply_out();
  void write(ModelWriter& writer) const;

 private:
  /// Adds the embedding `value` of a kind at a slot, multiplied by its part of the first layer.
  void add(std::size_t part, std::size_t slot, std::size_t value, float* row) const;
  /// Rows of all values of an embedding at a slot. The row of 0, "none", goes to the bias and is taken from the others.
  template <typename RowOf>
  void multiply_slot(Part part, std::size_t slot, std::size_t values, RowOf row_of);
  void add_groups();
  float find_scale() const;

  RowNumbers numbers_;
  const ParserWordCounts& counts_;
  const Parameters& values_;
  std::vector<float> rows_, bias_;
};

void Packing::add(std::size_t part, std::size_t slot, std::size_t value, float* row) const {
  const std::size_t width = kWidths[part];
  const float* embedding = &values_[part][value * width];
  const float* layer = &values_[static_cast<std::size_t>(Part::first)][(input_offset(part) + slot * width) * kHidden];
  for (std::size_t d = 0; d < width; ++d, layer += kHidden) {
    for (std::size_t i = 0; i < kHidden; ++i) row[i] += embedding[d] * layer[i];
  }
}

template <typename RowOf>
void Packing::multiply_slot(Part part, std::size_t slot, std::size_t values, RowOf row_of) {
  const auto p = static_cast<std::size_t>(part);
  std::vector<float> none(kHidden);
  add(p, slot, 0, none.data());
  for (std::size_t v = 1; v < values; ++v) {
    float* row = &rows_[row_of(slot, v) * kHidden];
    add(p, slot, v, row);
    for (std::size_t i = 0; i < kHidden; ++i) row[i] -= none[i];
  }
  for (std::size_t i = 0; i < kHidden; ++i) bias_[i] += none[i];
}

void Packing::add_groups() {
  std::size_t first_value[kSmalls + 1] = {};
  for (std::size_t s = 0; s < kSmalls; ++s) first_value[s + 1] = first_value[s] + kSmallSizes[s];
  for (std::size_t g = 0; g < kSmallGroups.size(); ++g) {
    std::size_t step = group_size(kSmallGroups[g]);
    for (std::size_t s = kSmallGroups[g].first; s < kSmallGroups[g].last; ++s) {
      step /= kSmallSizes[s];  // how many rows in a row have the same value of s
      for (std::size_t v = 0; v < kSmallSizes[s]; ++v) {
        std::vector<float> one(kHidden);
        add(static_cast<std::size_t>(Part::small), s, first_value[s] + v, one.data());
        for (std::size_t r = 0; r < group_size(kSmallGroups[g]); ++r) {
          if (r / step % kSmallSizes[s] != v) continue;
          float* row = &rows_[(numbers_.group(g) + r) * kHidden];
          for (std::size_t i = 0; i < kHidden; ++i) row[i] += one[i];
        }
      }
    }
  }
}

void Packing::multiply_out() {
  const NetworkShape& shape = numbers_.shape();
  for (std::size_t p = 0; p < kPlaces; ++p) {
    multiply_slot(Part::tag, p, shape.tags, [this](std::size_t s, std::size_t v) { return numbers_.tag(s, v); });
  }
  for (std::size_t p = 0; p < kOtherPlaces; ++p) {
    multiply_slot(Part::coarse, p, shape.coarse, [this](std::size_t s, std::size_t v) { return numbers_.coarse(s, v); });
  }
  for (std::size_t c = 0; c < kChildPlaces; ++c) {
    multiply_slot(Part::label, c, kLabelValues, [this](std::size_t s, std::size_t v) { return numbers_.label(s, v); });
  }
  // A word has one cluster and mostly one tag: one row for all three.
  for (std::size_t p = 0; p < kWordPlaces; ++p) {
    multiply_slot(Part::cluster, p, shape.clusters, [this](std::size_t s, std::size_t v) { return numbers_.cluster(s, v); });
    multiply_slot(Part::word, p, shape.words, [this](std::size_t s, std::size_t v) { return numbers_.word(s, v); });
    for (std::size_t word = 1; word < shape.first_class; ++word) {
      const bool root = word == ParserWord::kRoot;
      const std::size_t cluster = root ? ParserWord::kRoot : counts_.of_id[word].cluster + 2U;
      const std::size_t tag = root ? ParserWord::kRoot : counts_.of_id[word].tag;
      const float *from = &rows_[numbers_.cluster(p, cluster) * kHidden], *also = &rows_[numbers_.tag(p, tag) * kHidden];
      float* row = &rows_[numbers_.word(p, word) * kHidden];
      for (std::size_t i = 0; i < kHidden; ++i) row[i] += from[i] + also[i];
    }
  }
  add_groups();
}

/// What to multiply by so that nearly all numbers fit a byte.
float Packing::find_scale() const {
  constexpr std::size_t kSteps = 64 * 64;
  std::vector<std::size_t> sizes(kSteps);
  for (const float x : rows_) ++sizes[static_cast<std::size_t>(std::min(std::fabs(x) * 64, static_cast<float>(kSteps - 1)))];
  const auto room = static_cast<std::size_t>(kUncut * static_cast<double>(rows_.size()));
  std::size_t bin = 0;
  for (std::size_t seen = sizes[0]; seen < room; seen += sizes[++bin]) {}
  return kMaxRow / (static_cast<float>(bin + 1) / 64);
}

template <typename T>
T rounded(float x, int most) {
  return static_cast<T>(std::clamp(static_cast<int>(std::lround(std::clamp(x, -1e9F, 1e9F))), -most, most));
}

void Packing::write(ModelWriter& writer) const {
  const float scale = find_scale();
  std::vector<std::int8_t> rows(rows_.size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = rounded<std::int8_t>(rows_[i] * scale, kMaxRow);
  std::vector<std::int16_t> bias(kHidden);
  for (std::size_t i = 0; i < kHidden; ++i) bias[i] = rounded<std::int16_t>(bias_[i] * scale, kMaxBias);
  const auto& output = values_[static_cast<std::size_t>(Part::output)];
  const auto& output_bias = values_[static_cast<std::size_t>(Part::output_bias)];
  float largest = 1e-6F;
  for (const float x : output) largest = std::max(largest, std::fabs(x));
  const float output_scale = kMaxOutput / largest;
  std::vector<std::int16_t> outputs(kOutputs * kHidden);
  std::vector<std::int32_t> biases(kOutputs);
  for (std::size_t o = 0; o < kOutputs; ++o) {
    for (std::size_t i = 0; i < kHidden; ++i) outputs[o * kHidden + i] = rounded<std::int16_t>(output[i * kPaddedOutputs + o] * output_scale, kMaxOutput);
    biases[o] = rounded<std::int32_t>(output_bias[o] * output_scale * scale, kMaxOutputBias);
  }
  writer.put("parser.shape", std::vector<NetworkShape>{numbers_.shape()});
  writer.put("parser.rows", rows);
  writer.put("parser.bias", bias);
  writer.put("parser.outputs", outputs);
  writer.put("parser.output_bias", biases);
}

}  // namespace

void pack_network(const NetworkShape& shape, const ParserWordCounts& counts, const Parameters& values, ModelWriter& writer) {
  Packing packing(shape, counts, values);
  packing.multiply_out();
  packing.write(writer);
}

}  // namespace dateline::lang
