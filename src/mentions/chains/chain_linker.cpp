#include <algorithm>

#include "mentions/chains/discourse.h"
#include "mentions/mentions.h"
#include "text/fold.h"

namespace dateline::mentions {

struct ChainLinker::Tables {
  explicit Tables(const knowledge::Knowledge& knowledge) : vocabulary(knowledge) {}
  ChainVocabulary vocabulary;
};

ChainLinker::ChainLinker(const knowledge::Knowledge& knowledge) : tables_(std::make_unique<const Tables>(knowledge)) {}
ChainLinker::~ChainLinker() = default;

namespace {

/// "we" outside of quotations is the publisher: communiqués speak of themselves.
Actor publisher_of(const Document& doc, const knowledge::Knowledge& knowledge) {
  Actor a;
  if (doc.source.empty()) return a;
  a.name = doc.source;
  std::string key;
  text::fold(doc.source, key);
  for (const NameSense& s : knowledge.senses(key))
    if (s.kind == SenseKind::organisation) {
      const knowledge::Organisation o = knowledge.organisation(s.id);
      a.name = o.name, a.country = o.country, a.role = o.role, a.group = o.slug;
      a.id = o.code.empty() ? std::string(o.country) + std::string(o.role) : std::string(o.code);
      break;
    }
  // "Russian Ministry of Defence": at least its country.
  for (std::size_t at = 0; a.country.empty() && at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    for (const NameSense& s : knowledge.senses(std::string_view(key).substr(at, end - at)))
      if (s.kind == SenseKind::country || s.kind == SenseKind::nationality) a.country = knowledge.country(s.id).iso3;
    at = end + 1;
  }
  return a;
}

/// A long form and its acronym in brackets are one: the better known of the two gives its value to both.
void join_acronyms(Document& doc) {
  std::vector<ActorMention>& actors = doc.mentions.actors;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const bool bare_country = actors[i].actor.role.empty() && actors[i].actor.group.empty() && !actors[i].actor.country.empty();
    if (actors[i].pronoun || bare_country || actors[i].animacy == Animacy::person || actors[i].last + 2 >= doc.tokens.size() || doc.form(actors[i].last) != "(") continue;
    for (std::size_t k = i + 1; k < actors.size() && actors[k].first <= actors[i].last + 1; ++k) {
      ActorMention& shorter = actors[k];
      if (shorter.first != actors[i].last + 1 || shorter.last >= doc.tokens.size() || doc.form(shorter.last) != ")") continue;
      const auto give = [](const Actor& from, Actor& to) { const Span span = to.span; to = from; to.span = span; };
      const bool long_known = !actors[i].actor.group.empty(), short_known = !shorter.actor.group.empty();
      if (short_known && !long_known) give(shorter.actor, actors[i].actor);
      else if (!shorter.actor.name.empty() && (long_known || shorter.actor.country.empty())) give(actors[i].actor, shorter.actor);
    }
  }
}

/// "his forces", "their army": what the possessor is, the possessed are.
void inherit_from_possessor(Discourse& d, std::uint32_t index) {
  ActorMention& m = d.doc.mentions.actors[index];
  if (m.pronoun || !m.actor.group.empty() || m.actor.via == ActorVia::dictionary || m.first == 0) return;
  const TokenIndex c = m.first - 1;
  if (d.doc.tokens[c].upos == Upos::PRON && xpos_names()[d.doc.tokens[c].xpos] == "PRP$") {
    for (std::size_t i = d.traces.size(); i-- > 0 && d.traces.size() - i < Discourse::kWindow;) {
      if (d.doc.mentions.actors[d.traces[i].mention].head != c) continue;
      const Actor& owner = d.referents[d.traces[i].referent].actor;
      if (!owner.country.empty()) m.actor.country = owner.country;
      if (!owner.group.empty()) m.actor.group = owner.group;
      const bool men = m.number == Number::plural && d.words.lemma(m.head) == "man";  // "its men": who fights or serves for it
      if (m.actor.role.empty() || men || (!owner.group.empty() && !owner.role.empty())) m.actor.role = men && owner.role.empty() ? "MIL" : owner.role;
      m.actor.id = m.actor.country + m.actor.role;
      return;
    }
  }
}

/// Names that one another may stand for: "Rudskoy" and "Sergey Rudskoy", not "Ali Rudskoy" and "Sergey Rudskoy".
bool names_agree(const std::string& a, const std::string& b) {
  const bool short_a = a.find(' ') == std::string::npos, short_b = b.find(' ') == std::string::npos;
  if (short_a || short_b) return true;
  const auto low = [](char c) { return (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c; };
  return low(a[0]) == low(b[0]) || a.find('.') != std::string::npos || b.find('.') != std::string::npos;
}

class Linker {
 public:
  Linker(const ChainVocabulary& vocabulary, Document& doc, const Words& words)
      : d_(vocabulary, doc, words) {
    d_.publisher = publisher_of(doc, vocabulary.knowledge);
    d_.referent_of.assign(doc.mentions.actors.size(), -1);
    std::vector<std::int32_t> headed(doc.tokens.size(), -1);
    for (std::size_t i = doc.mentions.actors.size(); i-- > 0;) headed[doc.mentions.actors[i].head] = static_cast<std::int32_t>(i);
    const std::vector<std::int32_t> quotation_at = quotations(doc);
    const std::vector<std::int32_t> speaker_of = speakers(doc, vocabulary.knowledge, quotation_at, headed);
    speaker_at_.assign(doc.tokens.size(), -1);
    in_quotation_.assign(doc.tokens.size(), false);
    for (TokenIndex t = 0; t < doc.tokens.size(); ++t)
      if (quotation_at[t] >= 0) {
        in_quotation_[t] = true;
        if (static_cast<std::size_t>(quotation_at[t]) < speaker_of.size()) speaker_at_[t] = speaker_of[quotation_at[t]];
      }
  }

  void run() {
    for (std::uint32_t m = 0; m < d_.referent_of.size(); ++m) {
      link(m);
      d_.trace(m);
    }
    resolve_late();
    write_chains();
  }

 private:
  void link(std::uint32_t m) {
    const ActorMention& mention = d_.doc.mentions.actors[m];
    if (mention.pronoun) {
      const std::int32_t r = pronoun(m);
      if (r >= 0) d_.join(m, r, true);
      return;
    }
    inherit_from_possessor(d_, m);
    // A mention within another with the same head, or the bare name within a titled one, is the same.
    if (m > 0) {
      for (std::uint32_t k = m; k-- > 0 && m - k < 4;) {
        const ActorMention& outer = d_.doc.mentions.actors[k];
        if (d_.referent_of[k] >= 0 && outer.span.contains(mention.span) && outer.animacy == Animacy::person && outer.actor.name == mention.actor.name)
          return d_.join(m, d_.referent_of[k], false);
      }
    }
    if (mention.named || !mention.actor.group.empty()) {
      named(m);
      return;
    }
    std::int32_t second = -1;
    std::int32_t r = resolve_nominal(d_, m, second);
    if (r < 0 && mention.animacy == Animacy::group && mention.number != Number::singular)
      for (const std::string& key : keys_of(mention)) r = std::max(r, d_.referent_with(key));
    if (r >= 0) {
      const bool same_noun = !d_.referents[r].named;
      d_.join(m, r, !same_noun || mention.actor.country.empty());
      if (second >= 0) d_.doubles.emplace_back(m, second);
      return;
    }
    const std::uint32_t fresh = d_.found(m);
    for (std::string& key : keys_of(mention)) d_.add_key(fresh, std::move(key));
  }

  void named(std::uint32_t m) {
    const ActorMention& mention = d_.doc.mentions.actors[m];
    std::vector<std::string> keys = keys_of(mention);
    std::int32_t r = -1;
    for (const std::string& key : keys) {
      const std::int32_t known = d_.referent_with(key);
      if (known < 0) continue;
      const Referent& other = d_.referents[known];
      if (mention.animacy == Animacy::person && !names_agree(other.actor.name, mention.actor.name)) continue;
      if (!other.actor.country.empty() && !mention.actor.country.empty() && other.actor.country != mention.actor.country && mention.actor.via == ActorVia::dictionary) continue;
      r = known;
      break;
    }
    if (r < 0) {
      r = static_cast<std::int32_t>(d_.found(m));
    } else {
      Referent& referent = d_.referents[r];
      const bool person = mention.animacy == Animacy::person;
      // The fuller value serves both: "Rudskoy" becomes Sergey Rudskoy, and a later "General Rudskoy" gives him his role.
      ActorMention& mutable_mention = d_.doc.mentions.actors[m];
      if (person && referent.actor.name.size() >= mention.actor.name.size()) {
        const Actor own = mention.actor;
        mutable_mention.actor = referent.actor;
        mutable_mention.actor.span = own.span;
        if (own.name != referent.actor.name) mutable_mention.actor.via = ActorVia::coreference;
        if (referent.actor.role.empty() && !own.role.empty()) {
          referent.actor.role = mutable_mention.actor.role = own.role;
          if (referent.actor.country.empty()) referent.actor.country = mutable_mention.actor.country = own.country;
          referent.actor.id = mutable_mention.actor.id = own.id;
        }
      } else if (person) {
        const Actor old = referent.actor;
        referent.actor = mention.actor;
        if (referent.actor.role.empty()) referent.actor.role = old.role, referent.actor.country = old.country, referent.actor.id = old.id;
        const Span span = mention.actor.span;
        mutable_mention.actor = referent.actor;
        mutable_mention.actor.span = span;
      }
      d_.join(m, r, false);
    }
    for (std::string& key : keys) d_.add_key(r, std::move(key));
  }

  std::int32_t pronoun(std::uint32_t m) {
    const ActorMention& mention = d_.doc.mentions.actors[m];
    const auto is = [&](knowledge::WordClass c) { return d_.vocabulary.knowledge.contains(c, d_.words.form(mention.head)); };
    if (is(d_.vocabulary.we) && !in_quotation_[mention.head]) {
      if (d_.publisher.name.empty()) return -1;
      if (publisher_referent_ < 0) {
        publisher_referent_ = static_cast<std::int32_t>(d_.referents.size());
        d_.referents.push_back({d_.publisher, Number::unknown, Animacy::group, true, {}, {}});
        if (!d_.publisher.group.empty())
          if (const std::int32_t known = d_.referent_with("g:" + d_.publisher.group); known >= 0) publisher_referent_ = known;
      }
      return publisher_referent_;
    }
    if ((is(d_.vocabulary.we) || is(d_.vocabulary.i)) && speaker_at_[mention.head] >= 0 && d_.referent_of[speaker_at_[mention.head]] < 0) {
      late_.push_back(m);  // the speaker is named after the quotation
      return -1;
    }
    return resolve_pronoun(d_, m, speaker_at_);
  }

  void resolve_late() {
    for (const std::uint32_t m : late_) {
      const std::int32_t r = d_.referent_of[speaker_at_[d_.doc.mentions.actors[m].head]];
      if (r >= 0) d_.join(m, r, true);
    }
  }

  /// Puts second readings beside the first, and numbers the chains by their first mention.
  void write_chains() {
    std::vector<ActorMention>& actors = d_.doc.mentions.actors;
    std::sort(d_.doubles.begin(), d_.doubles.end());
    std::vector<ActorMention> out;
    std::vector<std::int32_t> referent_of;
    out.reserve(actors.size() + d_.doubles.size());
    std::size_t next = 0;
    for (std::uint32_t m = 0; m < actors.size(); ++m) {
      out.push_back(actors[m]);
      referent_of.push_back(d_.referent_of[m]);
      for (; next < d_.doubles.size() && d_.doubles[next].first == m; ++next) {
        ActorMention copy = actors[m];
        const Span span = copy.actor.span;
        copy.actor = d_.referents[d_.doubles[next].second].actor;
        copy.actor.span = span;
        copy.actor.via = ActorVia::coreference;
        out.push_back(std::move(copy));
        referent_of.push_back(static_cast<std::int32_t>(d_.doubles[next].second));
      }
    }
    actors = std::move(out);
    std::vector<std::vector<std::uint32_t>> members(d_.referents.size());
    for (std::uint32_t m = 0; m < actors.size(); ++m)
      if (referent_of[m] >= 0) members[referent_of[m]].push_back(m);
    std::sort(members.begin(), members.end());
    for (auto& chain : members) {
      if (chain.size() < 2) continue;
      for (const std::uint32_t m : chain) actors[m].chain = static_cast<std::int32_t>(d_.doc.mentions.chains.size());
      d_.doc.mentions.chains.push_back({Chain::Kind::actor, std::move(chain)});
    }
  }

  Discourse d_;
  std::int32_t publisher_referent_ = -1;
  std::vector<std::int32_t> speaker_at_;
  std::vector<bool> in_quotation_;
  std::vector<std::uint32_t> late_;
};

}  // namespace

void ChainLinker::link(Document& doc) const {
  doc.mentions.chains.clear();
  if (doc.tokens.empty()) return;
  const Words words(doc);
  join_acronyms(doc);
  Linker(tables_->vocabulary, doc, words).run();
  link_places(doc, words, tables_->vocabulary);
}

}  // namespace dateline::mentions
