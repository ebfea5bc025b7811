#include "lang/network_trainer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <thread>
#include <utility>

#include "lang/float_kernels.h"

namespace dateline::lang {
namespace {

constexpr std::size_t kHalf = NetworkTrainer::kBatch / 2;
constexpr std::size_t kAverageEvery = 8;      // steps between two additions to the average
constexpr float kAverageDecay = 0.992F;       // of the average, each time

constexpr std::size_t index(Part part) { return static_cast<std::size_t>(part); }

std::size_t rounded_up(std::size_t n, std::size_t step) { return (n + step - 1) / step * step; }

/// About normal, by additions alone.
float gaussian(Random& random) {
  double sum = 0;
  for (int i = 0; i < 12; ++i) sum += random.unit();
  return static_cast<float>(sum - 6);
}

/// The value of slot `slot` of an embedding in an example.
std::size_t value_of(const NetworkExample& e, std::size_t part, std::size_t slot) {
  static constexpr auto kFirstSmall = [] {
    std::array<std::size_t, kSmalls> first = {};
    for (std::size_t s = 1; s < kSmalls; ++s) first[s] = first[s - 1] + kSmallSizes[s - 1];
    return first;
  }();
  switch (static_cast<Part>(part)) {
    case Part::tag: return e.tags[slot];
    case Part::cluster: return e.clusters[slot];
    case Part::coarse: return e.coarse[slot];
    case Part::label: return e.labels[slot];
    case Part::small: return kFirstSmall[slot] + e.smalls[slot];
    default: return e.words[slot];
  }
}

/// Softmax over scores [0, n) in place, shifted so that the highest is e^0.
void softmax(float* scores, std::size_t n) {
  const float highest = *std::max_element(scores, scores + n);
  float sum = 0;
  for (std::size_t i = 0; i < n; ++i) scores[i] = exponential(std::max(scores[i] - highest, -60.0F)), sum += scores[i];
  for (std::size_t i = 0; i < n; ++i) scores[i] /= sum;
}

}  // namespace

struct NetworkTrainer::Half {
  explicit Half(std::uint64_t seed)
      : random(seed), inputs(kHalf * kInputs), hidden(kHalf * kHidden), outputs(kHalf * kPaddedOutputs), errors(kHalf * kPaddedOutputs),
        hidden_errors(kHalf * kHidden), input_errors(kHalf * kInputs), left(kHalf * kInputs), right(kHalf * kHidden), words(kHalf) {}

