#include "records/events/accidents.h"

#include <algorithm>

#include "records/actors_of_slots.h"
#include "records/events/counts.h"
#include "records/tree.h"
#include "text/fold.h"

namespace dateline::records {
namespace {

// How many sentences back the cause of a death may have been told.
constexpr std::uint32_t kSentencesBack = 2;

enum class Cause { none, accident, attack };

class Scenes {
 public:
  Scenes(const Index& index, const std::vector<Hit>& hits) : doc_(index.doc), lexicon_(index.lexicon), hits_(hits), causes_(consequences(index, hits)) {}

  /// A consequence that no other hit is the cause of and that nobody does.
  bool is_open(const Index& index, std::size_t i) const {
    const Hit& h = hits_[i];
    return is_assault(h) && causes_[i] < 0 && is_consequence(h) && actors_of_slots(index, h.frame, h.rule->agent).empty();
  }

  std::int32_t cause_of(std::size_t i) const { return causes_[i]; }

  bool by_accident(const Hit& h) const {
    const std::uint32_t at = doc_.sentence_of(h.frame.trigger);
    for (std::uint32_t back = 0; back <= kSentencesBack && back <= at; ++back) {
      if (doc_.sentences[at - back].paragraph != doc_.sentences[at].paragraph) return false;
      const Cause cause = cause_in(doc_.sentences[at - back]);
      if (cause != Cause::none) return cause == Cause::accident;
    }
    return false;
  }

 private:
  static bool is_assault(const Hit& h) { return !h.rule->silent && h.rule->type == EventType::ASSAULT; }
  bool is_consequence(const Hit& h) const {
    return h.frame.form != TriggerForm::noun && lexicon_.is(lexicon_.consequence_verb, doc_, h.frame.trigger);
  }

  Cause cause_in(const Sentence& s) const {
    for (const Hit& h : hits_) {
      if (h.frame.trigger >= s.first && h.frame.trigger < s.last && is_assault(h) && !is_consequence(h)) return Cause::attack;
    }
    for (TokenIndex t = s.first; t < s.last; ++t) {
      if (is_accident(s, t)) return Cause::accident;
    }
    return Cause::none;
  }

  bool is_accident(const Sentence& s, TokenIndex t) const {
    std::string word;
    text::fold(doc_.lemma(t), word);
    if (lexicon_.is(lexicon_.accident_scene, word)) return !is_figurative(t);
    if (t > s.first) {
      std::string two;
      text::fold(doc_.lemma(t - 1), two);
      if (lexicon_.is(lexicon_.accident_scene, two + " " + word)) return true;
    }
    return lexicon_.is(lexicon_.fire_noun, word) && (burns(t) || caught(t));
  }

  /// "The talks collapsed": what has no walls does not fall on anybody.
  bool is_figurative(TokenIndex t) const {
    if (!is_verb(doc_, t)) return false;
    for (TokenIndex c : doc_.children(t)) {
      if (base(relation(doc_, c)) == Deprel::nsubj) return lexicon_.is(lexicon_.abstract_subject, doc_, c);
    }
    return false;
  }

  /// "The tank caught fire."
  bool caught(TokenIndex t) const { return head_of(doc_, t) != kNoHead && doc_.lemma(head_of(doc_, t)) == "catch"; }

  /// "a fire", "the hotel fire", not "enemy fire".
  bool burns(TokenIndex t) const {
    if (is_verb(doc_, t)) return false;
    for (TokenIndex c : doc_.children(t)) {
      if (relation(doc_, c) == Deprel::det && (doc_.lemma(c) == "a" || doc_.lemma(c) == "an")) return true;
    }
    return base(relation(doc_, t)) == Deprel::nsubj;
  }

  const Document& doc_;
  const Lexicon& lexicon_;
  const std::vector<Hit>& hits_;
  std::vector<std::int32_t> causes_;
};

}  // namespace

void drop_accidents(const Index& index, std::vector<Hit>& hits) {
  const Scenes scenes(index, hits);
  std::vector<bool> drop(hits.size(), false);
  for (std::size_t i = 0; i < hits.size(); ++i) drop[i] = scenes.is_open(index, i) && scenes.by_accident(hits[i]);
  for (std::size_t i = 0; i < hits.size(); ++i) {  // "…, and twelve were injured": what follows from it goes with it
    if (scenes.cause_of(i) >= 0 && drop[static_cast<std::size_t>(scenes.cause_of(i))]) drop[i] = true;
  }
  std::size_t i = 0;
  std::erase_if(hits, [&](const Hit&) { return drop[i++]; });
}

}  // namespace dateline::records
