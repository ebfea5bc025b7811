// The sizes of the parser's network and where the rows of its packed first layer stand.
//
// Inputs: at each place of ParserView the tag; the word and its cluster, or a coarse cluster; the labels of children; small numbers.
// Trained as embeddings times a matrix; packed, each (place, value) is one row, already multiplied.
#pragma once

#include <cstddef>
#include <cstdint>

#include "dateline/document.h"
#include "lang/parser_view.h"

namespace dateline::lang {

inline constexpr std::size_t kHidden = 256;
inline constexpr std::size_t kActions = 3;
inline constexpr std::size_t kOutputs = kActions + 2 * static_cast<std::size_t>(kDeprelCount);  // labels of arcs to the left, to the right

/// The output of a label on an arc that `action` (left or right) makes.
constexpr std::size_t label_output(Action action, std::size_t label) {
  return kActions + (action == Action::right ? static_cast<std::size_t>(kDeprelCount) : 0) + label;
}

/// Labels as bits, by direction and the child's UPOS + 1: only these are considered.
using LabelSet = std::uint64_t;
inline constexpr std::size_t kLabelSets = 2 * 32;
static_assert(kDeprelCount <= 64);
constexpr std::size_t label_set(Action action, std::uint8_t child_upos) { return (action == Action::right ? 32U : 0U) + (child_upos & 31U); }

/// How many values the inputs have; part of the model.
struct NetworkShape {
  std::uint32_t words = 0;
  std::uint32_t first_class = 0;  // words below have the rows of their cluster and usual tag added to their own
  std::uint32_t tags = 0;
  std::uint32_t clusters = 0;
  std::uint32_t coarse = 0;
};

inline constexpr std::size_t kLabelValues = static_cast<std::size_t>(kDeprelCount) + 1;  // 0: none

constexpr std::size_t group_size(const SmallGroup& group) {
  std::size_t size = 1;
  for (std::size_t s = group.first; s < group.last; ++s) size *= kSmallSizes[s];
  return size;
}

/// Numbers of rows: words, tags, clusters, coarse clusters, each by place; labels by place, groups of small numbers.
class RowNumbers {
 public:
  RowNumbers() = default;
  explicit RowNumbers(const NetworkShape& shape) : shape_(shape) {
    tags_ = kWordPlaces * shape.words;
    clusters_ = tags_ + kPlaces * shape.tags;
    coarse_ = clusters_ + kWordPlaces * shape.clusters;
    labels_ = coarse_ + kOtherPlaces * shape.coarse;
    std::size_t next = labels_ + kChildPlaces * kLabelValues;
    for (std::size_t g = 0; g < kSmallGroups.size(); ++g) groups_[g] = next, next += group_size(kSmallGroups[g]);
    count_ = next;
  }
  std::size_t word(std::size_t place, std::size_t value) const { return place * shape_.words + value; }
  std::size_t tag(std::size_t place, std::size_t value) const { return tags_ + place * shape_.tags + value; }
  std::size_t cluster(std::size_t place, std::size_t value) const { return clusters_ + place * shape_.clusters + value; }
  /// Of the place kWordPlaces + other.
  std::size_t coarse(std::size_t other, std::size_t value) const { return coarse_ + other * shape_.coarse + value; }
  std::size_t label(std::size_t child, std::size_t value) const { return labels_ + child * kLabelValues + value; }
  std::size_t group(std::size_t g) const { return groups_[g]; }
  std::size_t count() const { return count_; }
  const NetworkShape& shape() const { return shape_; }

 private:
  NetworkShape shape_;
  std::size_t tags_ = 0, clusters_ = 0, coarse_ = 0, labels_ = 0, groups_[kSmallGroups.size()] = {}, count_ = 0;
};

}  // namespace dateline::lang
