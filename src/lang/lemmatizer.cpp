#include "lang/lemmatizer.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <unordered_map>

#include "lang/hashing.h"
#include "lang/train_sentence.h"

namespace dateline::lang {
namespace {

constexpr std::size_t kMaxSuffix = 7;
constexpr std::size_t kMaxWord = 64;
constexpr double kVerbVote = 0.5;  // of a verb from a list: less than one of a treebank

std::uint32_t rule_key(TagClass tag, std::string_view suffix, bool whole) {
  const auto key = static_cast<std::uint32_t>(feature_key(whole ? 2 : 1, tag, hash_word(suffix)) >> 32);
  return key == 0 ? 1 : key;
}

bool inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

std::string normalised(std::string_view form, bool lower) {
  std::string out;
  append_normalised(out, form, lower);
  return out;
}

/// An edit script as training compares it.
struct Script {
  std::size_t cut = 0;
  std::string append;
  bool keep_case = false;
  bool whole = false;
  auto operator<=>(const Script&) const = default;
};

Script script_of(const std::string& form, const std::string& lemma) {
  const std::string lower = normalised(form, true);
  const bool keep_case = lemma != normalised(lemma, true);
  const std::string& from = keep_case ? form : lower;
  std::size_t common = 0;
  while (common < from.size() && common < lemma.size() && from[common] == lemma[common]) ++common;
  while (common > 0 && (inside_character(from, common) || inside_character(lemma, common))) --common;
  if (common == 0 || from.size() - common > 6) return {0, lemma, keep_case, true};
  return {from.size() - common, lemma.substr(common), keep_case, false};
}

bool is_number(std::string_view text) {
  bool digit = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digit = true;
    else if (c != ',' && c != '.') return false;
  }
  return digit;
}

/// Votes of word types for scripts at every suffix, turned into rules from short suffixes to long ones.
class RuleBuilder {
 public:
  void vote(TagClass tag, std::string_view lower, const Script& script, double weight) {
    types_[{tag, std::string(lower)}][script] += weight;
  }

  void build(std::map<std::uint32_t, Script>& rules) {
    std::map<std::pair<TagClass, std::string>, std::map<Script, double>> suffixes;
    for (const auto& [type, scripts] : types_) {
      const Script& best = most(scripts);
      if (best.whole) continue;
      const std::string& word = type.second;
      for (std::size_t k = 0; k <= std::min(kMaxSuffix, word.size()); ++k) {
        suffixes[{type.first, word.substr(word.size() - k)}][best] += 1;
      }
    }
    for (std::size_t k = 0; k <= kMaxSuffix; ++k) {
      for (const auto& [suffix, scripts] : suffixes) {
        if (suffix.second.size() != k) continue;
        const Script& best = most(scripts);
        if (k > 0 && (scripts.at(best) < 2 || find(rules, suffix.first, suffix.second) == best)) continue;
        rules[rule_key(suffix.first, suffix.second, false)] = best;
      }
    }
    for (const auto& [type, scripts] : types_) {
      const Script& best = most(scripts);
      if (find(rules, type.first, type.second) != best) rules[rule_key(type.first, type.second, true)] = best;
    }
  }

