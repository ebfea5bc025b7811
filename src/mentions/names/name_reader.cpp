#include "mentions/names/name_reader.h"

#include <array>
#include <string>

namespace dateline::mentions {

using knowledge::Knowledge;
using knowledge::NameMatch;

namespace {

constexpr std::uint16_t bit(SenseKind kind) { return static_cast<std::uint16_t>(1u << static_cast<int>(kind)); }

constexpr std::uint32_t kLongestAgent = 4;  // words; "member of the armed forces" is read from its parts

/// Capitals of the words of a name, without its particles ("al", "of").
struct Capitals {
  int words = 0, capital = 0, upper = 0;
  bool only_initial = true;  // no capital but at the start of the sentence
};

}  // namespace

const NameSense* NameHit::sense(SenseKind kind) const {
  if (!has(kind)) return nullptr;
  const NameSense* best = nullptr;
  for (const NameSense& s : senses)
    if (s.kind == kind && (acronym || !s.caps_only) && (!best || s.rank < best->rank)) best = &s;
  return best;
}

NameReader::NameReader(const Knowledge& knowledge)
    : knowledge_(&knowledge),
      particles_(knowledge.word_class("name-particle")),
      never_acronyms_(knowledge.word_class("never-acronym")),
      common_words_(knowledge.word_class("common-word")),
      calendar_(knowledge.word_class("calendar-word")) {}

bool NameReader::plausible(const NameSense& sense, const Document& doc, const Words& words, TokenIndex first, TokenIndex last) const {
  if (sense.kind == SenseKind::agent || sense.kind == SenseKind::title) return false;
  const std::uint32_t s = words.sentence(first);
  const Casing casing = words.casing(s);
  Capitals c;
  for (TokenIndex t = first; t < last; ++t) {
    if (words.shape(t) == Shape::other || (last - first > 1 && knowledge_->contains(particles_, words.form(t)))) continue;
    ++c.words;
    c.capital += words.capitalised(t);
    c.upper += words.shape(t) == Shape::upper;
    if (words.capitalised(t) && t != doc.sentences[s].first) c.only_initial = false;
  }
  const bool single = last - first == 1;
  if (sense.caps_only) {
    if (c.upper == 0) return false;
    return casing != Casing::upper || !knowledge_->contains(never_acronyms_, words.form(first));
  }
  if (c.words == 0) return last - first > 0 && words.shape(first) != Shape::other;
  if (casing == Casing::upper && single) {
    if (knowledge_->contains(never_acronyms_, words.form(first)) || knowledge_->contains(calendar_, words.form(first))) return false;
    const bool rare_sense = sense.kind == SenseKind::place || sense.kind == SenseKind::person;
    return !(rare_sense && knowledge_->contains(common_words_, words.form(first)));
  }
  if (single || c.words == 1) {
    if (c.capital == 0) return false;
    const bool initial = first == doc.sentences[s].first || casing == Casing::title;
    const bool common = knowledge_->contains(common_words_, words.form(first));
    if (common && (initial || doc.tokens[first].upos != Upos::PROPN)) return false;
    return !(knowledge_->contains(calendar_, words.form(first)) && sense.kind != SenseKind::country);
  }
  switch (sense.kind) {
    case SenseKind::organisation: case SenseKind::metonym:
      // Translations lower the later words of a body's name ("General staff of armed forces of Russia").
      return c.capital > 0 && (!c.only_initial || c.words > 2 || c.capital == c.words);
    case SenseKind::person: return c.capital > 0;
    default: return c.capital == c.words || (c.capital > 0 && c.words > 2);
  }
}

std::vector<NameHit> NameReader::read(const Document& doc, const Words& words) const {
  std::vector<NameHit> hits;
  std::vector<NameMatch> found;
  for (const Sentence& s : doc.sentences) {
    const auto forms = words.forms(s);
    for (TokenIndex t = s.first; t < s.last;) {
      TokenIndex next = t + 1;
      if (words.shape(t) != Shape::other) {
        knowledge_->names_at(forms, t - s.first, found);
        for (const NameMatch& m : found) {
          NameHit hit{t, t + m.tokens, m.senses, 0, false};
          for (const NameSense& sense : m.senses) {
            if (!plausible(sense, doc, words, hit.first, hit.last)) continue;
            hit.kinds |= bit(sense.kind);
            hit.acronym |= sense.caps_only;
          }
          if (!hit.kinds) continue;
          hits.push_back(hit);
          next = hit.last;
          break;
        }
      }
      t = next;
    }
  }
  return hits;
}

std::optional<AgentHit> NameReader::agent_ending_at(const Words& words, const Sentence& sentence, TokenIndex head) const {
  const TokenIndex earliest = head - sentence.first >= kLongestAgent ? head + 1 - kLongestAgent : sentence.first;
  const std::uint32_t n = head + 1 - earliest;
  // The words before the head as written; the head as lemma, then as written, then without its "s".
  std::array<std::string_view, kLongestAgent> key;
  for (TokenIndex t = earliest; t < head; ++t) key[t - earliest] = words.form(t);
  const std::string_view form = words.form(head), lemma = words.lemma(head);
  std::string single;
  if (form.size() > 3 && form.back() == 's') single = form.substr(0, form.size() - 1);
  else if (form.size() > 4 && form.ends_with("men")) (single = form)[form.size() - 2] = 'a';
  else single = form;
  const std::string_view endings[3] = {lemma, form, single};
  std::vector<NameMatch> found;
  for (std::uint32_t start = 0; start < n; ++start) {
    for (int e = 0; e < 3; ++e) {
      if (e > 0 && endings[e] == endings[e - 1]) continue;
      key[n - 1] = endings[e];
      knowledge_->names_at(std::span<const std::string_view>(key.data() + start, n - start), 0, found);
      if (found.empty() || found[0].tokens != n - start) continue;
      for (const NameSense& sense : found[0].senses)
        if (sense.kind == SenseKind::agent) return AgentHit{earliest + start, head + 1, sense.id};
    }
  }
  return std::nullopt;
}

std::optional<AgentHit> NameReader::title_at(const Words& words, const Sentence& sentence, TokenIndex at) const {
  std::vector<NameMatch> found;
  knowledge_->names_at(words.forms(sentence), at - sentence.first, found);
  for (const NameMatch& m : found)
    for (const NameSense& sense : m.senses)
      if (sense.kind == SenseKind::title) return AgentHit{at, at + m.tokens, sense.id};
  return std::nullopt;
}

}  // namespace dateline::mentions