  Random random;
  std::size_t rows = 0;
  std::vector<float> inputs, hidden, outputs, errors, hidden_errors, input_errors;
  std::vector<float> left, right;  // panels of a product's two sides
  std::vector<float> first = std::vector<float>(kInputs * kHidden), first_bias = std::vector<float>(kHidden);
  std::vector<float> output = std::vector<float>(kHidden * kPaddedOutputs), output_bias = std::vector<float>(kPaddedOutputs);
  std::vector<std::array<std::uint16_t, kWordPlaces>> words;  // after words were replaced by their class
  std::span<const NetworkExample* const> examples;
  double loss = 0;
  float scale = 1;  // 1 / examples of the batch
};

NetworkTrainer::NetworkTrainer(const NetworkShape& shape, const NetworkOptions& options) : shape_(shape), options_(options) {
  std::size_t smalls = 0;
  for (const std::uint8_t size : kSmallSizes) smalls += size;
  const std::array<std::size_t, kEmbeddings> rows = {shape.words, shape.tags, shape.clusters, shape.coarse, kLabelValues, smalls};
  Random random(options.seed);
  const auto fill = [&random, this](Part part, std::size_t count, float deviation) {
    for (std::size_t i = 0; i < count; ++i) values_[index(part)].push_back(deviation == 0 ? 0 : gaussian(random) * deviation);
  };
  for (std::size_t p = 0; p < kEmbeddings; ++p) fill(static_cast<Part>(p), rows[p] * kWidths[p], p == 0 ? 0.3F : 0.5F);
  fill(Part::first, kInputs * kHidden, std::sqrt(2.0F / static_cast<float>(kInputs)) / 0.4F);
  fill(Part::first_bias, kHidden, 0);
  fill(Part::output, kHidden * kPaddedOutputs, 0.05F);
  fill(Part::output_bias, kPaddedOutputs, 0);
  averages_ = values_;
  for (std::size_t p = 0; p < kParts; ++p) {
    first_moments_[p].resize(values_[p].size());
    second_moments_[p].resize(values_[p].size());
    gradients_[p].resize(p < kEmbeddings ? values_[p].size() : 0);
  }
  met_.resize(shape.words);
  for (std::uint64_t h = 0; h < 2; ++h) halves_.emplace_back(options.seed * 2 + h + 11);
  first_panels_.resize(kInputs * kHidden);
  first_transposed_.resize(kInputs * kHidden);
  output_panels_.resize(kHidden * kPaddedOutputs);
  output_transposed_.resize(kHidden * kPaddedOutputs);
  make_panels();
}

NetworkTrainer::~NetworkTrainer() = default;

void NetworkTrainer::make_panels() {
  to_panels(values_[index(Part::first)].data(), kInputs, kHidden, kColumnPanel, first_panels_.data());
  to_panels_transposed(values_[index(Part::first)].data(), kHidden, kInputs, kColumnPanel, first_transposed_.data());
  to_panels(values_[index(Part::output)].data(), kHidden, kPaddedOutputs, kColumnPanel, output_panels_.data());
  to_panels_transposed(values_[index(Part::output)].data(), kPaddedOutputs, kHidden, kColumnPanel, output_transposed_.data());
}

void NetworkTrainer::look_up(Half& half, std::span<const NetworkExample* const> examples) const {
  const float kept = 1 / (1 - options_.input_dropout);
  const auto limit = static_cast<std::uint64_t>(options_.input_dropout * 256);
  std::fill(half.inputs.begin(), half.inputs.end(), 0.0F);
  for (std::size_t e = 0; e < examples.size(); ++e) {
    NetworkExample example = *examples[e];
    for (std::size_t p = 0; p < kWordPlaces; ++p) {
      const auto count = static_cast<float>(counts_.of_id[example.words[p]].count);
      const bool replace = count > 0 && half.random.unit() < options_.class_share / (options_.class_share + count);
      if (replace) example.words[p] = example.classes[p];
    }
    half.words[e] = example.words;
    float* row = &half.inputs[e * kInputs];
    for (std::size_t part = 0; part < kEmbeddings; ++part) {
      for (std::size_t s = 0; s < kSlots[part]; ++s, row += kWidths[part]) {
        std::copy_n(&values_[part][value_of(example, part, s) * kWidths[part]], kWidths[part], row);
      }
    }
    row = &half.inputs[e * kInputs];
    for (std::size_t i = 0; i < kInputs; i += 8) {
      std::uint64_t bits = half.random.next();
      for (std::size_t k = 0; k < 8; ++k, bits >>= 8) row[i + k] = (bits & 0xFF) < limit ? 0.0F : row[i + k] * kept;
    }
  }
}

/// The derivatives of the loss by the outputs.
void NetworkTrainer::find_errors(Half& half, std::span<const NetworkExample* const> examples) const {
  std::fill(half.errors.begin(), half.errors.end(), 0.0F);
  for (std::size_t e = 0; e < examples.size(); ++e) {
    const NetworkExample& example = *examples[e];
    const float* scores = &half.outputs[e * kPaddedOutputs];
    float* errors = &half.errors[e * kPaddedOutputs];
    std::array<float, kActions> chance;
    for (std::size_t a = 0; a < kActions; ++a) chance[a] = (example.possible >> a & 1) != 0 ? scores[a] : -1e9F;
    softmax(chance.data(), kActions);
    float right = 1e-12F;
    for (std::size_t a = 0; a < kActions; ++a) right += (example.best >> a & 1) != 0 ? chance[a] : 0.0F;
    for (std::size_t a = 0; a < kActions; ++a) {
      const bool best = (example.best >> a & 1) != 0;
      if ((example.possible >> a & 1) != 0) errors[a] = (chance[a] - (best ? chance[a] / right : 0.0F)) * half.scale;
    }
    half.loss += 1 - static_cast<double>(right);
    if (example.arc == Action::shift) continue;
    const std::size_t first = label_output(example.arc, 1);
    std::copy_n(scores + first, kDeprelCount - 1, errors + first);
    softmax(errors + first, kDeprelCount - 1);
    errors[label_output(example.arc, example.label)] -= 1;
    for (std::size_t l = 0; l + 1 < static_cast<std::size_t>(kDeprelCount); ++l) errors[first + l] *= half.scale;
  }
}

void NetworkTrainer::run_half(Half& half, std::span<const NetworkExample* const> examples) const {
  half.examples = examples;
  half.loss = 0;
  const std::size_t rows = half.rows = rounded_up(examples.size(), kRowPanel);
  look_up(half, examples);
  const auto product = [&half](const float* right, std::vector<float>& result, std::size_t m, std::size_t n, std::size_t k) {
    multiply(half.left.data(), right, result.data(), m, n, k);
  };
  // Forward.
  for (std::size_t r = 0; r < rows; ++r) std::copy_n(values_[index(Part::first_bias)].data(), kHidden, &half.hidden[r * kHidden]);
  to_panels_transposed(half.inputs.data(), kInputs, rows, kRowPanel, half.left.data());
  product(first_panels_.data(), half.hidden, rows, kHidden, kInputs);
  const float kept = 1 / (1 - options_.hidden_dropout);
  const auto limit = static_cast<std::uint64_t>(options_.hidden_dropout * 256);
  for (std::size_t i = 0; i < rows * kHidden; i += 8) {
    std::uint64_t bits = half.random.next();
    for (std::size_t k = 0; k < 8; ++k, bits >>= 8) half.hidden[i + k] = (bits & 0xFF) < limit ? 0.0F : std::max(half.hidden[i + k], 0.0F) * kept;
  }
  for (std::size_t r = 0; r < rows; ++r) std::copy_n(values_[index(Part::output_bias)].data(), kPaddedOutputs, &half.outputs[r * kPaddedOutputs]);
  to_panels_transposed(half.hidden.data(), kHidden, rows, kRowPanel, half.left.data());
  product(output_panels_.data(), half.outputs, rows, kPaddedOutputs, kHidden);
  find_errors(half, examples);
  // Backward: the output layer, the hidden units, the first layer, the inputs.
  std::fill(half.output.begin(), half.output.end(), 0.0F);
  to_panels(half.hidden.data(), rows, kHidden, kRowPanel, half.left.data());
  to_panels(half.errors.data(), rows, kPaddedOutputs, kColumnPanel, half.right.data());
  product(half.right.data(), half.output, kHidden, kPaddedOutputs, rows);
  std::fill(half.hidden_errors.begin(), half.hidden_errors.end(), 0.0F);
  to_panels_transposed(half.errors.data(), kPaddedOutputs, rows, kRowPanel, half.left.data());
  product(output_transposed_.data(), half.hidden_errors, rows, kHidden, kPaddedOutputs);
  for (std::size_t i = 0; i < rows * kHidden; ++i) half.hidden_errors[i] = half.hidden[i] > 0 ? half.hidden_errors[i] * kept : 0.0F;
  std::fill(half.first.begin(), half.first.end(), 0.0F);
  to_panels(half.inputs.data(), rows, kInputs, kRowPanel, half.left.data());
  to_panels(half.hidden_errors.data(), rows, kHidden, kColumnPanel, half.right.data());
  product(half.right.data(), half.first, kInputs, kHidden, rows);
  std::fill(half.input_errors.begin(), half.input_errors.end(), 0.0F);
  to_panels_transposed(half.hidden_errors.data(), kHidden, rows, kRowPanel, half.left.data());
  product(first_transposed_.data(), half.input_errors, rows, kInputs, kHidden);
  std::fill(half.first_bias.begin(), half.first_bias.end(), 0.0F);
  std::fill(half.output_bias.begin(), half.output_bias.end(), 0.0F);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t i = 0; i < kHidden; ++i) half.first_bias[i] += half.hidden_errors[r * kHidden + i];
    for (std::size_t i = 0; i < kPaddedOutputs; ++i) half.output_bias[i] += half.errors[r * kPaddedOutputs + i];
  }
}

