// What the parts of the actor finder share: the vocabulary (Vocabulary, made once) and the page they write on (Draft, one a report).
//
// The parts run in this order, each seeing what the ones before it wrote:
//   write_persons(draft);    persons, with their titles, offices and appositions
//   write_names(draft);      countries, bodies, capitals and other metonyms, peoples
//   write_nominals(draft);   common nouns for actors, right to left, so that "leader of the X" can ask what X is
//   write_unknown(draft);    capitalised names that act and that nobody knows
//   write_pronouns(draft);
//   place_in_countries(draft);   the country of nominals that carry none
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentions/names/name_reader.h"
#include "mentions/names/tree.h"

namespace dateline::mentions {

struct Vocabulary {
  explicit Vocabulary(const knowledge::Knowledge& knowledge);

  const knowledge::Knowledge& knowledge;
  NameReader reader;
  knowledge::WordClass locative;          // prepositions after which a country or capital is a place
  knowledge::WordClass between_governments;  // prepositions after which a capital is a government ("between", "with")
  knowledge::WordClass place_subject;     // verbs whose subject is the place itself ("fall", "lie", "see")
  knowledge::WordClass disposed;          // adjectives that only a government is ("ready", "willing")
  knowledge::WordClass personal;          // adjectives that no clause can be: "it is willing to" speaks of someone
  knowledge::WordClass speech_object;     // verbs whose object hears ("urge", "accuse")
  knowledge::WordClass against;           // agent nouns that are not of the group after "of" ("opponent", "victim")
  knowledge::WordClass not_actor;         // agent-like nouns in fixed uses
  knowledge::WordClass parts;             // nouns for some of a group: "elements of X", "X's side"
  knowledge::WordClass weak;              // agent nouns that are as often deeds or things ("movement", "front")
  knowledge::WordClass of_verbs;          // verbs that own the "of" behind their object ("accuse", "strip")
  knowledge::WordClass model_names;       // words that in lower case name an animal or a sight, with a capital a weapon ("Leopard")
  knowledge::WordClass no_person;         // capitalised words that begin no person's name
  knowledge::WordClass person_particles;  // "al", "de", "von" inside names
  knowledge::WordClass he, she, they, it, we, i;
  knowledge::WordClass relative;
  knowledge::WordClass plural_nouns;      // plural without an "s": "police", "people"
  knowledge::WordClass calendar;
  knowledge::WordClass people_numbers;    // plural numbers that stand for people where they act: "thousands"
  knowledge::WordClass person_linkers;    // "of", "at", "for": between an office and its holder's name
  knowledge::WordClass determiners;       // "the", "these", "both"
  knowledge::WordTable definite;          // nouns that with such a word refer to actors named before
  knowledge::WordTable hyphen;            // "led" → country, "backed" → none
  knowledge::WordTable links;             // word after an agent noun: "of" → whole, "in" → where, "loyal" → side
};

struct Draft {
  Draft(const Vocabulary& vocabulary, Document& document);

  const Vocabulary& vocabulary;
  const knowledge::Knowledge& knowledge;
  Document& doc;
  Words words;
  std::vector<NameHit> hits;
  std::vector<std::int32_t> hit_at;       // per token: the hit that covers it, or -1
  std::vector<std::int32_t> entity_at;    // per token: the widest entity
  std::vector<std::int32_t> place_at;     // per token: the place mention that covers it, or -1
  std::vector<std::int32_t> person_at;    // per token: the person's mention whose name covers it, or -1
  std::vector<std::int32_t> office_at;    // per token: the person whose title or office it stands in, or -1
  std::vector<bool> covered;              // per token: inside a mention
  std::vector<std::int32_t> nominal_at;   // per token: the widest mention that it heads so far, or -1
  std::vector<ActorMention> actors;

  const Sentence& sentence(TokenIndex t) const { return doc.sentences[words.sentence(t)]; }
  /// The hit that covers `t`, or null.
  const NameHit* hit(TokenIndex t) const { return hit_at[t] < 0 ? nullptr : &hits[hit_at[t]]; }
  std::string_view preposition_of(TokenIndex t) const { return preposition(doc, words, t); }
  /// Adds a mention, keeping nominal_at; returns its index.
  std::int32_t add(ActorMention mention);
  /// The words of [first, last), white space as single blanks.
  std::string text(TokenIndex first, TokenIndex last) const;
};

/// Who stands behind a name: what a modifier or an "of" gives to a noun.
struct Side {
  std::string country, role, group, group_name, code;
  bool empty() const { return country.empty() && group.empty() && role.empty(); }
};

/// The side that a hit stands for: a country, nationality, body or person. Empty when the hit is none of these.
Side side_of(const Draft& draft, const NameHit& hit);
Side side_of(const Actor& actor);
/// The compact code: country and role, or what there is of them.
std::string code_of(std::string_view country, std::string_view role);

void write_persons(Draft& draft);
void write_names(Draft& draft);
void write_nominals(Draft& draft);
void write_unknown(Draft& draft);
void write_pronouns(Draft& draft);
void place_in_countries(Draft& draft);

/// The words before `name_first` that belong to a person's or noun's phrase, and what they say.
struct Phrase {
  TokenIndex first = 0;    // where the phrase starts, articles left out
  std::int32_t agent = -1; // Knowledge::agent of its head noun, or -1
  Side side;
  bool titled = false;     // a title or an office stands in it
  std::string_view role;
};
/// Reads the noun phrase [first, last) with its "of" phrases: head noun's agent, and whose it is.
Phrase read_phrase(const Draft& draft, TokenIndex first, TokenIndex last);

}  // namespace dateline::mentions
