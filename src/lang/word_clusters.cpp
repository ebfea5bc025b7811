#include "lang/word_clusters.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace dateline::lang {
namespace {

constexpr std::uint32_t kTableSize = 1 << 16;

/// x log x, tabulated for small x.
class XLogX {
 public:
  XLogX() : table_(kTableSize) {
    for (std::uint32_t x = 1; x < kTableSize; ++x) table_[x] = static_cast<float>(x * std::log(static_cast<double>(x)));
  }
  double operator()(std::int64_t x) const {
    if (x < kTableSize) return table_[static_cast<std::size_t>(x)];
    return static_cast<double>(x) * std::log(static_cast<double>(x));
  }

 private:
  std::vector<float> table_;
};

struct ClassCount {
  std::uint32_t label;
  std::int64_t count;
};

/// The exchange of one word after the other into the class where the likelihood is highest.
class Exchange {
 public:
  Exchange(std::size_t words, std::size_t classes)
      : classes_(classes + 1), label_(words + 1), pairs_(classes_ * classes_), left_(classes_), right_(classes_) {
    for (std::size_t w = 1; w <= words; ++w) label_[w] = static_cast<std::uint16_t>(1 + (w - 1) % classes);
  }
  std::uint16_t label(std::size_t w) const { return label_[w]; }
  void add_pair(std::uint32_t a, std::uint32_t b, std::int64_t n) {
    pair(label_[a], label_[b]) += n;
    left_[label_[a]] += n;
    right_[label_[b]] += n;
  }

  /// Moves word `w` if that helps. `before` and `after`: its neighbours by class, without itself; `self`: (w, w).
  template <typename Neighbours>
  bool improve(std::uint32_t w, const Neighbours& before, const Neighbours& after) {
    gather(w, before, from_, left_total_);
    gather(w, after, to_, right_total_);
    const std::uint16_t old = label_[w];
    move(w, old, -1);
    std::uint16_t best = old;
    double highest = gain(old) + 1e-3;
    for (std::uint16_t k = 1; k < classes_; ++k) {
      if (k == old) continue;
      const double g = gain(k);
      if (g > highest) highest = g, best = k;
    }
    label_[w] = best;
    move(w, best, 1);
    return best != old;
  }

 private:
  std::int64_t& pair(std::size_t a, std::size_t b) { return pairs_[a * classes_ + b]; }

  template <typename Neighbours>
  void gather(std::uint32_t w, const Neighbours& neighbours, std::vector<ClassCount>& out, std::int64_t& total) {
    sums_.assign(classes_, 0);
    total = 0;
    self_ = 0;
    for (const auto& n : neighbours) {
      total += n.count;
      if (n.word == w) self_ = n.count;
      else sums_[label_[n.word]] += n.count;
    }
    out.clear();
    for (std::uint32_t c = 0; c < classes_; ++c) {
      if (sums_[c] > 0) out.push_back({c, sums_[c]});
    }
  }
  void move(std::uint32_t, std::uint16_t k, int sign) {
    for (const ClassCount& c : from_) pair(c.label, k) += sign * c.count;
    for (const ClassCount& c : to_) pair(k, c.label) += sign * c.count;
    pair(k, k) += sign * self_;
    left_[k] += sign * right_total_;   // as first of a pair it has its right neighbours
    right_[k] += sign * left_total_;
  }
  double gain(std::uint16_t k) {
    double g = 0;
    for (const ClassCount& c : from_) {
      const std::int64_t n = pairs_[c.label * classes_ + k];
      g += f_(n + c.count) - f_(n);
    }
    const std::int64_t* row = &pairs_[k * classes_];
    for (const ClassCount& c : to_) g += f_(row[c.label] + c.count) - f_(row[c.label]);
    if (self_ > 0) g += f_(row[k] + self_) - f_(row[k]);
    g -= f_(left_[k] + right_total_) - f_(left_[k]);
    g -= f_(right_[k] + left_total_) - f_(right_[k]);
    return g;
  }

  std::size_t classes_;
  std::vector<std::uint16_t> label_;
  std::vector<std::int64_t> pairs_, left_, right_, sums_;
  std::vector<ClassCount> from_, to_;
  std::int64_t self_ = 0, left_total_ = 0, right_total_ = 0;
  XLogX f_;
};

}  // namespace

void WordClusters::add_sentence(std::span<const std::string> words) {
  for (const std::string& word : words) {
    const auto [found, fresh] = ids_.try_emplace(word, static_cast<std::uint32_t>(all_.size()));
    if (fresh) all_.push_back(word), counts_.push_back(0);
    ++counts_[found->second];
    stream_.push_back(found->second + 1);
  }
  stream_.push_back(0);
}

void WordClusters::finish(std::uint64_t minimum, std::size_t most) {
  std::vector<std::uint32_t> order(all_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : all_[a] < all_[b];
  });
  std::vector<std::uint32_t> kept(all_.size() + 1);  // of id + 1: the word's place from 1, or 0
  for (std::size_t i = 0; i < order.size() && i < most && counts_[order[i]] >= minimum; ++i) {
    kept_.push_back(all_[order[i]]);
    kept_counts_.push_back(counts_[order[i]]);
    kept[order[i] + 1] = static_cast<std::uint32_t>(kept_.size());
  }
  std::vector<std::uint64_t> pairs;
  pairs.reserve(stream_.size());
  std::uint32_t last = 0;
  for (const std::uint32_t id : stream_) {
    const std::uint32_t word = kept[id];
    if (last != 0 || word != 0) pairs.push_back(static_cast<std::uint64_t>(last) << 32 | word);
    last = word;
  }
  std::sort(pairs.begin(), pairs.end());
  before_.resize(kept_.size() + 1);
  after_.resize(kept_.size() + 1);
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i;
    while (end < pairs.size() && pairs[end] == pairs[i]) ++end;
    const auto a = static_cast<std::uint32_t>(pairs[i] >> 32), b = static_cast<std::uint32_t>(pairs[i]);
    const auto n = static_cast<std::uint32_t>(end - i);
    after_[a].push_back({b, n});
    before_[b].push_back({a, n});
    i = end;
  }
}

std::vector<std::uint16_t> WordClusters::cluster(std::size_t classes, int iterations,
                                                 const std::function<void(std::string_view)>& progress) const {
  Exchange exchange(kept_.size(), classes);
  for (std::uint32_t a = 0; a < after_.size(); ++a) {
    for (const Neighbour& n : after_[a]) exchange.add_pair(a, n.word, n.count);
  }
  for (int i = 0; i < iterations; ++i) {
    std::size_t moved = 0;
    for (std::uint32_t w = 1; w <= kept_.size(); ++w) moved += exchange.improve(w, before_[w], after_[w]);
    if (progress) progress(std::to_string(classes) + " classes, round " + std::to_string(i + 1) + ": " + std::to_string(moved) + " words moved");
    if (moved * 500 < kept_.size()) break;
  }
  std::vector<std::uint16_t> labels;
  for (std::size_t w = 1; w <= kept_.size(); ++w) labels.push_back(exchange.label(w));
  return labels;
}

}  // namespace dateline::lang
