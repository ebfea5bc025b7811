#include "dateline/mention.h"

namespace dateline {
namespace {

template <typename Mention>
std::vector<std::int32_t> heads(const std::vector<Mention>& mentions, std::size_t token_count) {
  std::vector<std::int32_t> widest(token_count, -1);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    if (mention.head >= token_count) continue;
    std::int32_t& best = widest[mention.head];
    const auto width = [](const Extent& extent) { return extent.last - extent.first; };
    if (best < 0 || width(mention) > width(mentions[static_cast<std::size_t>(best)])) best = static_cast<std::int32_t>(i);
  }
  return widest;
}

}  // namespace

void Mentions::index(std::size_t token_count) {
  actor_headed_by = heads(actors, token_count);
  place_headed_by = heads(places, token_count);
  time_headed_by = heads(times, token_count);
  count_headed_by = heads(counts, token_count);
}

}  // namespace dateline
