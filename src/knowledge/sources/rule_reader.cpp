#include "knowledge/sources/rule_reader.h"

#include <algorithm>
#include <array>

namespace dateline::knowledge {
namespace {

constexpr std::array<std::string_view, 11> kItems{"actor", "armed", "state", "civilian", "person", "official", "place", "time", "count", "none", "some"};
static_assert(static_cast<int>(Item::Kind::some) == 2 + 10, "the items stand in the order of Item::Kind");

constexpr std::array<std::pair<std::string_view, Slot::Kind>, 8> kSlots{{{"subj", Slot::Kind::subj},
                                                                         {"obj", Slot::Kind::obj},
                                                                         {"iobj", Slot::Kind::iobj},
                                                                         {"clause", Slot::Kind::clause},
                                                                         {"mod", Slot::Kind::mod},
                                                                         {"any", Slot::Kind::any},
                                                                         {"case", Slot::Kind::case_},
                                                                         {"head", Slot::Kind::head}}};

/// What a kind calls its agent and recipient.
constexpr std::array<std::array<std::string_view, 2>, 3> kParts{{{"agent", "recipient"}, {"holder", "from"}, {"speaker", "addressee"}}};

bool is_id(std::string_view id) {
  return !id.empty() && std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

SlotSource plain_slot(std::string_view name) {
  for (const auto& [known, kind] : kSlots)
    if (known == name) return {kind, ""};
  return {Slot::Kind::preposition, std::string(name)};
}

std::vector<SlotSource> plain_slots(std::initializer_list<std::string_view> names) {
  std::vector<SlotSource> slots;
  for (const std::string_view name : names) slots.push_back(plain_slot(name));
  return slots;
}

}  // namespace

bool is_engine_item(std::string_view name) { return std::ranges::find(kItems, name) != kItems.end(); }

std::optional<RuleSource> RuleReader::read(const toml::table& table) {
  const std::size_t before = problems_.errors.size();
  rule_.where = at(static_cast<const toml::node&>(table));
  for (const toml::key* key : keys_in_order(table))
    if (key->str() == "id") rule_.id = text(*key, *table.get("id")).value_or("");
  for (const toml::key* key : keys_in_order(table))
    if (key->str() != "id") read_key(*key, *table.get(key->str()));
  check_whole(table);
  if (rule_.kind == RuleKind::event) check_codes(table);
  fill_defaults(table);
  if (problems_.errors.size() != before) return std::nullopt;
  return std::move(rule_);
}

void RuleReader::read_key(const toml::key& key, const toml::node& value) {
  const std::string_view name = key.str();
  const auto& parts = kParts[static_cast<std::size_t>(rule_.kind)];
  if (name == parts[0]) {
    rule_.agent = slots(key, value);
  } else if (name == parts[1]) {
    rule_.recipient = slots(key, value);
  } else if (rule_.kind == RuleKind::control && name == "state") {
    const auto word = text(key, value);
    if (const auto state = control_state_from(word.value_or(""))) rule_.state = *state;
    else if (word) problem(at(key), "unknown state " + in_quotes(*word), "write holds takes loses besieges contests cuts enters or leaves");
  } else if (!(rule_.kind == RuleKind::event && read_event_key(key, value)) && !read_common_key(key, value)) {
    problem(at(key), "unknown key " + in_quotes(name), "the README of events lists the keys of such a rule");
  }
}

bool RuleReader::read_event_key(const toml::key& key, const toml::node& value) {
  const std::string_view name = key.str();
  if (name == "type") {
    const auto word = text(key, value);
    if (const auto type = event_type_from(word.value_or(""))) rule_.type = *type;
    else if (word) problem(at(key), "unknown type " + in_quotes(*word), "write one of PLOVER's sixteen types, in capitals");
  } else if (name == "mode") {
    rule_.mode = text(key, value).value_or("");
  } else if (name == "cameo") {
    const auto code = text(key, value);
    rule_.cameo = code.value_or("");
    if (code && !codes_.cameo.empty() && !codes_.cameo.contains(*code)) problem(at(key), "unknown CAMEO code " + in_quotes(rule_.cameo), "see events/cameo.tsv");
  } else if (name == "context") {
    for (auto& [context, place] : texts(key, value)) {
      if (!codes_.contexts.empty() && !codes_.contexts.contains(context)) problem(place, "unknown context " + in_quotes(context), "see events/plover.toml");
      rule_.context.push_back(std::move(context));
    }
  } else if (name == "reciprocal") {
    rule_.reciprocal = truth(key, value);
  } else {
    return false;
  }
  return true;
}

bool RuleReader::read_common_key(const toml::key& key, const toml::node& value) {
  const std::string_view name = key.str();
  if (name == "verbs") triggers(TriggerForm::verb, key, value);
  else if (name == "nouns") triggers(TriggerForm::noun, key, value);
  else if (name == "adjectives") triggers(TriggerForm::adjective, key, value);
  else if (name == "when") rule_.when = conditions(key, value);
  else if (name == "unless") rule_.unless = conditions(key, value);
  else if (name == "place") rule_.place = slots(key, value);
  else if (name == "silent") rule_.silent = truth(key, value);
  else if (name == "status") rule_.status = status(key, value);
  else if (name == "content") rule_.content = status(key, value);
  else if (name == "must") examples(true, key, value);
  else if (name == "must_not") examples(false, key, value);
  else if (name == "of") {
    const auto part = text(key, value);
    rule_.of_is_subject = part == "subj";
    if (part && part != "subj" && part != "obj") problem(at(key), "\"of\" cannot be " + in_quotes(*part), "write \"subj\", or leave it out for \"obj\"");
  } else {
    return false;
  }
  return true;
}

void RuleReader::check_whole(const toml::table& table) {
  const Where here = rule_.where;
  if (!table.contains("id")) problem(here, "the rule has no id");
  else if (!is_id(rule_.id)) problem(here, "the id " + in_quotes(rule_.id) + " is not made of lower-case letters, digits and hyphens");
  if (rule_.kind == RuleKind::event && !table.contains("type") && !rule_.silent) problem(here, "the rule has no type");
  if (rule_.kind == RuleKind::control && !table.contains("state") && !rule_.silent) problem(here, "the rule has no state");
  if (std::ranges::all_of(rule_.triggers, [](const auto& t) { return t.empty(); })) problem(here, "the rule has no triggers", "give it verbs, nouns or adjectives");
  const auto has = [this](bool must) { return std::ranges::any_of(rule_.examples, [must](const SourcedExample& e) { return e.must == must; }); };
  if (has(true) && rule_.silent)
    problem(here, "the guard has sentences that must match, and guards code nothing", "move them to the rule that codes them");
  else if (!has(true) && !(rule_.silent && has(false)))
    problem(here, "the rule has no sentence that must match", "add must = [\"…\"]");
  else if (!has(false) && !rule_.silent)
    problems_.advise(here, "the rule " + in_quotes(rule_.id) + " has no sentence that must not match", "add must_not = [\"…\"]");
}

void RuleReader::check_codes(const toml::table& table) {
  if (const auto type = codes_.types.find(rule_.type); type != codes_.types.end() && !rule_.mode.empty() && !type->second.modes.contains(rule_.mode)) {
    std::string known;
    for (const auto& [mode, score] : type->second.modes) (known += ' ') += mode;
    problem(at(*table.get("mode")), "unknown mode " + in_quotes(rule_.mode) + " of " + name(rule_.type), known.empty() ? "this type has no modes" : "its modes are" + known);
  }
  rule_.goldstein = codes_.goldstein(rule_.type, rule_.mode, rule_.cameo);
}

void RuleReader::fill_defaults(const toml::table& table) {
  const auto& parts = kParts[static_cast<std::size_t>(rule_.kind)];
  const bool from_subject = rule_.state == ControlState::loses || rule_.state == ControlState::leaves;
  if (!table.contains(parts[0])) rule_.agent = rule_.kind == RuleKind::control && from_subject ? plain_slots({}) : plain_slots({"subj"});
  if (!table.contains(parts[1])) {
    if (rule_.kind == RuleKind::event) rule_.recipient = plain_slots({"obj", "iobj", "against", "on", "at", "with", "to"});
    else if (rule_.kind == RuleKind::control) rule_.recipient = from_subject ? plain_slots({"subj"}) : plain_slots({"from"});
    else rule_.recipient = plain_slots({"iobj", "obj", "to"});
  }
  if (!table.contains("place") && rule_.kind == RuleKind::control) rule_.place = plain_slots({"obj"});
}

void RuleReader::wrong_type(const toml::key& key, const toml::node& value, std::string_view wanted) {
  problem(at(key), in_quotes(key.str()) + " must be " + std::string(wanted) + ", and is " + std::string(type_name(value)));
}

std::optional<std::string> RuleReader::text(const toml::key& key, const toml::node& value) {
  if (const auto* s = value.as_string()) return s->get();
  wrong_type(key, value, "a string");
  return std::nullopt;
}

bool RuleReader::truth(const toml::key& key, const toml::node& value) {
  if (const auto* b = value.as_boolean()) return b->get();
  wrong_type(key, value, "true or false");
  return false;
}

std::vector<std::pair<std::string, Where>> RuleReader::texts(const toml::key& key, const toml::node& value) {
  std::vector<std::pair<std::string, Where>> out;
  if (!value.is_array()) {
    wrong_type(key, value, "a list of strings");
    return out;
  }
  for (const toml::node& element : *value.as_array()) {
    const auto* s = element.as_string();
    const std::string phrase = s ? normalized(s->get()) : "";
    if (phrase.empty()) problem(at(element), "the list " + in_quotes(key.str()) + " holds " + (s ? "an empty string" : std::string(type_name(element))));
    else out.emplace_back(phrase, at(element));
  }
  return out;
}

std::optional<Status> RuleReader::status(const toml::key& key, const toml::node& value) {
  const auto word = text(key, value);
  if (!word) return std::nullopt;
  for (int i = 0; i <= static_cast<int>(Status::attempted); ++i)
    if (*word == name(static_cast<Status>(i))) return static_cast<Status>(i);
  problem(at(key), "unknown status " + in_quotes(*word), "write asserted claimed denied negated planned possible or attempted");
  return std::nullopt;
}

std::optional<SlotSource> RuleReader::slot(const std::string& name, const Where& place) {
  const SlotSource slot = plain_slot(name);
  if (slot.kind != Slot::Kind::preposition) return slot;
  bool good = std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; });
  if (words_) {
    const auto known = words_->classes.find("preposition");
    if (known != words_->classes.end()) good = good && std::ranges::find(known->second.members, name) != known->second.members.end();
  }
  if (good) return slot;
  problem(place, "unknown slot " + in_quotes(name), "write subj obj iobj clause mod any case head or a preposition");
  return std::nullopt;
}

