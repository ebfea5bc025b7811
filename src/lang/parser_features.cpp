#include "lang/parser_features.h"

#include "lang/hashing.h"

namespace dateline::lang {
namespace {

using Node = ParserState::Node;

struct Templates {
  Keys& keys;
  std::uint64_t number;
  template <typename... Values>
  void add(Values... values) {
    keys.add(feature_key(number++, static_cast<std::uint64_t>(values)...));
  }
};

std::uint32_t distance(const ParserState& state, Node a, Node b) {
  if (a >= state.none() || b >= state.none()) return 0;
  const std::uint32_t d = a < b ? b - a : a - b;
  if (d <= 5) return d;
  return d <= 7 ? 6 : d <= 10 ? 7 : d <= 15 ? 8 : 9;
}

/// Pairs of two words: heads of each other to be.
void pair(Templates& t, const ParserWord& a, const ParserWord& b, std::uint64_t far, std::uint64_t between) {
  const std::uint64_t tags = a.tag * 256ULL + b.tag;
  t.add(tags);
  t.add(a.word, b.word);
  t.add(a.word, b.tag);
  t.add(a.tag, b.word);
  t.add(tags, a.word);
  t.add(tags, b.word);
  t.add(a.word, b.word, tags);
  t.add(tags, far);
  t.add(tags, between);
  t.add(a.word, far);
  t.add(b.word, far);
  t.add(a.cluster, b.cluster);
  t.add(a.cluster, b.word);
  t.add(a.word, b.cluster);
  t.add(a.coarse, b.coarse, tags);
  t.add(a.ending, b.tag);
  t.add(a.tag, b.ending);
}

void single(Templates& t, const ParserWord& w) {
  t.add(w.tag);
  t.add(w.word);
  t.add(w.word, w.tag);
  t.add(w.cluster, w.upos);
}

}  // namespace

void action_keys(const ParserInput& words, const ParserState& state, Keys& keys) {
  const Node n0 = state.stack(0), n1 = state.stack(1), n2 = state.stack(2);
  const Node m0 = state.buffer(0), m1 = state.buffer(1), m2 = state.buffer(2);
  const ParserWord &s0 = words[n0], &s1 = words[n1], &s2 = words[n2], &b0 = words[m0], &b1 = words[m1], &b2 = words[m2];
  const auto &k0 = state.links(n0), &k1 = state.links(n1), &kb = state.links(m0);
  const ParserWord &s0l = words[k0.left1], &s0r = words[k0.right1], &s0l2 = words[k0.left2], &s0r2 = words[k0.right2];
  const ParserWord &s1l = words[k1.left1], &s1r = words[k1.right1], &s1r2 = words[k1.right2];
  const ParserWord &b0l = words[kb.left1], &b0l2 = words[kb.left2];
  const std::uint64_t l_s0l = state.label(k0.left1), l_s0r = state.label(k0.right1), l_s1r = state.label(k1.right1),
                      l_b0l = state.label(kb.left1), l_s1l = state.label(k1.left1);
  const std::uint64_t d0 = distance(state, n0, m0), d1 = distance(state, n1, n0);
  const std::uint64_t between0 = words.between(n0, m0), between1 = n1 == state.none() ? 0 : words.between(n1, n0);

  keys.clear();
  Templates t{keys, 1};
  t.add(1);
  for (const ParserWord* w : {&s0, &s1, &b0, &b1}) single(t, *w);
  t.add(s2.tag), t.add(s2.word), t.add(b2.tag), t.add(b2.word);
  pair(t, s0, b0, d0, between0);
  pair(t, s1, s0, d1, between1);
  t.add(s1.tag, b0.tag, s1.word);
  t.add(s1.word, b0.word);
  t.add(s1.tag, b0.tag, b0.word);
  t.add(b0.tag, b1.tag);
  t.add(b0.word, b1.tag);
  t.add(b0.tag, b1.word);
  // three words
  t.add(s0.tag, b0.tag, b1.tag);
  t.add(s1.tag, s0.tag, b0.tag);
  t.add(s2.tag, s1.tag, s0.tag);
  t.add(b0.tag, b1.tag, b2.tag);
  t.add(s1.tag, s0.tag, b0.tag, b1.tag);
  t.add(s0.word, b0.tag, b1.tag);
  t.add(s0.tag, b0.word, b1.tag);
  t.add(s1.word, s0.tag, b0.tag);
  t.add(s1.tag, s0.word, b0.tag);
  t.add(s1.tag, s0.tag, b0.word);
  t.add(s1.word, s0.word, b0.tag);
  t.add(s1.cluster, s0.cluster, b0.cluster);
  t.add(s1.coarse, s0.coarse, b0.coarse, b1.coarse);
  t.add(s1.upos, s0.upos, b0.upos, b1.upos * 32ULL + b2.upos);
  t.add(s2.upos, s1.upos, s0.upos, b0.upos * 32ULL + b1.upos);
  // children
  t.add(s0.tag, s0l.tag, b0.tag);
  t.add(s0.tag, s0r.tag, b0.tag);
  t.add(s0.tag, b0.tag, b0l.tag);
  t.add(s1.tag, s1r.tag, s0.tag);
  t.add(s1.tag, s1l.tag, s0.tag);
  t.add(s1.tag, s0.tag, s0l.tag);
  t.add(s1.tag, s0.tag, s0r.tag);
  t.add(s0.tag, s0l.tag, s0l2.tag);
  t.add(s0.tag, s0r.tag, s0r2.tag);
  t.add(b0.tag, b0l.tag, b0l2.tag);
  t.add(s1.tag, s1r.tag, s1r2.tag, s0.tag);
  t.add(s0.word, s0l.word);
  t.add(s0.word, s0r.word);
  t.add(b0.word, b0l.word);
  t.add(s0.tag, s0r.word, b0.tag);
  t.add(s1.tag, s1r.word, s0.tag);
  t.add(s1.tag, s1r.word, s0.tag, b0.tag);
  // prepositions and markers: the leftmost child of the lower word
  t.add(s1.word, s0l.word);
  t.add(s1.tag, s0l.word);
  t.add(s1.tag, s0l.word, s0.word);
  t.add(s1.word, s0l.word, s0.word);
  t.add(s1.word, s0l.word, s0.tag);
  t.add(s1.cluster, s0l.word, s0.cluster);
  t.add(s2.tag, s1.tag, s0l.word);
  t.add(s2.word, s1.tag, s0l.word);
  t.add(s2.word, s1.word, s0l.word);
  t.add(s0.word, b0l.word);
  t.add(s0.tag, b0l.word, b0.tag);
  t.add(s0.word, b0l.word, b0.word);
  t.add(s1.tag, s0.tag, b0.word, b1.tag);
  // labels and counts of children
  t.add(s0.tag, l_s0l, l_s0r);
  t.add(s0.tag, k0.left_labels);
  t.add(s0.tag, k0.right_labels);
  t.add(s0.word, k0.left_labels);
  t.add(s0.word, k0.right_labels);
  t.add(s1.tag, k1.right_labels);
  t.add(s1.tag, k1.left_labels);
  t.add(s1.word, k1.right_labels);
  t.add(b0.tag, kb.left_labels);
  t.add(b0.word, kb.left_labels);
  t.add(s0.tag, b0.tag, kb.left_labels);
  t.add(s0.tag, b0.tag, k0.left_labels);
  t.add(s0.tag, b0.tag, k0.right_labels);
  t.add(s1.tag, s0.tag, k0.left_labels);
  t.add(s1.tag, s0.tag, k0.right_labels);
  t.add(s1.tag, s0.tag, k1.left_labels);
  t.add(s1.tag, s0.tag, k1.right_labels);
  t.add(s1.tag, s0.tag, l_s1r, l_s0l);
  t.add(s1.tag, l_s1l, l_s1r, b0.tag);
  t.add(s0.tag, b0.tag, l_s0r, l_b0l);
  t.add(s0.word, k0.left_count);
  t.add(s0.word, k0.right_count);
  t.add(s1.word, k1.right_count);
  t.add(s0.tag, k0.left_count * 8ULL + k0.right_count, b0.tag);
  t.add(b0.word, kb.left_count);
  t.add(s1.tag, s0.tag, d1, between1);
  t.add(s0.tag, b0.tag, d0, between0);
  t.add(s1.tag, s0.tag, b0.tag, between0);
  t.add(state.depth() > 7 ? 7 : state.depth(), s0.tag, b0.tag);
}

void label_keys(const ParserInput& words, const ParserState& state, Node head, Node child, Keys& keys) {
  const ParserWord &h = words[head], &c = words[child];
  const auto &kh = state.links(head), &kc = state.links(child);
  const std::uint64_t right = child > head;
  const ParserWord &cl = words[kc.left1], &cl2 = words[kc.left2], &cr = words[kc.right1];
  const ParserWord &inner = words[right ? kh.right1 : kh.left1];
  const std::uint64_t inner_label = state.label(right ? kh.right1 : kh.left1);
  const std::uint64_t far = distance(state, head, child) * 2ULL + right;
  const std::uint64_t tags = (h.tag * 256ULL + c.tag) * 2 + right;
  const ParserWord &before = words[child > 0 ? child - 1 : state.none()], &after = words[child + 1 < state.size() ? child + 1 : state.none()];
  keys.clear();
  Templates t{keys, 1001};
  t.add(right);
  t.add(tags);
  t.add(tags, h.word);
  t.add(tags, c.word);
  t.add(tags, h.word, c.word);
  t.add(h.word, c.word, right);
  t.add(c.word, right);
  t.add(h.word, right, c.tag);
  t.add(c.word, c.tag);
  t.add(c.form, h.upos, right);
  t.add(tags, far);
  t.add(tags, words.between(head, child));
  t.add(h.cluster, c.cluster, right);
  t.add(h.cluster, c.tag, right);
  t.add(c.cluster, h.tag, right);
  t.add(c.cluster, h.word, right);
  t.add(h.coarse, c.coarse, tags);
  t.add(c.ending, h.tag, right);
  t.add(h.ending, c.tag, right);
  t.add(tags, cl.tag);
  t.add(tags, cl.word);
  t.add(h.word, cl.word, c.tag);
  t.add(h.word, cl.word, c.word);
  t.add(h.upos, cl.word, c.word, right);
  t.add(h.upos, cl.word, c.cluster, right);
  t.add(tags, cl.word, cl2.word);
  t.add(tags, cr.tag);
  t.add(tags, cr.word);
  t.add(tags, kc.left_labels);
  t.add(tags, kc.right_labels);
  t.add(tags, kh.left_labels, right);
  t.add(tags, kh.right_labels);
  t.add(h.word, kh.left_labels, c.upos, right);
  t.add(h.word, kh.right_labels, c.upos, right);
  t.add(c.upos, kc.left_labels, h.upos, right);
  t.add(tags, inner.tag, inner_label);
  t.add(h.upos, c.upos, inner_label, right);
  t.add(tags, before.tag);
  t.add(tags, after.tag);
  t.add(before.word, c.tag, right);
  t.add(tags, before.tag, after.tag);
}

}  // namespace dateline::lang
