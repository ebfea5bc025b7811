#include "lang/parser_features.h"

#include "lang/hashing.h"

namespace dateline::lang {
namespace {

using Node = ParserState::Node;

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

/// What says most about the two arcs at hand.
void arc_templates(const ParserView& v, Templates& t) {
  t.add(1);
  pair(t, v.s0, v.b0, v.d0, v.between0);
  pair(t, v.s1, v.s0, v.d1, v.between1);
  for (const ParserWord* w : {&v.s0, &v.b0}) single(t, *w);
  t.add(v.b0.tag, v.b1.tag);
  t.add(v.s0.tag, v.b0.tag, v.b1.tag);
  t.add(v.s1.tag, v.s0.tag, v.b0.tag);
  t.add(v.s1.tag, v.s0.tag, v.b0.tag, v.b1.tag);
  t.add(v.b0.word, v.b1.tag);
  t.add(v.s0.word, v.b0.tag, v.b1.tag);
  t.add(v.s1.tag, v.s0.word, v.b0.tag);
}

void word_templates(const ParserView& v, Templates& t) {
  const ParserWord &s0 = v.s0, &s1 = v.s1, &s2 = v.s2, &b0 = v.b0, &b1 = v.b1, &b2 = v.b2;
  const ParserWord &s0l = v.s0l, &s0r = v.s0r, &s1l = v.s1l, &s1r = v.s1r, &b0l = v.b0l;
  const ParserState::Links &k0 = v.k0, &k1 = v.k1, &kb = v.kb;
  const std::uint64_t d0 = v.d0, d1 = v.d1, between0 = v.between0, between1 = v.between1;
  for (const ParserWord* w : {&s1, &b1}) single(t, *w);
  t.add(s2.tag), t.add(s2.word), t.add(b2.tag), t.add(b2.word);
  t.add(s1.tag, b0.tag, s1.word);
  t.add(s1.word, b0.word);
  t.add(s1.tag, b0.tag, b0.word);
  t.add(b0.tag, b1.word);
  // three words
  t.add(s2.tag, s1.tag, s0.tag);
  t.add(b0.tag, b1.tag, b2.tag);
  t.add(s0.tag, b0.word, b1.tag);
  t.add(s1.word, s0.tag, b0.tag);
  t.add(s1.tag, s0.tag, b0.word);
  t.add(s1.word, s0.word, b0.tag);
  t.add(s1.cluster, s0.cluster, b0.cluster);
  t.add(s1.coarse, s0.coarse, b0.coarse, b1.coarse);
  t.add(s1.upos, s0.upos, b0.upos, b1.upos * 32ULL + b2.upos);
  t.add(s2.upos, s1.upos, s0.upos, b0.upos * 32ULL + b1.upos);
  t.add(s1.tag, s0.tag, b0.word, b1.tag);
  // children
  t.add(s0.tag, s0l.tag, b0.tag);
  t.add(s0.tag, s0r.tag, b0.tag);
  t.add(s0.tag, b0.tag, b0l.tag);
  t.add(s1.tag, s1r.tag, s0.tag);
  t.add(s1.tag, s1l.tag, s0.tag);
  t.add(s1.tag, s0.tag, s0l.tag);
  t.add(s1.tag, s0.tag, s0r.tag);
  t.add(s0.word, s0l.word);
  t.add(s0.word, s0r.word);
  t.add(b0.word, b0l.word);
  t.add(s0.tag, s0r.word, b0.tag);
  t.add(s1.tag, s1r.word, s0.tag);
  t.add(s1.tag, s1r.word, s0.tag, b0.tag);
  t.add(s0.word, k0.left_count);
  t.add(s0.word, k0.right_count);
  t.add(s1.word, k1.right_count);
  t.add(s0.tag, k0.left_count * 8ULL + k0.right_count, b0.tag);
  t.add(b0.word, kb.left_count);
  t.add(s1.tag, s0.tag, d1, between1);
  t.add(s0.tag, b0.tag, d0, between0);
  t.add(s1.tag, s0.tag, b0.tag, between0);
}

/// Prepositions and markers: the leftmost child of the lower word.
void marker_templates(const ParserView& v, Templates& t) {
  const ParserWord &s0 = v.s0, &s1 = v.s1, &s2 = v.s2, &b0 = v.b0;
  t.add(s1.word, v.s0l.word);
  t.add(s1.tag, v.s0l.word);
  t.add(s1.tag, v.s0l.word, s0.word);
  t.add(s1.word, v.s0l.word, s0.word);
  t.add(s1.word, v.s0l.word, s0.tag);
  t.add(s1.cluster, v.s0l.word, s0.cluster);
  t.add(s2.tag, s1.tag, v.s0l.word);
  t.add(s2.word, s1.tag, v.s0l.word);
  t.add(s2.word, s1.word, v.s0l.word);
  t.add(s0.word, v.b0l.word);
  t.add(s0.tag, v.b0l.word, b0.tag);
  t.add(s0.word, v.b0l.word, b0.word);
}

void label_set_templates(const ParserView& v, Templates& t) {
  const ParserInput& words = v.words;
  const ParserState& state = v.state;
  const ParserWord &s0 = v.s0, &s1 = v.s1, &b0 = v.b0;
  const std::uint64_t l_s0l = state.label(v.k0.left1), l_s0r = state.label(v.k0.right1), l_s1r = state.label(v.k1.right1),
                      l_b0l = state.label(v.kb.left1), l_s1l = state.label(v.k1.left1);
  t.add(s0.tag, v.s0l.tag, words[v.k0.left2].tag);
  t.add(s0.tag, v.s0r.tag, words[v.k0.right2].tag);
  t.add(b0.tag, v.b0l.tag, words[v.kb.left2].tag);
  t.add(s1.tag, v.s1r.tag, words[v.k1.right2].tag, s0.tag);
  t.add(s0.tag, l_s0l, l_s0r);
  t.add(s0.tag, v.k0.left_labels);
  t.add(s0.tag, v.k0.right_labels);
  t.add(s0.word, v.k0.left_labels);
  t.add(s0.word, v.k0.right_labels);
  t.add(s1.tag, v.k1.right_labels);
  t.add(s1.tag, v.k1.left_labels);
  t.add(s1.word, v.k1.right_labels);
  t.add(b0.tag, v.kb.left_labels);
  t.add(b0.word, v.kb.left_labels);
  t.add(s0.tag, b0.tag, v.kb.left_labels);
  t.add(s0.tag, b0.tag, v.k0.left_labels);
  t.add(s0.tag, b0.tag, v.k0.right_labels);
  t.add(s1.tag, s0.tag, v.k0.left_labels);
  t.add(s1.tag, s0.tag, v.k0.right_labels);
  t.add(s1.tag, s0.tag, v.k1.left_labels);
  t.add(s1.tag, s0.tag, v.k1.right_labels);
  t.add(s1.tag, s0.tag, l_s1r, l_s0l);
  t.add(s1.tag, l_s1l, l_s1r, b0.tag);
  t.add(s0.tag, b0.tag, l_s0r, l_b0l);
  t.add(state.depth() > 7 ? 7 : state.depth(), s0.tag, b0.tag);
}

/// How well the words go together in raw text: each candidate pair, and the phrase of the front of the
/// buffer (its preposition is its first child by then) with both words that it may belong to.
void pair_templates(const ParserView& v, Templates& t) {
  const WordPairs& pairs = v.words.pairs();
  const std::uint64_t s0 = v.s0.lemma, s1 = v.s1.lemma, b0 = v.b0.lemma, marker = v.b0l.lemma, inner = v.s0l.lemma;
  const bool phrase = v.b0l.upos != 0, inner_phrase = v.s0l.upos != 0;
  const std::uint64_t keys[] = {pair_key(s0, b0), pair_key(b0, s0), pair_key(s1, s0), pair_key(s1, b0),
                                phrase ? phrase_key(s0, marker, b0) : 0, phrase ? phrase_key(s1, marker, b0) : 0,
                                phrase ? marker_key(s0, marker) : 0, phrase ? marker_key(s1, marker) : 0,
                                inner_phrase ? phrase_key(s1, inner, s0) : 0, inner_phrase ? marker_key(s1, inner) : 0};
  for (const std::uint64_t key : keys) pairs.prefetch(key);
  std::uint64_t level[std::size(keys)];
  for (std::size_t k = 0; k < std::size(keys); ++k) level[k] = keys[k] == 0 ? 7 : pairs.find(keys[k]);
  const auto two = [&level](int a, int b) { return level[a] * 8 + level[b]; };
  const std::uint64_t tags = v.s0.tag * 256ULL + v.b0.tag, inner_tags = v.s1.tag * 256ULL + v.s0.tag;
  t.add(two(0, 1));
  t.add(two(0, 1), tags);
  t.add(two(0, 3));
  t.add(two(0, 3), tags, v.s1.tag);
  t.add(level[2], inner_tags);
  t.add(two(2, 1));
  t.add(two(2, 0), inner_tags, v.b0.tag);
  t.add(two(4, 5));
  t.add(two(4, 5), two(6, 7));
  t.add(two(6, 7), tags);
  t.add(two(6, 7), v.s1.upos * 32ULL + v.s0.upos, v.b0.upos);
  t.add(two(4, 5), v.s1.upos * 32ULL + v.s0.upos, v.b0.upos);
  t.add(two(8, 9), v.s1.upos * 32ULL + v.s0.upos, v.b0.upos);
  t.add(two(8, 9), level[2], inner_tags);
}

/// Where the guide's head of a word stands: 0 no word, 1 `a`, 2 `b`, 3 root, 4 on the buffer, 5 to the left.
std::uint64_t relation(const ParserState& state, const ParserWord& word, Node node, Node a, Node b) {
  if (node >= state.size()) return 0;
  if (word.guide == a) return 1;
  if (word.guide == b) return 2;
  if (word.guide == state.root()) return 3;
  return word.guide > state.buffer(0) ? 4 : 5;
}

void guide_templates(const ParserView& v, Templates& t) {
  const ParserInput& words = v.words;
  const ParserState& state = v.state;
  const std::uint64_t r0 = relation(state, v.s0, v.n0, v.m0, v.n1);
  const std::uint64_t r1 = relation(state, v.s1, v.n1, v.m0, v.n0);
  const std::uint64_t rb = relation(state, v.b0, v.m0, v.n0, v.n1);
  const std::uint64_t more0 = v.s0.guide_last >= v.m0 && v.n0 < state.size();  // the guide gives s0 more children
  const std::uint64_t more1 = v.s1.guide_last >= v.m0 && v.n1 < state.size();
  const std::uint64_t all = ((r0 * 6 + r1) * 6 + rb) * 4 + more0 * 2 + more1;
  const std::uint64_t main = (r0 * 6 + rb) * 2 + more0;
  const std::uint64_t tags = v.s0.tag * 256ULL + v.b0.tag;
  t.add(all);
  t.add(main);
  t.add(r0, more0);
  t.add(main, v.s0.tag);
  t.add(main, v.b0.tag);
  t.add(main, tags);
  t.add(r0, more0, v.s1.tag * 256ULL + v.s0.tag);
  t.add(all, v.s0.upos * 32ULL + v.b0.upos, v.s1.upos);
  t.add(main, v.s0.word);
  t.add(main, v.b0.word);
  t.add(r0, more0, v.s0l.word, v.s1.tag);
  t.add(main, v.d0, v.d1);
  t.add(main, v.between0, v.between1);
  t.add(r0, words[v.s0.guide].tag, v.s0.tag);
  t.add(rb, words[v.b0.guide].tag, v.b0.tag, r0);
  t.add(main, v.k0.right_labels, v.s0.tag);
}

}  // namespace

ParserView::ParserView(const ParserInput& input, const ParserState& parser)
    : words(input), state(parser), n0(state.stack(0)), n1(state.stack(1)), n2(state.stack(2)), m0(state.buffer(0)),
      m1(state.buffer(1)), m2(state.buffer(2)), s0(words[n0]), s1(words[n1]), s2(words[n2]), b0(words[m0]), b1(words[m1]),
      b2(words[m2]), k0(state.links(n0)), k1(state.links(n1)), kb(state.links(m0)), s0l(words[k0.left1]), s0r(words[k0.right1]),
      s1l(words[k1.left1]), s1r(words[k1.right1]), b0l(words[kb.left1]), d0(distance(state, n0, m0)), d1(distance(state, n1, n0)),
      between0(words.between(n0, m0)), between1(n1 == state.none() ? 0 : words.between(n1, n0)) {}

void guide_first_keys(const ParserView& view, Keys& keys) {
  Templates t{keys, 3001};
  arc_templates(view, t);
}

void guide_other_keys(const ParserView& view, Keys& keys) {
  Templates t{keys, 3101};
  word_templates(view, t);
  pair_templates(view, t);
}

void action_first_keys(const ParserView& view, Keys& keys) {
  Templates t{keys, 1};
  arc_templates(view, t);
  guide_templates(view, t);
}

void action_other_keys(const ParserView& view, Keys& keys) {
  Templates t{keys, 101};
  word_templates(view, t);
  marker_templates(view, t);
  label_set_templates(view, t);
  pair_templates(view, t);
}

ArcView::ArcView(const ParserInput& input, const ParserState& parser, Node head_node, Node child_node)
    : words(input), state(parser), h(words[head_node]), c(words[child_node]), kh(state.links(head_node)), kc(state.links(child_node)),
      right(child_node > head_node), far(distance(state, head_node, child_node) * 2ULL + right),
      tags((h.tag * 256ULL + c.tag) * 2 + right), head(head_node), child(child_node) {}

void label_first_keys(const ArcView& arc, Keys& keys) {
  const auto& [words, state, h, c, kh, kc, right, far, tags, head, child] = arc;
  const ParserWord& cl = words[kc.left1];
  Templates t{keys, 1001};
  t.add(right);
  t.add(tags);
  t.add(tags, h.word);
  t.add(tags, c.word);
  t.add(tags, h.word, c.word);
  t.add(h.word, c.word, right);
  t.add(c.word, right);
  t.add(h.word, right, c.tag);
  t.add(c.form, h.upos, right);
  t.add(tags, far);
  t.add(c.cluster, h.tag, right);
  t.add(h.cluster, c.tag, right);
  t.add(tags, cl.tag);
  t.add(tags, cl.word);
  t.add(h.word, cl.word, c.tag);
  t.add(tags, kc.left_labels);
  t.add(tags, kh.left_labels, right);
  t.add(tags, kh.right_labels);
}

void label_other_keys(const ArcView& arc, Keys& keys) {
  const auto& [words, state, h, c, kh, kc, right, far, tags, head, child] = arc;
  const ParserWord &cl = words[kc.left1], &cl2 = words[kc.left2], &cr = words[kc.right1];
  const ParserState::Node inner_node = right ? kh.right1 : kh.left1;
  const ParserWord& inner = words[inner_node];
  const std::uint64_t inner_label = state.label(inner_node);
  const ParserWord &before = words[child > 0 ? child - 1 : state.none()], &after = words[child + 1 < state.size() ? child + 1 : state.none()];
  Templates t{keys, 1101};
  t.add(c.word, c.tag);
  t.add(tags, words.between(head, child));
  t.add(h.cluster, c.cluster, right);
  t.add(c.cluster, h.word, right);
  t.add(h.coarse, c.coarse, tags);
  t.add(c.ending, h.tag, right);
  t.add(h.ending, c.tag, right);
  t.add(h.word, cl.word, c.word);
  t.add(h.upos, cl.word, c.word, right);
  t.add(h.upos, cl.word, c.cluster, right);
  t.add(tags, cl.word, cl2.word);
  t.add(tags, cr.tag);
  t.add(tags, cr.word);
  t.add(tags, kc.right_labels);
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
