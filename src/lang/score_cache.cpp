#include "lang/score_cache.h"

namespace dateline::lang {

const std::int16_t* ScoreCache::find(const SparseModel& model, Key key, std::size_t classes) {
  if (model.id() != model_) {
    model_ = model.id();
    stride_ = (classes + kLanes - 1) / kLanes * kLanes;
    held_.assign(kEntries, kFree);
    sums_.assign(kEntries * stride_, 0);
  }
  const std::size_t at = place(key);
  return held_[at] == key ? &sums_[at * stride_] : nullptr;
}

const std::int16_t* ScoreCache::put(const SparseModel& model, Key key, const Keys& keys) {
  std::int32_t scores[kMaxClasses] = {};
  model.add(keys.span(), scores);
  const std::size_t at = place(key);
  held_[at] = key;
  for (std::size_t c = 0; c < stride_; ++c) sums_[at * stride_ + c] = static_cast<std::int16_t>(scores[c]);
  return &sums_[at * stride_];
}

}  // namespace dateline::lang