std::vector<SlotSource> RuleReader::slots(const toml::key& key, const toml::node& value) {
  std::vector<SlotSource> out;
  for (const auto& [name, place] : texts(key, value))
    if (auto read = slot(name, place)) out.push_back(std::move(*read));
  return out;
}

std::optional<ItemSource> RuleReader::item(const std::string& name, const Where& place) {
  if (!name.starts_with('@')) return ItemSource{Item::Kind::lemma, name};
  const std::string word = name.substr(1);
  const auto known = std::ranges::find(kItems, word);
  if (known != kItems.end()) return ItemSource{static_cast<Item::Kind>(2 + (known - kItems.begin())), ""};
  if (words_ && !words_->classes.contains(word)) {
    problem(place, "unknown class " + in_quotes(name), "define it in words/classes.toml, or write one of the engine's own, such as @actor");
    return std::nullopt;
  }
  return ItemSource{Item::Kind::word_class, word};
}

std::vector<ConditionSource> RuleReader::conditions(const toml::key& key, const toml::node& value) {
  std::vector<ConditionSource> out;
  if (!value.is_table()) {
    wrong_type(key, value, "a table of slots, as { obj = [\"@place\"] }");
    return out;
  }
  for (const toml::key* slot_key : keys_in_order(*value.as_table())) {
    ConditionSource condition;
    if (auto read = slot(std::string(slot_key->str()), at(*slot_key))) condition.slot = std::move(*read);
    const toml::node& items = *value.as_table()->get(slot_key->str());
    for (const auto& [name, place] : texts(*slot_key, items))
      if (auto read = item(name, place)) condition.any_of.push_back(std::move(*read));
    if (items.is_array() && items.as_array()->empty()) problem(at(*slot_key), "the condition on " + in_quotes(slot_key->str()) + " has no items");
    out.push_back(std::move(condition));
  }
  return out;
}

