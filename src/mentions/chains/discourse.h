// What the chain linker remembers while it reads a report once, front to back.
//
// A Referent is someone or something that mentions stand for; a Discourse holds them and answers who of them a new mention may mean.
// Only the latest kWindow mentions count as antecedents of pronouns, so that time stays linear.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mentions/names/name_reader.h"
#include "mentions/names/tree.h"

namespace dateline::mentions {

struct ChainVocabulary {
  explicit ChainVocabulary(const knowledge::Knowledge& knowledge);
  const knowledge::Knowledge& knowledge;
  knowledge::WordClass he, she, they, it, we, i, relative;
  knowledge::WordClass pairs;          // "both sides", "the two countries"
  knowledge::WordClass demonstratives; // "the", "this", "these"
  knowledge::WordClass place_links;    // "the enclave in X", "the outskirts of X"
  knowledge::WordClass here;           // "here": where the dateline says
  knowledge::WordClass place_words;    // "there", "here"
  knowledge::WordClass plain_adjectives;  // "the terrorist group", "the same group": say nothing new
  knowledge::WordTable roles;          // kind of a definite nominal → roles that it may refer to
  knowledge::WordTable nominals;       // head lemma → what it may refer to: organisation, enemy, army, office, person, country
  knowledge::WordTable places;         // head lemma → PPL, ADM1, PCL, part, any
};

struct Referent {
  Actor actor;
  Number number = Number::unknown;
  Animacy animacy = Animacy::unknown;
  bool named = false;
  std::vector<std::uint32_t> members;   // indexes of actor mentions
  std::vector<std::string> keys;
};

/// One mention as a possible antecedent.
struct Trace {
  std::uint32_t mention = 0, referent = 0;
  std::uint32_t sentence = 0, paragraph = 0;
  bool subject = false, speaker = false, modifier = false;
};

class Discourse {
 public:
  static constexpr std::size_t kWindow = 48;

  Discourse(const ChainVocabulary& v, Document& document, const Words& w) : vocabulary(v), doc(document), words(w) {}

  const ChainVocabulary& vocabulary;
  Document& doc;
  const Words& words;
  std::vector<Referent> referents;
  std::vector<Trace> traces;                          // in order of the text
  std::vector<std::int32_t> referent_of;              // per actor mention
  std::vector<std::pair<std::uint32_t, std::uint32_t>> doubles;  // mention, second referent
  std::unordered_map<std::string, std::uint32_t> by_key;
  Actor publisher;                                    // who "we" is outside of quotations; without a name when unknown
  std::vector<std::uint32_t> armed_groups;            // referents that "the militants" may mean

  /// Makes mention `m` one of `referent`'s; a pronoun or definite nominal takes its value.
  void join(std::uint32_t m, std::uint32_t referent, bool take_value);
  std::uint32_t found(std::uint32_t m);               // a new referent with the mention's value
  void add_key(std::uint32_t referent, std::string key);
  std::int32_t referent_with(const std::string& key) const;
  /// Remembers the mention as a possible antecedent.
  void trace(std::uint32_t m);
};

/// An organisation that fights, and is no state's.
bool is_armed_group(const Actor& actor);
/// Is the mention's head the subject of a verb?
bool is_subject(const Document& doc, TokenIndex head);
bool is_premodifier(Deprel relation);

/// The keys under which a named mention is known again: group, country with role, folded name, surname.
std::vector<std::string> keys_of(const ActorMention& m);

/// The referent that a pronoun stands for, or -1.
std::int32_t resolve_pronoun(const Discourse& d, std::uint32_t m, const std::vector<std::int32_t>& speaker_at);
/// The referent that a definite nominal stands for, or -1; `second` gets another where it stands for two.
std::int32_t resolve_nominal(const Discourse& d, std::uint32_t m, std::int32_t& second);

/// Per token: index of the quotation that it lies in, or -1.
std::vector<std::int32_t> quotations(const Document& doc);
/// The mention of who speaks each quotation, or -1: the subject of the verb of speech beside it, else who spoke last.
std::vector<std::int32_t> speakers(const Document& doc, const knowledge::Knowledge& knowledge, const std::vector<std::int32_t>& quotation_at,
                                   const std::vector<std::int32_t>& headed_by);

/// Adds "the town", "there", "the village of X" as place mentions, and chains all places.
void link_places(Document& doc, const Words& words, const ChainVocabulary& vocabulary);

}  // namespace dateline::mentions