void NetworkTrainer::update_part(Part part, const std::vector<float>& gradient, float rate) {
  const std::size_t p = index(part);
  adam({rate}, gradient.data(), values_[p].data(), first_moments_[p].data(), second_moments_[p].data(), values_[p].size());
}

void NetworkTrainer::update_layers(float rate) {
  Half &a = halves_[0], &b = halves_[1];
  const auto add = [](std::vector<float>& sum, const std::vector<float>& more) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += more[i];
  };
  add(a.first, b.first), add(a.first_bias, b.first_bias), add(a.output, b.output), add(a.output_bias, b.output_bias);
  update_part(Part::first, a.first, rate);
  update_part(Part::first_bias, a.first_bias, rate);
  update_part(Part::output, a.output, rate);
  update_part(Part::output_bias, a.output_bias, rate);
  make_panels();
}

void NetworkTrainer::update_embeddings(float rate) {
  for (std::size_t part = 1; part < kEmbeddings; ++part) std::fill(gradients_[part].begin(), gradients_[part].end(), 0.0F);
  const float kept = 1 / (1 - options_.input_dropout);
  std::vector<std::uint16_t> words;
  for (const Half& half : halves_) {
    for (std::size_t e = 0; e < half.examples.size(); ++e) {
      NetworkExample example = *half.examples[e];
      example.words = half.words[e];
      const float *input = &half.inputs[e * kInputs], *error = &half.input_errors[e * kInputs];
      for (std::size_t part = 0; part < kEmbeddings; ++part) {
        for (std::size_t s = 0; s < kSlots[part]; ++s, input += kWidths[part], error += kWidths[part]) {
          const std::size_t value = value_of(example, part, s);
          if (part == 0 && std::exchange(met_[value], 1) == 0) words.push_back(static_cast<std::uint16_t>(value));
          float* gradient = &gradients_[part][value * kWidths[part]];
          for (std::size_t i = 0; i < kWidths[part]; ++i) gradient[i] += input[i] != 0 ? error[i] * kept : 0.0F;
        }
      }
    }
  }
  // Of the words, only those met: the others would be moved by what earlier batches said of them.
  for (const std::uint16_t word : words) {
    const std::size_t at = word * kWidths[0];
    adam({rate}, &gradients_[0][at], &values_[0][at], &first_moments_[0][at], &second_moments_[0][at], kWidths[0]);
    std::fill_n(&gradients_[0][at], kWidths[0], 0.0F);
    met_[word] = 0;
  }
  for (std::size_t part = 1; part < kEmbeddings; ++part) update_part(static_cast<Part>(part), gradients_[part], rate);
}

