#include "lang/word_pairs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "dateline/error.h"
#include "lang/treebank.h"

namespace dateline::lang {
namespace {

constexpr double kFill = 0.75;
constexpr std::array<double, kPairLevels - 1> kBounds = {0.0, 1.5, 3.0, 5.0, 8.0};  // bits of mutual information between the levels

std::uint32_t cell_of(std::uint64_t key, int level) {
  return (static_cast<std::uint32_t>(key) & 0xFFFFFFF8U) | static_cast<std::uint32_t>(level);
}

}  // namespace

WordPairs WordPairs::load(const SectionSource& source) {
  WordPairs pairs;
  pairs.cells_ = source.get<std::uint32_t>("pairs.cells");
  return pairs;
}

void WordPairs::build(const std::filesystem::path& file, ModelWriter& writer) {
  std::vector<std::uint32_t> cells;
  if (std::filesystem::exists(file)) {
    const std::string bytes = read_file(file);
    if (bytes.size() % sizeof(std::uint32_t) != 0) throw EnvironmentError({ErrorCode::kFileUnreadable, file.string(), "not a table of pairs", ""});
    cells.resize(bytes.size() / sizeof(std::uint32_t));
    std::memcpy(cells.data(), bytes.data(), bytes.size());
    if (std::find(cells.begin(), cells.end(), 0U) == cells.end()) cells.clear();  // a search must come to an end
  }
  writer.put("pairs.cells", cells);
}

std::vector<std::uint32_t> WordPairs::pack(const std::vector<std::pair<std::uint64_t, int>>& levels) {
  std::vector<std::uint32_t> cells(static_cast<std::size_t>(static_cast<double>(levels.size()) / kFill) + 2);
  for (const auto& [key, level] : levels) {
    std::size_t i = ((key >> 32) * cells.size()) >> 32;
    while (cells[i] != 0) i = i + 1 == cells.size() ? 0 : i + 1;
    cells[i] = cell_of(key, level);
  }
  return cells;
}

void PairCounter::add(std::uint64_t key, std::uint64_t kind, std::uint64_t head, std::uint64_t child) {
  Count& count = counts_[key];
  const std::uint64_t head_key = feature_key(905, kind, head), child_key = feature_key(906, kind, child);
  if (count.count++ == 0) count.head = head_key, count.child = child_key;
  ++heads_[head_key];
  ++children_[child_key];
  ++totals_[kind];
}

std::vector<std::pair<std::uint64_t, int>> PairCounter::levels(std::uint32_t minimum, std::size_t most) const {
  std::vector<std::pair<std::uint32_t, std::uint64_t>> kept;  // count, key
  for (const auto& [key, count] : counts_) {
    if (count.count >= minimum) kept.emplace_back(count.count, key);
  }
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (kept.size() > most) kept.resize(most);
  const double total = static_cast<double>(totals_[0]);
  std::vector<std::pair<std::uint64_t, int>> levels;
  for (const auto& [n, key] : kept) {
    const Count& count = counts_.at(key);
    const double expected = static_cast<double>(heads_.at(count.head)) * static_cast<double>(children_.at(count.child)) / total;
    const double bits = std::log2(static_cast<double>(n) / expected) * static_cast<double>(n) / static_cast<double>(n + 1);
    levels.emplace_back(key, 1 + static_cast<int>(std::upper_bound(kBounds.begin(), kBounds.end(), bits) - kBounds.begin()));
  }
  return levels;
}

}  // namespace dateline::lang