 private:
  static const Script& most(const std::map<Script, double>& scripts) {
    return std::max_element(scripts.begin(), scripts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
  }
  static Script find(const std::map<std::uint32_t, Script>& rules, TagClass tag, std::string_view word) {
    for (std::size_t k = std::min(kMaxSuffix, word.size()) + 1; k-- > 0;) {
      const auto found = rules.find(rule_key(tag, word.substr(word.size() - k), false));
      if (found != rules.end()) return found->second;
    }
    return {};
  }
  std::map<std::pair<TagClass, std::string>, std::map<Script, double>> types_;
};

void write_rules(const std::map<std::uint32_t, Script>& rules, ModelWriter& writer) {
  std::map<Script, std::uint16_t> numbers;
  std::vector<LemmaScript> scripts = {{0, 0, 0, 1, 0}};  // the default: the word itself
  std::string pool;
  std::size_t capacity = 64;
  while (capacity < rules.size() * 2) capacity *= 2;
  std::vector<LemmaRule> slots(capacity);
  for (const auto& [key, script] : rules) {
    const auto [found, fresh] = numbers.try_emplace(script, static_cast<std::uint16_t>(scripts.size()));
    if (fresh) {
      if (scripts.size() >= 0xFFFF || script.append.size() > 255) continue;
      scripts.push_back({static_cast<std::uint32_t>(pool.size()), static_cast<std::uint8_t>(script.append.size()),
                         static_cast<std::uint8_t>(script.cut), script.keep_case, script.whole});
      pool += script.append;
    }
    std::size_t i = key & (capacity - 1);
    while (slots[i].key != 0) i = (i + 1) & (capacity - 1);
    slots[i] = {key, found->second, 0};
  }
  writer.put("lemmas.rules", slots);
  writer.put("lemmas.scripts", scripts);
  writer.put_text("lemmas.pool", pool);
}

}  // namespace

Lemmatizer Lemmatizer::load(const SectionSource& source) {
  Lemmatizer lemmatizer;
  lemmatizer.rules_ = source.get<LemmaRule>("lemmas.rules");
  lemmatizer.scripts_ = source.get<LemmaScript>("lemmas.scripts");
  lemmatizer.pool_ = source.text("lemmas.pool");
  return lemmatizer;
}

const LemmaScript& Lemmatizer::script_for(std::string_view lower, TagClass tag) const {
  const std::size_t mask = rules_.size() - 1;
  const auto find = [&](std::uint32_t key) -> const LemmaRule* {
    for (std::size_t i = key & mask; rules_[i].key != 0; i = (i + 1) & mask) {
      if (rules_[i].key == key) return &rules_[i];
    }
    return nullptr;
  };
  if (lower.size() <= kMaxWord) {
    if (const LemmaRule* rule = find(rule_key(tag, lower, true))) return scripts_[rule->script];
  }
  for (std::size_t k = std::min(kMaxSuffix, lower.size()) + 1; k-- > 0;) {
    const LemmaRule* rule = find(rule_key(tag, lower.substr(lower.size() - k), false));
    if (rule && scripts_[rule->script].cut < std::max<std::size_t>(lower.size(), 1)) return scripts_[rule->script];
  }
  return scripts_[0];
}

void Lemmatizer::lemma(std::string_view form, std::string_view lower, TagClass tag, SentenceCase letter_case,
                       std::string& lemma) const {
  lemma.clear();
  if (is_number(lower)) {
    for (const char c : lower) {
      if (c != ',') lemma.push_back(c);
    }
    if (!lemma.empty()) return;
  }
  const LemmaScript& script = script_for(lower, tag);
  const std::string_view append = pool_.substr(script.offset, script.length);
  if (script.whole) {
    lemma = append;
    return;
  }
  if (!script.keep_case) {
    lemma = lower;
  } else {
    append_normalised(lemma, form, false);
    if (letter_case == SentenceCase::upper && lower.size() > 4 && lemma.size() == lower.size() && !lemma.empty()) {
      std::copy(lower.begin() + 1, lower.end(), lemma.begin() + 1);
      if (static_cast<unsigned char>(lemma[0]) >= 0x80) lemma = lower;
    }
  }
  const std::size_t kept = lemma.size() - std::min<std::size_t>(script.cut, lemma.size());
  if (inside_character(lemma, kept)) return;  // a rule for ASCII endings does not fit: the word itself
  lemma.resize(kept);
  lemma += append;
  if (lemma.empty()) lemma = lower;
}

namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// "stop" but not "visit", "play" or "seek": a word whose last consonant doubles before an ending.
bool doubles(std::string_view stem) {
  const std::size_t n = stem.size();
  if (n < 3 || is_vowel(stem[n - 1]) || !is_vowel(stem[n - 2]) || is_vowel(stem[n - 3]) || std::string_view("wxy").find(stem[n - 1]) != std::string_view::npos) return false;
  return std::none_of(stem.begin(), stem.end() - 3, is_vowel);
}

/// What "-ed", "-ing" or "-s" may have been added to, the likelier first; letters are ASCII.
std::vector<std::string> stems(const std::string& word, std::string_view ending) {
  if (word.size() < ending.size() + 2 || !word.ends_with(ending)) return {};
  const std::string stem = word.substr(0, word.size() - ending.size());
  if (ending == "s") {
    if (stem.ends_with("ie")) return {stem.substr(0, stem.size() - 2) + "y", stem};
    if (stem.ends_with("e")) return {stem, stem.substr(0, stem.size() - 1)};
    return {stem};
  }
  const std::size_t n = stem.size();
  const bool doubled = n > 2 && stem[n - 1] == stem[n - 2] && !is_vowel(stem[n - 1]);
  if (stem.ends_with("i") && ending == "ed") return {stem.substr(0, n - 1) + "y", stem + "e"};
  if (stem.ends_with("y") && ending == "ing") return {stem, stem.substr(0, n - 1) + "ie"};
  if (doubled) return {stem.substr(0, n - 1), stem};
  if (doubles(stem)) return {stem + "e"};
  return {stem, stem + "e"};
}

/// Lemmas of verbs that the treebanks may lack: of irregular ones from a list, of regular ones where exactly
/// one, or the most frequent, of the possible lemmas is a word of the raw text.
class VerbLemmas {
 public:
  VerbLemmas(const std::filesystem::path& data) {
    std::ifstream clusters(data / "clusters.tsv"), irregular(data / "irregular_verbs.tsv");
    std::string line;
    while (std::getline(clusters, line)) ranks_.emplace(line.substr(0, line.find('\t')), ranks_.size());
    while (std::getline(irregular, line)) {
      const std::size_t tab = line.find('\t');
      if (tab != std::string::npos && line[0] != '#') irregular_[line.substr(0, tab)] = line.substr(tab + 1);
    }
  }

