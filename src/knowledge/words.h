// Word classes and tables as they stand in a map. Behind Knowledge::word_class, contains, table and lookup.
#pragma once

#include "knowledge/map.h"

namespace dateline::knowledge {

class Words {
 public:
  explicit Words(const Map& map);

  WordClass word_class(std::string_view name) const { return {find(classes_, name)}; }
  std::string_view class_name(WordClass word_class) const;
  bool contains(WordClass word_class, std::string_view lemma) const;
  std::vector<std::string_view> members(WordClass word_class) const;

  WordTable table(std::string_view name) const { return {find(tables_, name)}; }
  std::string_view lookup(WordTable table, std::string_view key) const;
  std::vector<TableRow> rows(WordTable table) const;

 private:
  std::uint32_t find(std::span<const ListRow> lists, std::string_view name) const;

  const Map& map_;
  std::span<const ListRow> classes_, tables_;
  std::span<const WordSlot> class_slots_;
  std::span<const TableSlot> table_slots_;
};

}  // namespace dateline::knowledge