void NetworkTrainer::average() {
  // While there is little to average, what is new counts for more.
  const float decay = std::min(kAverageDecay, static_cast<float>(steps_) / static_cast<float>(steps_ + 80));
  for (std::size_t p = 0; p < kParts; ++p) {
    for (std::size_t i = 0; i < values_[p].size(); ++i) averages_[p][i] = averages_[p][i] * decay + values_[p][i] * (1 - decay);
  }
}

void NetworkTrainer::learn(std::span<const NetworkExample* const> batch, float rate) {
  const std::size_t middle = (batch.size() + 1) / 2;
  for (Half& half : halves_) half.scale = 1 / static_cast<float>(batch.size());
  {
    const std::jthread other([&] { run_half(halves_[1], batch.subspan(middle)); });
    run_half(halves_[0], batch.first(middle));
  }
  first_power_ *= AdamStep::kFirstDecay;
  second_power_ *= AdamStep::kSecondDecay;
  const float corrected = rate * std::sqrt(1 - second_power_) / (1 - first_power_);
  {
    const std::jthread other([&] { update_embeddings(corrected); });
    update_layers(corrected);
  }
  if (++steps_ % kAverageEvery == 0) average();
  for (const Half& half : halves_) loss_ += half.loss;
  examples_ += batch.size();
}

double NetworkTrainer::take_loss() {
  const double loss = std::exchange(loss_, 0) / static_cast<double>(std::max<std::size_t>(examples_, 1));
  examples_ = 0;
  return loss;
}

void NetworkTrainer::pack(Weights weights, ModelWriter& writer) const {
  pack_network(shape_, counts_, weights == Weights::average ? averages_ : values_, writer);
}

}  // namespace dateline::lang
