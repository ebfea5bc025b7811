// Word classes, tables, abbreviations and rules.
#include <algorithm>
#include <bit>
#include <tuple>

#include "knowledge/codebook_format.h"
#include "knowledge/layout.h"

namespace dateline::knowledge {
namespace {

void lay_out_classes(const WordSources& words, Writer& writer) {
  std::size_t total = 0;
  for (const auto& [name, c] : words.classes) total += c.members.size();
  SlotTable<WordSlot> table(total);
  std::vector<ListRow> lists;
  std::vector<Text> members;
  for (const auto& [name, c] : words.classes) {
    const auto id = static_cast<std::uint32_t>(lists.size());
    lists.push_back({writer.text(name), static_cast<std::uint32_t>(members.size()), static_cast<std::uint32_t>(c.members.size())});
    for (const std::string& member : c.members) {
      members.push_back(writer.text(member));
      table.insert(word_hash(member, id), {members.back(), 0, id});
    }
  }
  writer.put(Section::classes, lists);
  writer.put(Section::class_members, members);
  writer.put(Section::class_slots, table.slots());
}

void lay_out_tables(const WordSources& words, Writer& writer) {
  std::size_t total = 0;
  for (const auto& [name, t] : words.tables) total += t.rows.size();
  SlotTable<TableSlot> table(total);
  std::vector<ListRow> lists;
  std::vector<TableEntry> rows;
  for (const auto& [name, t] : words.tables) {
    const auto id = static_cast<std::uint32_t>(lists.size());
    lists.push_back({writer.text(name), static_cast<std::uint32_t>(rows.size()), static_cast<std::uint32_t>(t.rows.size())});
    for (const auto& [key, value] : t.rows) {
      rows.push_back({writer.text(key), writer.text(value)});
      table.insert(word_hash(key, id), {rows.back().key, 0, id, rows.back().value});
    }
  }
  writer.put(Section::tables, lists);
  writer.put(Section::table_rows, rows);
  writer.put(Section::table_slots, table.slots());
}

/// Writes the stream of codebook_format.h.
class RuleStream {
 public:
  RuleStream(Writer& writer, const WordSources& words) : writer_(writer), words_(words) {}
  std::vector<std::uint32_t> stream;

  void rule(const RuleSource& r) {
    number(r.kind);
    text(r.id);
    number(r.type);
    number(r.state);
    text(r.mode);
    text(r.cameo);
    const auto bits = std::bit_cast<std::uint64_t>(r.goldstein);
    stream.push_back(static_cast<std::uint32_t>(bits));
    stream.push_back(static_cast<std::uint32_t>(bits >> 32));
    stream.push_back((r.of_is_subject ? kOfIsSubject : 0u) | (r.reciprocal ? kReciprocal : 0u) | (r.silent ? kSilent : 0u));
    status(r.status);
    status(r.content);
    list(r.context, [this](const std::string& s) { text(s); });
    list(r.when, [this](const ConditionSource& c) { condition(c); });
    list(r.unless, [this](const ConditionSource& c) { condition(c); });
    for (const auto* slots : {&r.agent, &r.recipient, &r.place}) list(*slots, [this](const SlotSource& s) { slot(s); });
  }

 private:
  void number(auto value) { stream.push_back(static_cast<std::uint32_t>(value)); }
  void text(std::string_view s) { stream.push_back(writer_.text(s)); }
  void status(const std::optional<Status>& s) { stream.push_back(s ? 1 + static_cast<std::uint32_t>(*s) : 0); }
  template <typename T, typename Write>
  void list(const std::vector<T>& items, Write write) {
    number(items.size());
    for (const T& item : items) write(item);
  }
  void slot(const SlotSource& s) {
    number(s.kind);
    text(s.preposition);
  }
  void condition(const ConditionSource& c) {
    slot(c.slot);
    list(c.any_of, [this](const ItemSource& item) {
      const bool is_class = item.kind == Item::Kind::word_class;
      number(item.kind);
      text(is_class ? "" : item.text);
      number(is_class ? std::distance(words_.classes.begin(), words_.classes.find(item.text)) : 0);
    });
  }

  Writer& writer_;
  const WordSources& words_;
};

/// One way to reach a rule.
struct Trigger {
  std::uint32_t form;
  std::string head;
  std::vector<std::string> idiom;
  std::uint32_t rule;
  std::size_t conditions;
};

std::vector<std::string> split(std::string_view phrase, std::string_view separators) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find_first_of(separators, begin), phrase.size());
    if (end > begin) words.emplace_back(phrase.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

void add_trigger(const RuleSource& rule, std::uint32_t number, TriggerForm form, std::vector<std::string> words, std::vector<Trigger>& out) {
  if (words.empty()) return;
  const auto head = form == TriggerForm::verb ? words.begin() : words.end() - 1;
  Trigger trigger{static_cast<std::uint32_t>(form), *head, {}, number, rule.when.size()};
  words.erase(head);
  trigger.idiom = std::move(words);
  out.push_back(std::move(trigger));
}

/// All triggers in the order of CandidateRow. A hyphenated trigger is met as one token and as several.
std::vector<Trigger> sorted_triggers(const std::vector<RuleSource>& rules) {
  std::vector<Trigger> triggers;
  for (std::uint32_t r = 0; r < rules.size(); ++r)
    for (const TriggerForm form : {TriggerForm::verb, TriggerForm::noun, TriggerForm::adjective})
      for (const std::string& phrase : rules[r].triggers[static_cast<std::size_t>(form)]) {
        add_trigger(rules[r], r, form, split(phrase, " "), triggers);
        if (phrase.find('-') != std::string::npos) add_trigger(rules[r], r, form, split(phrase, " -"), triggers);
      }
  std::ranges::sort(triggers, [](const Trigger& a, const Trigger& b) {
    return std::tuple(a.form, std::string_view(a.head), b.idiom.size(), b.conditions, a.rule, std::cref(a.idiom).get()) <
           std::tuple(b.form, std::string_view(b.head), a.idiom.size(), a.conditions, b.rule, std::cref(b.idiom).get());
  });
  return triggers;
}

}  // namespace

void lay_out_words(const WordSources& words, Writer& writer) {
  lay_out_classes(words, writer);
  lay_out_tables(words, writer);
  std::vector<Text> abbreviations;
  for (const std::string& word : words.abbreviations) abbreviations.push_back(writer.text(word));
  writer.put(Section::abbreviations, abbreviations);
}

void lay_out_rules(const std::vector<RuleSource>& rules, const WordSources& words, Writer& writer) {
  RuleStream out(writer, words);
  for (const RuleSource& rule : rules) out.rule(rule);
  writer.put(Section::rules, out.stream);
  std::vector<CandidateRow> candidates;
  std::vector<Text> idioms;
  for (const Trigger& t : sorted_triggers(rules)) {
    candidates.push_back({t.form, writer.text(t.head), t.rule, static_cast<std::uint32_t>(idioms.size()), static_cast<std::uint32_t>(t.idiom.size())});
    for (const std::string& word : t.idiom) idioms.push_back(writer.text(word));
  }
  writer.put(Section::candidates, candidates);
  writer.put(Section::idioms, idioms);
}

}  // namespace dateline::knowledge
