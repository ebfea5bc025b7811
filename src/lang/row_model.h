// A linear classifier with three classes and hashed features, in rows of four bytes: the parser's.
//
// Rows are found by hash alone (no keys), so features may share a row; training sees the same sharing.
// A weight is stored as weight + 128 in one byte, and four of them are added at once within a 64-bit
// word: portable, no vector instructions, the same sums everywhere.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lang/model_file.h"

namespace dateline::lang {

inline constexpr int kRowClasses = 3;

class RowModel {
 public:
  static RowModel load(const SectionSource& source, std::string_view name);

  /// Scores of the classes, up to a constant that is the same for all. At most 256 keys.
  std::array<std::int32_t, 4> score(std::span<const std::uint64_t> keys) const {
    for (const std::uint64_t key : keys) __builtin_prefetch(&rows_[key >> shift_]);
    std::uint32_t even = 0, odd = 0;
    for (const std::uint64_t key : keys) {
      const std::uint32_t row = rows_[key >> shift_];
      even += row & 0x00FF00FF;
      odd += (row >> 8) & 0x00FF00FF;
    }
    return {static_cast<std::int32_t>(even & 0xFFFF), static_cast<std::int32_t>(odd & 0xFFFF),
            static_cast<std::int32_t>(even >> 16), static_cast<std::int32_t>(odd >> 16)};
  }

 private:
  std::span<const std::uint32_t> rows_;
  int shift_ = 63;
};

class RowTrainer {
 public:
  /// 2^bits rows.
  explicit RowTrainer(int bits);

  std::array<float, 4> score(std::span<const std::uint64_t> keys) const;
  /// Counts features: update() passes over those seen only once.
  void see(std::span<const std::uint64_t> keys);
  void update(std::span<const std::uint64_t> keys, int right, int wrong, float amount = 1.0F);
  void step() { ++steps_; }
  void pack(ModelWriter& writer, std::string_view name) const;

 private:
  int shift_;
  std::vector<float> weights_;
  std::vector<double> totals_;
  std::vector<std::uint8_t> seen_;
  std::uint64_t steps_ = 1;
};

}  // namespace dateline::lang
