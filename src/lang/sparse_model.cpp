#include "lang/sparse_model.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "lang/train_sentence.h"

namespace dateline::lang {
namespace {

constexpr std::uint8_t kSeenOften = 2;
constexpr int kSeenBits = 24;

/// Where the search for a key begins among `size` slots.
std::size_t home(std::uint64_t key, std::size_t size) { return ((key >> 32) * size) >> 32; }

constexpr std::uint64_t kCheckMask = 0xFFFFFF0000000000ULL;

/// The check bits of a key as they stand in a slot; never all 0, so that a used slot is not 0.
std::uint64_t check_bits(std::uint64_t key) {
  const std::uint64_t check = (key << 40) & kCheckMask;
  return check == 0 ? std::uint64_t{1} << 40 : check;
}

}  // namespace

void drop_some(Keys& keys, double share, Random& random) {
  if (share <= 0) return;
  const auto limit = static_cast<std::uint64_t>(share * 65536);
  int kept = 0;
  std::uint64_t bits = 0;
  for (int i = 0; i < keys.size; ++i) {
    if (i % 4 == 0) bits = random.next();
    if ((bits & 0xFFFF) >= limit) keys.key[kept++] = keys.key[i];
    bits >>= 16;
  }
  keys.size = kept;
}

SparseModel SparseModel::load(const SectionSource& source, std::string_view name) {
  SparseModel model;
  model.slots_ = source.get<std::uint64_t>(std::string(name) + ".slots");
  model.weights_ = source.get<SparseWeight>(std::string(name) + ".weights");
  return model;
}

void SparseModel::add(std::span<const std::uint64_t> keys, std::int32_t* scores) const {
  const std::size_t size = slots_.size();
  for (const std::uint64_t key : keys) __builtin_prefetch(&slots_[home(key, size)]);
  std::uint64_t hits[kMaxKeys];
  int count = 0;
  for (const std::uint64_t key : keys) {
    const std::uint64_t check = check_bits(key);
    std::size_t i = home(key, size);
    while (slots_[i] != 0 && (slots_[i] & kCheckMask) != check) i = i + 1 == size ? 0 : i + 1;
    if (slots_[i] == 0) continue;
    hits[count++] = slots_[i];
    __builtin_prefetch(&weights_[slots_[i] & 0xFFFFFFFF]);
  }
  for (int h = 0; h < count; ++h) {
    const SparseWeight* weight = &weights_[hits[h] & 0xFFFFFFFF];
    for (auto n = static_cast<int>((hits[h] >> 32) & 0xFF); n > 0; --n, ++weight) scores[weight->label] += weight->weight;
  }
}

SparseTrainer::SparseTrainer() : seen_(std::size_t{1} << kSeenBits), index_(1 << 16) {}

void SparseTrainer::see(std::span<const std::uint64_t> keys) {
  for (const std::uint64_t key : keys) {
    std::uint8_t& seen = seen_[key >> (64 - kSeenBits)];
    if (seen < kSeenOften) ++seen;
  }
}

const SparseTrainer::Row* SparseTrainer::find(std::uint64_t key) const {
  const std::size_t mask = index_.size() - 1;
  std::size_t i = (key >> 20) & mask;
  while (index_[i] != 0) {
    const Row& row = rows_[index_[i] - 1];
    if (row.key == key) return &row;
    i = (i + 1) & mask;
  }
  return nullptr;
}

SparseTrainer::Row& SparseTrainer::find_or_add(std::uint64_t key) {
  if (const Row* row = find(key)) return rows_[static_cast<std::size_t>(row - rows_.data())];
  if (rows_.size() * 2 >= index_.size()) grow_index();
  rows_.push_back({key, 0, 0, 0});
  const std::size_t mask = index_.size() - 1;
  std::size_t i = (key >> 20) & mask;
  while (index_[i] != 0) i = (i + 1) & mask;
  index_[i] = static_cast<std::uint32_t>(rows_.size());
  return rows_.back();
}

void SparseTrainer::grow_index() {
  index_.assign(index_.size() * 4, 0);
  const std::size_t mask = index_.size() - 1;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    std::size_t i = (rows_[r].key >> 20) & mask;
    while (index_[i] != 0) i = (i + 1) & mask;
    index_[i] = static_cast<std::uint32_t>(r + 1);
  }
}

