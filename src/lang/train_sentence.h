// A sentence of a treebank as the trainers use it, and the random numbers they share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"
#include "lang/name_span.h"

namespace dateline::lang {

struct TrainSentence {
  std::vector<std::string> forms;
  std::vector<std::string> lemmas;
  std::vector<Upos> upos;
  std::vector<std::uint8_t> xpos;
  std::vector<std::int32_t> heads;   // -1: root
  std::vector<Deprel> deprels;
  std::vector<std::uint8_t> tags;    // predicted classes (jackknifed), for the stages after the tagger
  std::size_t fold = 0;              // of the jackknife; copies share their original's
  bool copy = false;                 // an altered copy: lower case, capitals …
  bool named = false;                // its names are known
  std::vector<NameSpan> names;       // not overlapping, in order

  std::vector<std::string_view> views() const { return {forms.begin(), forms.end()}; }
};

/// The same numbers on every machine (std::shuffle and the distributions are not).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t n) { return next() % n; }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

  template <typename T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace dateline::lang
