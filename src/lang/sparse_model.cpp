#include "lang/sparse_model.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <string>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "lang/train_sentence.h"

namespace dateline::lang {
namespace {

constexpr std::uint8_t kSeenOften = 3;
constexpr int kSeenBits = 24;

constexpr int kCountBits = 6;
constexpr std::uint32_t kCountMask = (1U << kCountBits) - 1;
constexpr std::size_t kMostWeights = kCountMask * kWeightGroup;
constexpr double kFill = 0.75;  // of the buckets

/// The bucket where the search for a key begins, of `count`; the next ones are asked when it is full.
std::size_t home(std::uint64_t key, std::size_t count) { return ((key >> 32) * count) >> 32; }

/// The bits that tell the keys of a bucket apart; 0 stands for a free place.
std::uint32_t check_bits(std::uint64_t key) {
  const auto check = static_cast<std::uint32_t>(key);
  return check == 0 ? 1U : check;
}

/// Bit k: place k of the bucket holds `check`.
std::uint32_t equal_places(const SparseBucket& bucket, std::uint32_t check) {
#ifdef __SSE2__
  const __m128i wanted = _mm_set1_epi32(static_cast<int>(check));
  const auto* checks = reinterpret_cast<const __m128i*>(bucket.check);
  const __m128i low = _mm_cmpeq_epi32(_mm_load_si128(checks), wanted), high = _mm_cmpeq_epi32(_mm_load_si128(checks + 1), wanted);
  const __m128i words = _mm_packs_epi32(low, high);
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(words, words))) & 0xFF;
#else
  std::uint32_t places = 0;
  for (std::size_t k = 0; k < SparseBucket::kSize; ++k) places |= static_cast<std::uint32_t>(bucket.check[k] == check) << k;
  return places;
#endif
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
  static std::atomic<std::uint64_t> loaded = 0;
  SparseModel model;
  model.id_ = ++loaded;
  model.buckets_ = source.get<SparseBucket>(std::string(name) + ".buckets");
  model.weights_ = source.get<SparseWeight>(std::string(name) + ".weights");
  return model;
}

void SparseModel::add(std::span<const std::uint64_t> keys, std::int32_t* scores) const {
  const std::size_t size = buckets_.size();
  for (const std::uint64_t key : keys) __builtin_prefetch(&buckets_[home(key, size)]);
  std::uint32_t found[kMaxKeys];
  std::size_t count = 0;
  for (const std::uint64_t key : keys) {
    const std::uint32_t check = check_bits(key);
    const SparseBucket* bucket = &buckets_[home(key, size)];
    std::uint32_t places = equal_places(*bucket, check);
    while (places == 0 && bucket->check[SparseBucket::kSize - 1] != 0) {  // full: its keys may stand in the next
      if (++bucket == buckets_.data() + size) bucket = buckets_.data();
      places = equal_places(*bucket, check);
    }
    // No branch on whether the feature is known: that is as good as random.
    const std::uint32_t where = bucket->where[static_cast<std::size_t>(std::countr_zero(places | 0x80))];
    found[count] = where;
    count += places != 0;
    __builtin_prefetch(&weights_[(where >> kCountBits) * kWeightGroup]);
  }
  for (std::size_t f = 0; f < count; ++f) {
    const SparseWeight* weight = &weights_[(found[f] >> kCountBits) * kWeightGroup];
    for (std::uint32_t n = found[f] & kCountMask; n > 0; --n, weight += kWeightGroup) {
      for (std::size_t i = 0; i < kWeightGroup; ++i) scores[weight[i].label] += weight[i].weight;
    }
  }
}

void SparseModel::add_plainly(std::span<const std::uint64_t> keys, std::int32_t* scores) const {
  for (const std::uint64_t key : keys) {
    for (std::size_t b = home(key, buckets_.size());; b = (b + 1) % buckets_.size()) {
      const SparseBucket& bucket = buckets_[b];
      const auto place = std::find(bucket.check, bucket.check + SparseBucket::kSize, check_bits(key)) - bucket.check;
      if (place < static_cast<std::ptrdiff_t>(SparseBucket::kSize)) {
        const std::uint32_t where = bucket.where[place];
        for (std::size_t w = 0; w < (where & kCountMask) * kWeightGroup; ++w) {
          const SparseWeight& weight = weights_[(where >> kCountBits) * kWeightGroup + w];
          scores[weight.label] += weight.weight;
        }
        break;
      }
      if (bucket.check[SparseBucket::kSize - 1] == 0) break;
    }
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
  std::vector<std::pair<std::uint64_t, std::uint32_t>> used;  // key, where
  for (const Row& row : rows_) {
    const std::size_t begin = weights.size();
    for (int n = 0; n < row.size && weights.size() - begin < kMostWeights; ++n) {
      const Cell& cell = cells_[row.begin + static_cast<std::uint32_t>(n)];
      const int rounded = std::clamp(static_cast<int>(std::lround(average(cell) * scale)), -127, 127);
      if (std::abs(rounded) < minimum) continue;
      weights.push_back({static_cast<std::uint8_t>(cell.label), static_cast<std::int8_t>(rounded)});
    }
    if (weights.size() == begin) continue;
    while (weights.size() % kWeightGroup != 0) weights.push_back({weights.back().label, 0});
    used.emplace_back(row.key, static_cast<std::uint32_t>((begin / kWeightGroup) << kCountBits | (weights.size() - begin) / kWeightGroup));
  }
  std::vector<SparseBucket> buckets(static_cast<std::size_t>(static_cast<double>(used.size()) / (kFill * SparseBucket::kSize)) + 2);
  for (const auto& [key, where] : used) {
    std::size_t b = home(key, buckets.size());
    while (equal_places(buckets[b], 0) == 0) b = b + 1 == buckets.size() ? 0 : b + 1;
    const auto place = static_cast<std::size_t>(std::countr_zero(equal_places(buckets[b], 0)));
    buckets[b].check[place] = check_bits(key);
    buckets[b].where[place] = where;
  }
  if (weights.empty()) weights.resize(kWeightGroup);
  writer.put(std::string(name) + ".buckets", buckets);
  writer.put(std::string(name) + ".weights", weights);
}

}  // namespace dateline::lang
