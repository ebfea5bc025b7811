// "the town", "there", "the village of X", ", which has changed hands": places that a noun or a pronoun stands for.
#include <algorithm>
#include <map>
#include <string>

#include "mentions/chains/discourse.h"

namespace dateline::mentions {

namespace {

constexpr std::size_t kBack = 40;  // mentions

bool is_level(const Place& p, std::string_view level) {
  if (level == "village") return p.precision == PlacePrecision::city || p.precision == PlacePrecision::district || !p.located;
  if (level == "PPL") return !p.located || p.precision == PlacePrecision::city;
  if (level == "ADM1") return p.precision == PlacePrecision::admin1;
  if (level == "PCL") return p.precision == PlacePrecision::country;
  if (level == "part") return p.precision != PlacePrecision::country && p.precision != PlacePrecision::region && p.precision != PlacePrecision::admin1;
  return true;
}

struct Finder {
  Document& doc;
  const Words& words;
  const ChainVocabulary& vocabulary;
  const std::vector<PlaceMention>& named;     // in order of the text
  std::vector<std::int32_t> named_at;         // per token, the named mention that covers it
  std::vector<PlaceMention> added;

  /// The noun `t` is the one that stood beside the name: "Minakh airbase … the airbase".
  bool same_feature(const PlaceMention& p, TokenIndex t) const {
    const Sentence& s = doc.sentences[words.sentence(p.first)];
    for (TokenIndex u = p.last; u < s.last && u < p.last + 3 && is_nominal(doc.tokens[u].upos); ++u)
      if (words.lemma(u) == words.lemma(t)) return true;
    if (words.lemma(p.last - 1) == words.lemma(t)) return true;
    return p.first >= s.first + 2 && words.form(p.first - 1) == "of" && words.lemma(p.first - 2) == words.lemma(t);
  }

  /// The latest named place before `t` at that level, section heads and datelines included.
  /// Near ones go before far ones, and arguments of verbs before what hangs on nouns ("the siege of X").
  std::int32_t latest(TokenIndex t, std::string_view level) const {
    const std::int32_t place = latest(t, level, false);
    return place < 0 && level == "PCL" ? latest(t, level, true) : place;  // "French ministers … the country"
  }

  std::int32_t latest(TokenIndex t, std::string_view level, bool actors) const {
    auto it = std::upper_bound(named.begin(), named.end(), t, [](TokenIndex at, const PlaceMention& p) { return at < p.first; });
    const std::uint32_t sentence = words.sentence(t), paragraph = doc.sentences[sentence].paragraph;
    std::int32_t best = -1;
    double most = -1e9;
    for (std::size_t back = 0; it != named.begin() && back < kBack; ++back) {
      --it;
      if (it->last > t || (it->actor_use && !actors) || !is_level(it->place, level)) continue;
      const bool same = same_feature(*it, t);
      if (!it->place.located && level == "part" && !same) continue;
      const std::uint32_t s = words.sentence(it->first);
      const Deprel relation = base(doc.tokens[first_conjunct(doc, it->head)].deprel);
      double weight = -2.0 * static_cast<double>(sentence - s) - 0.5 * static_cast<double>(back);
      if (relation == Deprel::obl || relation == Deprel::obj || relation == Deprel::nsubj) weight += 1.6;
      if (it->section_head) weight += 0.4;
      if (same) weight += 2;
      if (doc.sentences[s].paragraph != paragraph) weight -= 2;
      if (weight > most) most = weight, best = static_cast<std::int32_t>(it - named.begin());
    }
    return best;
  }

  /// The place that the tree ties to a feature noun: "town of X", "X airport", "the village X".
  std::int32_t tied(TokenIndex t) const {
    for (const TokenIndex c : doc.children(t)) {
      if (named_at[c] < 0) continue;
      const Deprel r = base(doc.tokens[c].deprel);
      const bool of = r == Deprel::nmod && (doc.tokens[c].deprel == Deprel::nmod_poss || vocabulary.knowledge.contains(vocabulary.place_links, preposition(doc, words, c)));
      if (of || r == Deprel::appos || r == Deprel::compound || r == Deprel::flat || doc.tokens[c].deprel == Deprel::nmod_desc) return named_at[c];
    }
    const Sentence& s = doc.sentences[words.sentence(t)];
    if (t + 1 < s.last && named_at[t + 1] >= 0) return named_at[t + 1];
    if (t + 2 < s.last && vocabulary.knowledge.contains(vocabulary.place_links, words.form(t + 1)) && named_at[t + 2] >= 0) return named_at[t + 2];
    return -1;
  }

