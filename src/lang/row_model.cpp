#include "lang/row_model.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace dateline::lang {
namespace {

constexpr std::uint8_t kSeenOften = 2;
constexpr int kSeenBits = 26;

}  // namespace

RowModel RowModel::load(const SectionSource& source, std::string_view name) {
  RowModel model;
  model.rows_ = source.get<std::uint32_t>(std::string(name) + ".rows");
  model.shift_ = 64 - std::countr_zero(model.rows_.size());
  return model;
}

RowTrainer::RowTrainer(int bits)
    : shift_(64 - bits), weights_(std::size_t{4} << bits), totals_(std::size_t{4} << bits), seen_(std::size_t{1} << kSeenBits) {}

void RowTrainer::see(std::span<const std::uint64_t> keys) {
  for (const std::uint64_t key : keys) {
    std::uint8_t& seen = seen_[(key << 4) >> (64 - kSeenBits)];
    if (seen < kSeenOften) ++seen;
  }
}

std::array<float, 4> RowTrainer::score(std::span<const std::uint64_t> keys) const {
  for (const std::uint64_t key : keys) __builtin_prefetch(&weights_[(key >> shift_) * 4]);
  std::array<float, 4> sums = {};
  for (const std::uint64_t key : keys) {
    const float* row = &weights_[(key >> shift_) * 4];
    for (std::size_t c = 0; c < kRowClasses; ++c) sums[c] += row[c];
  }
  return sums;
}

void RowTrainer::update(std::span<const std::uint64_t> keys, int right, int wrong, float amount) {
  const double total = static_cast<double>(steps_) * amount;
  for (const std::uint64_t key : keys) {
    if (seen_[(key << 4) >> (64 - kSeenBits)] < kSeenOften) continue;
    const std::size_t row = (key >> shift_) * 4;
    weights_[row + static_cast<std::size_t>(right)] += amount;
    weights_[row + static_cast<std::size_t>(wrong)] -= amount;
    totals_[row + static_cast<std::size_t>(right)] += total;
    totals_[row + static_cast<std::size_t>(wrong)] -= total;
  }
}

void RowTrainer::pack(ModelWriter& writer, std::string_view name) const {
  std::vector<float> averages(weights_.size());
  std::vector<float> sizes;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    averages[i] = static_cast<float>(weights_[i] - totals_[i] / static_cast<double>(steps_));
    if (averages[i] != 0) sizes.push_back(std::fabs(averages[i]));
  }
  float scale = 1;
  if (!sizes.empty()) {
    const auto nth = sizes.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(sizes.size() - 1) * 0.9998);
    std::nth_element(sizes.begin(), nth, sizes.end());
    scale = 127.0F / std::max(*nth, 1e-6F);
  }
  std::vector<std::uint32_t> rows(weights_.size() / 4);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::uint32_t row = 0;
    for (std::size_t c = 0; c < 4; ++c) {
      const long rounded = std::clamp(std::lround(averages[r * 4 + c] * scale), -127L, 127L);
      row |= static_cast<std::uint32_t>(rounded + 128) << (8 * c);
    }
    rows[r] = row;
  }
  writer.put(std::string(name) + ".rows", rows);
}

}  // namespace dateline::lang
