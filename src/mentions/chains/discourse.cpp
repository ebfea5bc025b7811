#include "mentions/chains/discourse.h"

#include <algorithm>

#include "mentions/places/skeleton.h"

namespace dateline::mentions {

using knowledge::Knowledge;

ChainVocabulary::ChainVocabulary(const Knowledge& k)
    : knowledge(k),
      he(k.word_class("pronoun-he")),
      she(k.word_class("pronoun-she")),
      they(k.word_class("pronoun-they")),
      it(k.word_class("pronoun-it")),
      we(k.word_class("pronoun-we")),
      i(k.word_class("pronoun-i")),
      relative(k.word_class("pronoun-relative")),
      pairs(k.word_class("pair-noun")),
      demonstratives(k.word_class("definite-determiner")),
      place_links(k.word_class("place-link")),
      here(k.word_class("here-adverb")),
      place_words(k.word_class("place-adverb")),
      plain_adjectives(k.word_class("definite-adjective")),
      roles(k.table("definite-roles")),
      nominals(k.table("definite-nominal")),
      places(k.table("definite-place")) {}

bool is_armed_group(const Actor& a) {
  constexpr std::string_view kRoles[] = {"REB", "UAF", "SEP", "IMG", "INS", "PRM"};
  return !a.group.empty() && std::find(std::begin(kRoles), std::end(kRoles), a.role) != std::end(kRoles);
}

bool is_subject(const Document& doc, TokenIndex head) { return base(doc.tokens[first_conjunct(doc, head)].deprel) == Deprel::nsubj; }

bool is_premodifier(Deprel r) { return r == Deprel::compound || r == Deprel::amod || r == Deprel::nmod_desc || r == Deprel::nmod_unmarked; }

std::uint32_t Discourse::found(std::uint32_t m) {
  const ActorMention& mention = doc.mentions.actors[m];
  const auto r = static_cast<std::uint32_t>(referents.size());
  referents.push_back({mention.actor, mention.number, mention.animacy, mention.named, {}, {}});
  if (is_armed_group(mention.actor)) armed_groups.push_back(r);
  join(m, r, false);
  return r;
}

void Discourse::join(std::uint32_t m, std::uint32_t r, bool take_value) {
  ActorMention& mention = doc.mentions.actors[m];
  Referent& referent = referents[r];
  referent.members.push_back(m);
  referent_of[m] = static_cast<std::int32_t>(r);
  if (take_value) {
    const Span span = mention.actor.span;
    mention.actor = referent.actor;
    mention.actor.span = span;
    mention.actor.via = ActorVia::coreference;
    return;
  }
  // A later mention may say more of the same one: the full name, the office.
  if (referent.number == Number::unknown) referent.number = mention.number;
  if (referent.animacy == Animacy::unknown) referent.animacy = mention.animacy;
  referent.named |= mention.named;
}

void Discourse::add_key(std::uint32_t r, std::string key) {
  by_key[key] = r;  // the latest bearer of a name owns it
  referents[r].keys.push_back(std::move(key));
}

std::int32_t Discourse::referent_with(const std::string& key) const {
  const auto it = by_key.find(key);
  return it == by_key.end() ? -1 : static_cast<std::int32_t>(it->second);
}

void Discourse::trace(std::uint32_t m) {
  const ActorMention& mention = doc.mentions.actors[m];
  if (referent_of[m] < 0) return;
  const std::uint32_t s = words.sentence(mention.head);
  const TokenIndex top = first_conjunct(doc, mention.head);
  traces.push_back({m, static_cast<std::uint32_t>(referent_of[m]), s, doc.sentences[s].paragraph, is_subject(doc, mention.head), false,
                    is_premodifier(doc.tokens[top].deprel)});
}

std::vector<std::string> keys_of(const ActorMention& m) {
  std::vector<std::string> keys;
  const Actor& a = m.actor;
  if (m.animacy == Animacy::person) {
    if (!m.named) return keys;
    // The surname by its sounds, and the whole name; "via" tells nothing here: spellings differ.
    std::string folded, word;
    for (const char c : a.name) folded += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
    const std::string whole = skeleton(folded);
    const std::size_t blank = folded.find_last_of(' ');
    std::string last = skeleton(blank == std::string::npos ? folded : folded.substr(blank + 1));
    if (last.empty()) last = blank == std::string::npos ? folded : folded.substr(blank + 1);
    if (!whole.empty()) keys.push_back("p:" + whole);
    keys.push_back("s:" + last);
    return keys;
  }
  if (!a.group.empty()) keys.push_back("g:" + a.group);
  else if (m.named && !a.country.empty() && (a.role.empty() || m.metonym)) keys.push_back("c:" + a.country);
  else if (!a.country.empty() && a.role == "MIL") keys.push_back("k:" + a.country + a.role);
  else if (m.named) {
    std::string folded;
    for (const char c : a.name) folded += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
    keys.push_back("n:" + folded);
  }
  return keys;
}

}  // namespace dateline::mentions
