#include "lang/parser_state.h"

#include <algorithm>

namespace dateline::lang {

void ParserState::reset(std::size_t words) {
  size_ = words;
  next_ = 0;
  stack_.clear();
  const Node absent = none();
  links_.assign(words + 2, Links{absent, absent, absent, absent, 0, 0});
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
  if (action == Action::left) {  // children on the left arrive from the inside out
    links.left2 = links.left1;
    links.left1 = child;
    if (links.left_count < 7) ++links.left_count;
  } else {
    links.right2 = links.right1;
    links.right1 = child;
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
  constexpr auto kRoot = ParserWord::kRoot;
  words_[n] = {.word = kRoot, .cluster = kRoot, .tag = kRoot, .usual_tag = kRoot, .coarse = kRoot};
  words_[n + 1] = {};
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

std::uint32_t ParserInput::between(std::size_t a, std::size_t b) const {
  if (a > b) std::swap(a, b);
  if (b > size() || a + 1 >= b) return 0;
  const Counts &from = counts_[a + 1], &to = counts_[b];
  const auto part = [](int low, int high, int most) { return static_cast<std::uint32_t>(std::min(high - low, most)); };
  return 1 + part(from.verbs, to.verbs, 2) + 3 * part(from.commas, to.commas, 3) +
         12 * part(from.conjunctions, to.conjunctions, 1) + 24 * part(from.subordinators, to.subordinators, 1);
}

}  // namespace dateline::lang