void SparseTrainer::score(std::span<const std::uint64_t> keys, float* scores) const {
  for (const std::uint64_t key : keys) __builtin_prefetch(&index_[(key >> 20) & (index_.size() - 1)]);
  for (const std::uint64_t key : keys) {
    const Row* row = find(key);
    if (!row) continue;
    const Cell* cell = &cells_[row->begin];
    for (int n = 0; n < row->size; ++n) scores[cell[n].label] += cell[n].weight;
  }
}

void SparseTrainer::change(Row& row, int label, float delta) {
  const auto wanted = static_cast<std::uint32_t>(label);
  for (std::uint32_t c = row.begin; c < row.begin + row.size; ++c) {
    if (cells_[c].label != wanted) continue;
    cells_[c].weight += delta;
    cells_[c].total += static_cast<double>(steps_) * delta;
    return;
  }
  if (row.size == row.capacity) {
    const auto capacity = static_cast<std::uint16_t>(row.capacity == 0 ? 2 : row.capacity * 2);
    const auto begin = static_cast<std::uint32_t>(cells_.size());
    cells_.resize(cells_.size() + capacity);
    std::copy_n(cells_.begin() + row.begin, row.size, cells_.begin() + begin);
    row.begin = begin;
    row.capacity = capacity;
  }
  cells_[row.begin + row.size] = {static_cast<double>(steps_) * delta, delta, wanted};
  ++row.size;
}

void SparseTrainer::update(std::span<const std::uint64_t> keys, int right, int wrong) {
  for (const std::uint64_t key : keys) {
    if (seen_[key >> (64 - kSeenBits)] < kSeenOften) continue;
    Row& row = find_or_add(key);
    change(row, right, 1.0F);
    change(row, wrong, -1.0F);
  }
  ++steps_;
}

float SparseTrainer::average(const Cell& cell) const {
  return static_cast<float>(cell.weight - cell.total / static_cast<double>(steps_));
}

void SparseTrainer::pack(ModelWriter& writer, std::string_view name, int minimum) const {
  std::vector<float> sizes;
  for (const Row& row : rows_) {
    for (int n = 0; n < row.size; ++n) sizes.push_back(std::fabs(average(cells_[row.begin + static_cast<std::uint32_t>(n)])));
  }
  float scale = 1;
  if (!sizes.empty()) {  // the largest 2 in 10,000 weights saturate
    const auto nth = sizes.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(sizes.size() - 1) * 0.9998);
    std::nth_element(sizes.begin(), nth, sizes.end());
    scale = 127.0F / std::max(*nth, 1e-6F);
  }
  std::vector<SparseWeight> weights;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> used;  // key, slot
  for (const Row& row : rows_) {
    const std::size_t begin = weights.size();
    for (int n = 0; n < row.size; ++n) {
      const Cell& cell = cells_[row.begin + static_cast<std::uint32_t>(n)];
      const int rounded = std::clamp(static_cast<int>(std::lround(average(cell) * scale)), -127, 127);
      if (std::abs(rounded) < minimum) continue;
      weights.push_back({static_cast<std::uint8_t>(cell.label), static_cast<std::int8_t>(rounded)});
    }
    const std::size_t count = weights.size() - begin;
    if (count > 0) used.emplace_back(row.key, check_bits(row.key) | (count << 32) | begin);
  }
  std::vector<std::uint64_t> slots(used.size() * 4 / 3 + 16);  // three quarters full
  for (const auto& [key, slot] : used) {
    std::size_t i = home(key, slots.size());
    while (slots[i] != 0) i = i + 1 == slots.size() ? 0 : i + 1;
    slots[i] = slot;
  }
  if (weights.empty()) weights.push_back({});
  writer.put(std::string(name) + ".slots", slots);
  writer.put(std::string(name) + ".weights", weights);
}

}  // namespace dateline::lang
