#include "mentions/counts/count_vocabulary.h"

#include <algorithm>

namespace dateline::mentions {
namespace {

std::vector<std::string_view> split(std::string_view phrase) {
  std::vector<std::string_view> words;
  while (!phrase.empty()) {
    const std::size_t space = std::min(phrase.find(' '), phrase.size());
    words.push_back(phrase.substr(0, space));
    phrase.remove_prefix(std::min(space + 1, phrase.size()));
  }
  return words;
}

std::optional<CountKind> kind_from(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(CountKind::other); ++i)
    if (text == name(static_cast<CountKind>(i))) return static_cast<CountKind>(i);
  return std::nullopt;
}

Bound bound_from(std::string_view text) {
  return text == "min" ? Bound::min : text == "max" ? Bound::max : text == "about" ? Bound::about : Bound::plain;
}

}  // namespace

CountVocabulary::CountVocabulary(const knowledge::Knowledge& knowledge) : knowledge_(&knowledge) {
  const auto rows = [&](const char* table) { return knowledge.rows(knowledge.table(table)); };
  for (const auto& row : rows("count-effect")) {
    const auto value = split(row.value), words = split(row.key);
    const auto kind = value.empty() ? std::nullopt : kind_from(value[0]);
    if (value.size() < 2 || words.empty() || !kind) continue;
    const Counted counted = value[1] == "obj" ? Counted::object : value[1] == "subj" ? Counted::subject : Counted::any;
    effects_[words[0]].push_back({*kind, counted, value.size() > 2, {words.begin() + 1, words.end()}});
  }
  for (auto& [verb, list] : effects_)
    std::stable_sort(list.begin(), list.end(),
                     [](const Effect& a, const Effect& b) { return a.rest.size() > b.rest.size(); });
  for (const auto& row : rows("count-effect-form")) forms_.emplace(row.key, row.value);
  const auto kinds = [&](const char* table, Kinds& out) {
    for (const auto& row : rows(table))
      if (const auto kind = kind_from(row.value)) out.emplace(row.key, *kind);
  };
  kinds("count-effect-noun", effect_nouns_);
  kinds("count-word", words_);
  kinds("count-toll", tolls_);
  kinds("count-noun", nouns_);
  const auto phrases = [&](const char* table, Phrases& out, bool by_last) {
    for (const auto& row : rows(table)) {
      const auto words = split(row.key);
      if (!words.empty()) out[by_last ? words.back() : words.front()].push_back({words, bound_from(row.value)});
    }
    for (auto& [word, list] : out)
      std::stable_sort(list.begin(), list.end(),
                       [](const CountPhrase& a, const CountPhrase& b) { return a.words.size() > b.words.size(); });
  };
  phrases("count-modifier", modifiers_, true);
  phrases("count-after", afters_, false);
  const auto cls = [&](const char* name) { return knowledge.word_class(name); };
  range_open = cls("count-range-open"), range_link = cls("count-range-link"), including = cls("count-including");
  part_pronoun = cls("count-part-pronoun"), toll_link = cls("count-toll-link"),
  object_preposition = cls("count-object-preposition");
  deploy = cls("count-deploy"), manpower = cls("count-manpower"), exchange = cls("count-exchange"),
  prisoner = cls("count-prisoner");
  measure = cls("count-measure"), label = cls("count-label"), name_noun = cls("count-name-noun"),
  person = cls("count-person");
  article = cls("number-article"), of = cls("count-of"), percent = cls("count-percent"), per = cls("count-per"),
  toll_verb = cls("count-toll-verb"), none = cls("count-none"), inherit_link = cls("count-inherit-link");
  be = cls("count-be");
}

std::optional<CountKind> CountVocabulary::find(const Kinds& kinds, std::string_view word) {
  const auto found = kinds.find(word);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

const std::vector<Effect>& CountVocabulary::effects(std::string_view lemma) const {
  static const std::vector<Effect> kNone;
  const auto found = effects_.find(lemma);
  return found == effects_.end() ? kNone : found->second;
}

const std::vector<CountPhrase>& CountVocabulary::modifiers(std::string_view last) const {
  static const std::vector<CountPhrase> kNone;
  const auto found = modifiers_.find(last);
  return found == modifiers_.end() ? kNone : found->second;
}

const std::vector<CountPhrase>& CountVocabulary::afters(std::string_view first) const {
  static const std::vector<CountPhrase> kNone;
  const auto found = afters_.find(first);
  return found == afters_.end() ? kNone : found->second;
}

}  // namespace dateline::mentions