void RuleReader::triggers(TriggerForm form, const toml::key& key, const toml::node& value) {
  auto& out = rule_.triggers[static_cast<std::size_t>(form)];
  for (auto& [phrase, place] : texts(key, value)) {
    if (std::ranges::find(out, phrase) != out.end()) problem(place, "the trigger " + in_quotes(phrase) + " stands twice");
    else out.push_back(std::move(phrase));
  }
  if (value.is_array() && value.as_array()->empty()) problem(at(key), "the list " + in_quotes(key.str()) + " is empty", "leave it out");
}

void RuleReader::examples(bool must, const toml::key& key, const toml::node& value) {
  for (auto& [line, place] : texts(key, value)) {
    SourcedExample example{rule_.id, rule_.kind, place.file, place.line, must, line, "", "", ""};
    if (const std::size_t arrow = line.find("=>"); arrow != line.npos) {
      example.sentence = normalized(std::string_view(line).substr(0, arrow));
      expectations(example, std::string_view(line).substr(arrow + 2), place);
    }
    if (example.sentence.empty()) problem(place, "the example has no sentence");
    rule_.examples.push_back(std::move(example));
  }
}

void RuleReader::expectations(SourcedExample& example, std::string_view wanted, const Where& place) {
  const char mark = rule_.kind == RuleKind::control ? '<' : '>';
  std::string* part = &example.agent;
  for (std::size_t begin = 0; begin <= wanted.size();) {
    const std::size_t end = std::min(wanted.find_first_of("<>@", begin), wanted.size());
    *part = normalized(wanted.substr(begin, end - begin));
    if (end < wanted.size()) {
      part = wanted[end] == '@' ? &example.place : &example.recipient;
      if (wanted[end] != '@' && wanted[end] != mark)
        problem(place, std::string("\"") + wanted[end] + "\" does not belong into an example of such a rule", std::string("write \"=> A ") + mark + " B @ PLACE\"");
    }
    begin = end + 1;
  }
}

}  // namespace dateline::knowledge