  void add(TokenIndex t, std::int32_t from) {
    if (from < 0) return;
    PlaceMention m;
    static_cast<Extent&>(m) = Extent{doc.tokens[t].span, t, t + 1, t};
    m.place = named[from].place;
    m.place.inferred = true;
    m.pronoun = true;
    added.push_back(std::move(m));
  }

  void noun(TokenIndex t) {
    const std::string_view level = vocabulary.knowledge.lookup(vocabulary.places, words.lemma(t));
    if (level.empty()) return;
    if (const std::int32_t from = tied(t); from >= 0) {
      const PlacePrecision wide = named[from].place.precision;
      const bool town = level == "PPL" || level == "village" || level == "part";
      if (!(town && (wide == PlacePrecision::country || wide == PlacePrecision::region))) return add(t, from);
    }
    const Sentence& s = doc.sentences[words.sentence(t)];
    TokenIndex before = t;
    while (before > s.first && (doc.tokens[before - 1].upos == Upos::ADJ || doc.tokens[before - 1].upos == Upos::NOUN)) --before;
    const bool definite = before > s.first && vocabulary.knowledge.contains(vocabulary.demonstratives, words.form(before - 1));
    if (!definite || (level != "part" && before != t)) return;
    // "the city of X" where X is unknown, "the town where he lives": something else.
    if (t + 1 < s.last && words.form(t + 1) == "of" && level != "part") return;
    add(t, latest(t, level));
  }

  void relative(TokenIndex t) {
    TokenIndex at = t;
    for (int step = 0; step < 5 && at != kNoHead; ++step, at = doc.tokens[at].head)
      if (doc.tokens[at].deprel == Deprel::acl_relcl || doc.tokens[at].deprel == Deprel::advcl_relcl) {
        const TokenIndex noun = doc.tokens[at].head;
        if (noun != kNoHead && named_at[noun] >= 0) add(t, named_at[noun]);
        return;
      }
  }

  void pronoun(TokenIndex t) {
    const auto is = [&](knowledge::WordClass c) { return vocabulary.knowledge.contains(c, words.form(t)); };
    if (is(vocabulary.here))
      for (std::size_t i = 0; i < named.size() && i < kBack; ++i)
        if (named[i].dateline && is_level(named[i].place, "PPL")) return add(t, static_cast<std::int32_t>(i));
    if (is(vocabulary.place_words) && base(doc.tokens[t].deprel) != Deprel::expl) return add(t, latest(t, "PPL"));
    if (is(vocabulary.relative) || words.form(t) == "where") return relative(t);
    if (is(vocabulary.it) && base(doc.tokens[t].deprel) != Deprel::expl) {
      // "it" may be the town: only one that the same or the last sentence names.
      const std::int32_t from = latest(t, "PPL");
      if (from >= 0 && words.sentence(t) - words.sentence(named[from].first) <= 1) add(t, from);
    }
  }
};

}  // namespace

void link_places(Document& doc, const Words& words, const ChainVocabulary& vocabulary) {
  const std::vector<PlaceMention> named = std::move(doc.mentions.places);
  Finder finder{doc, words, vocabulary, named, std::vector<std::int32_t>(doc.tokens.size(), -1), {}};
  for (std::size_t i = 0; i < named.size(); ++i)
    for (TokenIndex t = named[i].first; t < named[i].last; ++t) finder.named_at[t] = static_cast<std::int32_t>(i);
  for (TokenIndex t = 0; t < doc.tokens.size(); ++t) {
    if (finder.named_at[t] >= 0) continue;
    const Upos upos = doc.tokens[t].upos;
    if (is_nominal(upos)) finder.noun(t);
    else if (upos == Upos::PRON || upos == Upos::ADV || upos == Upos::SCONJ || upos == Upos::DET) finder.pronoun(t);
  }
  std::vector<PlaceMention>& places = doc.mentions.places;
  places.clear();
  std::merge(named.begin(), named.end(), finder.added.begin(), finder.added.end(), std::back_inserter(places),
             [](const PlaceMention& a, const PlaceMention& b) { return a.span.begin < b.span.begin; });
  std::map<std::string, std::vector<std::uint32_t>> by_place;
  for (std::uint32_t i = 0; i < places.size(); ++i)
    by_place[places[i].place.geonameid ? std::to_string(places[i].place.geonameid) : places[i].place.name].push_back(i);
  std::vector<std::vector<std::uint32_t>> chains;
  for (auto& [key, members] : by_place)
    if (members.size() > 1) chains.push_back(std::move(members));
  std::sort(chains.begin(), chains.end());  // in order of their first mention
  for (auto& members : chains) {
    for (const std::uint32_t i : members) places[i].chain = static_cast<std::int32_t>(doc.mentions.chains.size());
    doc.mentions.chains.push_back({Chain::Kind::place, std::move(members)});
  }
}

}  // namespace dateline::mentions
