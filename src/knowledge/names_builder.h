// Collects names and lays them out as the trie that names.h walks.
//
//   NamesBuilder names;
//   names.add("Deir ez-Zor", {SenseKind::place, false, 0, id}, 211'857);
//   names.build(writer);
//
// Not thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/writer.h"

namespace dateline::knowledge {

class NamesBuilder {
 public:
  /// Adds all keys of `name` (name_key.h) with `sense`, whose caps_only is set where the key is an acronym or it was set already.
  void add(std::string_view name, NameSense sense, std::uint32_t population = 0);
  /// Like add(), leaving out the keys that `refuses` returns true for.
  void add(std::string_view name, NameSense sense, std::uint32_t population, const std::function<bool(const std::string&)>& refuses);

  /// Puts the sections name_words, name_nodes and name_senses.
  void build(Writer& writer);

  std::size_t key_count() const { return keys_; }  // after build()

 private:
  struct Entry {
    std::string key;
    NameSense sense;
    std::uint32_t population;
  };
  void sort_entries();

  std::vector<Entry> entries_;
  std::size_t keys_ = 0;
};

}  // namespace dateline::knowledge
