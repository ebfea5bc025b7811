#include "lang/lemmatizer.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "lang/hashing.h"
#include "lang/train_sentence.h"

namespace dateline::lang {
namespace {

constexpr std::size_t kMaxSuffix = 7;
constexpr std::size_t kMaxWord = 64;

std::uint32_t rule_key(TagClass tag, std::string_view suffix, bool whole) {
  const auto key = static_cast<std::uint32_t>(feature_key(whole ? 2 : 1, tag, hash_word(suffix)) >> 32);
  return key == 0 ? 1 : key;
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
  while (common > 0 && common < from.size() && (static_cast<unsigned char>(from[common]) & 0xC0) == 0x80) --common;
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
  lemma.resize(lemma.size() - std::min<std::size_t>(script.cut, lemma.size()));
  lemma += append;
  if (lemma.empty()) lemma = lower;
}

void train_lemmatizer(std::span<const TrainSentence* const> sentences, ModelWriter& writer) {
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
  std::map<std::uint32_t, Script> rules;
  builder.build(rules);
  write_rules(rules, writer);
}

}  // namespace dateline::lang
