#include "knowledge/words.h"

#include <algorithm>

namespace dateline::knowledge {

Words::Words(const Map& map)
    : map_(map),
      classes_(map.rows<ListRow>(Section::classes)),
      tables_(map.rows<ListRow>(Section::tables)),
      class_slots_(map.rows<WordSlot>(Section::class_slots)),
      table_slots_(map.rows<TableSlot>(Section::table_slots)) {}

std::uint32_t Words::find(std::span<const ListRow> lists, std::string_view name) const {
  const auto found = std::ranges::lower_bound(lists, name, {}, [this](const ListRow& row) { return map_.text(row.name); });
  if (found == lists.end() || map_.text(found->name) != name) return WordClass().id;
  return static_cast<std::uint32_t>(found - lists.begin());
}

std::string_view Words::class_name(WordClass word_class) const {
  return word_class.id < classes_.size() ? map_.text(classes_[word_class.id].name) : std::string_view();
}

bool Words::contains(WordClass word_class, std::string_view lemma) const {
  const std::uint64_t hash = word_hash(lemma, word_class.id);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t at = hash & (class_slots_.size() - 1); class_slots_[at].text != 0; at = (at + 1) & (class_slots_.size() - 1)) {
    const WordSlot& slot = class_slots_[at];
    if (slot.tag == tag && slot.value == word_class.id && map_.text(slot.text) == lemma) return true;
  }
  return false;
}

std::vector<std::string_view> Words::members(WordClass word_class) const {
  std::vector<std::string_view> out;
  if (word_class.id >= classes_.size()) return out;
  const ListRow& row = classes_[word_class.id];
  for (const Text member : map_.rows<Text>(Section::class_members).subspan(row.first, row.count)) out.push_back(map_.text(member));
  return out;
}

std::string_view Words::lookup(WordTable table, std::string_view key) const {
  const std::uint64_t hash = word_hash(key, table.id);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t at = hash & (table_slots_.size() - 1); table_slots_[at].key != 0; at = (at + 1) & (table_slots_.size() - 1)) {
    const TableSlot& slot = table_slots_[at];
    if (slot.tag == tag && slot.table == table.id && map_.text(slot.key) == key) return map_.text(slot.value);
  }
  return {};
}

std::vector<TableRow> Words::rows(WordTable table) const {
  std::vector<TableRow> out;
  if (table.id >= tables_.size()) return out;
  const ListRow& row = tables_[table.id];
  for (const TableEntry& entry : map_.rows<TableEntry>(Section::table_rows).subspan(row.first, row.count))
    out.push_back({map_.text(entry.key), map_.text(entry.value)});
  return out;
}

}  // namespace dateline::knowledge
