#include "lang/parser_state.h"

#include <algorithm>

namespace dateline::lang {

void ParserState::reset(std::size_t words) {
  size_ = words;
  next_ = 0;
  stack_.clear();
  const Node absent = none();
  links_.assign(words + 2, Links{absent, absent, absent, absent, 0, 0, 0, 0});
  heads_.assign(words + 2, absent);
  labels_.assign(words + 2, 0);
}

void ParserState::attach(Action action, std::uint8_t label) {
  const Node child = stack(0);
  const Node head = head_of(action);
  stack_.pop_back();
  heads_[child] = head;
  labels_[child] = label;
  Links& links = links_[head];
  const std::uint64_t bit = std::uint64_t{1} << (label & 63);
  if (action == Action::left) {  // children on the left arrive from the inside out
    links.left2 = links.left1;
    links.left1 = child;
    links.left_labels |= bit;
    if (links.left_count < 7) ++links.left_count;
  } else {
    links.right2 = links.right1;
    links.right1 = child;
    links.right_labels |= bit;
    if (links.right_count < 7) ++links.right_count;
  }
}

void ParserState::finish() {
  if (stack_.empty()) return;
  heads_[stack_.back()] = root();
  labels_[stack_.back()] = static_cast<std::uint8_t>(Deprel::root) + 1;
  stack_.clear();
}

void ParserInput::finish() {
  const std::size_t n = size();
  words_[n].word = words_[n].form = 0xF00D;
  words_[n].tag = words_[n].upos = 0xFE;
  words_[n + 1] = {};
  for (ParserWord& word : words_) word.guide = static_cast<std::uint32_t>(n + 1), word.guide_last = 0;
  counts_.assign(n + 2, {});
  Counts sum;
  for (std::size_t i = 0; i < n; ++i) {
    counts_[i] = sum;
    const auto upos = static_cast<Upos>(words_[i].upos - 1);
    sum.verbs += upos == Upos::VERB || upos == Upos::AUX;
    sum.commas += upos == Upos::PUNCT;
    sum.conjunctions += upos == Upos::CCONJ;
    sum.subordinators += upos == Upos::SCONJ;
  }
  counts_[n] = counts_[n + 1] = sum;
}

void ParserInput::assign_reversed(const ParserInput& other) {
  const std::size_t n = other.size();
  resize(n);
  for (std::size_t i = 0; i < n; ++i) words_[i] = other.words_[n - 1 - i];
  pairs_ = other.pairs_;
  finish();
}

void ParserInput::set_guide(std::span<const std::uint32_t> heads) {
  for (std::size_t i = 0; i < heads.size(); ++i) {
    words_[i].guide = heads[i];
    words_[heads[i]].guide_last = static_cast<std::uint32_t>(i);
  }
}

std::uint32_t ParserInput::between(std::size_t a, std::size_t b) const {
  if (a > b) std::swap(a, b);
  if (b > size() || a + 1 >= b) return 0;
  const Counts &from = counts_[a + 1], &to = counts_[b];
  const auto part = [](int low, int high, int most) { return static_cast<std::uint32_t>(std::min(high - low, most)); };
  return 1 + part(from.verbs, to.verbs, 2) + 3 * part(from.commas, to.commas, 3) +
         12 * part(from.conjunctions, to.conjunctions, 1) + 24 * part(from.subordinators, to.subordinators, 1);
}

}  // namespace dateline::lang