  template <typename Vote>
  void vote(Vote vote) const {
    for (const auto& [form, lemma] : irregular_) vote(form, "VBD", lemma), vote(form, "VBN", lemma);
    for (const auto& [word, rank] : ranks_) {
      if (irregular_.contains(word)) continue;
      if (const std::string lemma = stem_of(word, "ed"); !lemma.empty()) vote(word, "VBD", lemma), vote(word, "VBN", lemma);
      if (const std::string lemma = stem_of(word, "ing"); !lemma.empty()) vote(word, "VBG", lemma);
      if (const std::string lemma = stem_of(word, "s"); !lemma.empty()) vote(word, "VBZ", lemma);
    }
  }

 private:
  /// The most frequent possible lemma, or nothing.
  std::string stem_of(const std::string& word, std::string_view ending) const {
    if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return {};
    std::string best;
    std::size_t best_rank = SIZE_MAX;
    for (const std::string& stem : stems(word, ending)) {
      const auto found = ranks_.find(stem);
      if (found != ranks_.end() && found->second < best_rank) best = stem, best_rank = found->second;
    }
    return best;
  }
  std::map<std::string, std::size_t> ranks_;  // words of the raw text, by frequency
  std::map<std::string, std::string> irregular_;
};

}  // namespace

void train_lemmatizer(std::span<const TrainSentence* const> sentences, const std::filesystem::path& data, ModelWriter& writer) {
  const Tagger tagger = Tagger::load(writer);
  RuleBuilder builder;
  for (const TrainSentence* s : sentences) {
    if (s->copy) continue;
    for (std::size_t i = 0; i < s->forms.size(); ++i) {
      const std::string lower = normalised(s->forms[i], true);
      if (lower.size() > kMaxWord || is_number(lower) || s->lemmas[i] == "_" || s->lemmas[i].empty()) continue;
      builder.vote(tagger.class_of(s->upos[i], s->xpos[i]), lower, script_of(s->forms[i], s->lemmas[i]), 1);
    }
  }
  VerbLemmas(data).vote([&](const std::string& form, std::string_view xpos, const std::string& lemma) {
    builder.vote(tagger.class_of(Upos::VERB, xpos_from(xpos)), form, script_of(form, lemma), kVerbVote);
  });
  std::map<std::uint32_t, Script> rules;
  builder.build(rules);
  write_rules(rules, writer);
}

}  // namespace dateline::lang
