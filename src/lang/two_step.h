// Decisions in two steps: most are settled by a first lot of features, and the rest are then never looked up.
//
// Training learns with all features at once. Afterwards it decides its own sentences again and asks, for
// each decision, by how much the first lot alone preferred its choice, and whether all features would
// choose the same; the smallest margin above which they nearly always do goes into the model, and
// decisions that the first lot takes by at least this margin are final. After Strubell, Vilnis, Silverstein and McCallum
// (2015), "Learning dynamic feature selection for fast sequential prediction", with one cut instead of many.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "lang/sparse_model.h"

namespace dateline::lang {

/// The best of `scores` between `from` and `to`, and how much higher it is than the next.
struct Lead {
  int best = 0;
  std::int32_t margin = 0;
};
inline Lead lead(const std::int32_t* scores, int from, int to) {
  Lead found{from, 0};
  std::int32_t first = scores[from], second = INT32_MIN / 2;
  for (int i = from + 1; i < to; ++i) {
    if (scores[i] > first) second = std::exchange(first, scores[i]), found.best = i;
    else if (scores[i] > second) second = scores[i];
  }
  found.margin = first - second;
  return found;
}

/// The cut, found from decisions of which both answers are known.
class MarginFinder {
 public:
  void add(std::int32_t margin, bool agrees) { (agrees ? agreeing_ : differing_).push_back(margin); }

  /// The smallest margin at or above which at most `share` of all decisions added differ.
  std::int32_t smallest(double share) {
    const auto allowed = static_cast<std::size_t>(share * static_cast<double>(agreeing_.size() + differing_.size()));
    std::sort(differing_.rbegin(), differing_.rend());
    return differing_.size() <= allowed ? 0 : differing_[allowed] + 1;
  }

 private:
  std::vector<std::int32_t> agreeing_, differing_;
};

/// The class below `count` with the highest score: by what `add_first` adds to the scores where it leads by `margin`, else by
/// what `add_others` adds to that. A `finder` makes it ask both and is told what came of it.
template <typename AddFirst, typename AddOthers>
int decide(std::int32_t margin, int count, AddFirst add_first, AddOthers add_others, MarginFinder* finder) {
  std::int32_t scores[kMaxClasses] = {};
  add_first(scores);
  const Lead first = lead(scores, 0, count);
  if (first.margin >= margin && !finder) return first.best;
  add_others(scores);
  const Lead all = lead(scores, 0, count);
  if (finder) finder->add(first.margin, all.best == first.best);
  return all.best;
}

/// How many of all tags may come out otherwise than with all features, on the training sentences.
inline constexpr double kTagShare = 0.001;

}  // namespace dateline::lang
