// The names of the knowledge that stand in a report: leftmost, longest, plausible as written.
//
//   NameReader reader(knowledge);
//   std::vector<NameHit> hits = reader.read(doc, words);
//   if (const NameSense* s = hits[0].sense(SenseKind::organisation)) knowledge.organisation(s->id).name;
//
// Plausible: a name needs its capitals ("Nice", not "nice"), an acronym all of them ("IS"). Hits never overlap and are in order
// of the text. Agents and titles are common nouns and no hits: `agent_ending_at` and `title_at` find these by lemma.
// Immutable and thread-safe.
#pragma once

#include <optional>
#include <vector>

#include "knowledge/knowledge.h"
#include "mentions/names/words.h"

namespace dateline::mentions {

using knowledge::NameSense;
using knowledge::SenseKind;

struct NameHit {
  TokenIndex first = 0, last = 0;
  std::span<const NameSense> senses;
  std::uint16_t kinds = 0;   // bit 1 << SenseKind: the kinds that are plausible here
  bool acronym = false;      // written in capitals, so that caps_only senses count

  bool has(SenseKind kind) const { return kinds >> static_cast<int>(kind) & 1; }
  /// The plausible sense of that kind with the lowest rank, or null.
  const NameSense* sense(SenseKind kind) const;
};

/// A common noun for actors that ends at a head token.
struct AgentHit {
  TokenIndex first = 0, last = 0;
  std::uint32_t agent = 0;   // Knowledge::agent
};

class NameReader {
 public:
  explicit NameReader(const knowledge::Knowledge& knowledge);

  std::vector<NameHit> read(const Document& doc, const Words& words) const;
  /// The longest agent noun whose last token is `head`: lemma first, then the word as written.
  std::optional<AgentHit> agent_ending_at(const Words& words, const Sentence& sentence, TokenIndex head) const;
  /// A title that starts at `at` ("Lt. Gen.", "Sheikh"); `last` is where it ends.
  std::optional<AgentHit> title_at(const Words& words, const Sentence& sentence, TokenIndex at) const;

 private:
  bool plausible(const NameSense& sense, const Document& doc, const Words& words, TokenIndex first, TokenIndex last) const;

  const knowledge::Knowledge* knowledge_;
  knowledge::WordClass particles_, never_acronyms_, common_words_, calendar_;
};

}  // namespace dateline::mentions
