// Builds the bytes of a knowledge.bin, section by section (layout: format.h).
//
//   Writer w;
//   Text t = w.text("Syria");                              // each string is stored once
//   w.put(Section::titles, std::vector<TitleRow>{{t, r}});
//   std::string bytes = w.finish();
//   write_file(path, bytes);                               // beside it, then renamed: never half a file
//
// The same calls in the same order give the same bytes. Not thread-safe.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "knowledge/format.h"

namespace dateline::knowledge {

class Writer {
 public:
  Writer();
  /// Where `s` stands in the text section. A string above 65,535 bytes is cut there.
  Text text(std::string_view s);

  template <typename Row>
  void put(Section section, const std::vector<Row>& rows) {
    static_assert(std::is_trivially_copyable_v<Row>);
    Body& body = bodies_[static_cast<std::size_t>(section)];
    body.row_size = sizeof(Row);
    body.rows = rows.size();
    body.bytes.assign(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row));
  }

  /// The whole file. Sections that were not put are empty.
  std::string finish();

 private:
  struct Body {
    std::uint32_t row_size = 1;
    std::uint64_t rows = 0;
    std::string bytes;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return word_hash(s); }
  };

  std::array<Body, kSectionCount> bodies_;
  std::string pool_;
  std::unordered_map<std::string, Text, Hash, std::equal_to<>> texts_;
};

/// An open-addressed table at most 2/3 full. `Slot` has `tag`, and a Text that is 0 in a free slot as its first member.
template <typename Slot>
class SlotTable {
 public:
  explicit SlotTable(std::size_t entries) : slots_(std::bit_ceil(entries + entries / 2 + 2)) {}
  /// Puts `slot` into the first free slot for `hash` and returns its number. The caller sees to it that keys are unique.
  std::uint32_t insert(std::uint64_t hash, Slot slot) {
    slot.tag = static_cast<std::uint32_t>(hash >> 32);
    std::size_t at = hash & (slots_.size() - 1);
    while (used(slots_[at])) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
    return static_cast<std::uint32_t>(at);
  }
  std::vector<Slot>& slots() { return slots_; }

 private:
  static bool used(const Slot& slot) {
    Text first;
    std::memcpy(&first, &slot, sizeof first);
    return first != 0;
  }
  std::vector<Slot> slots_;
};

/// Writes `bytes` beside `file` and renames. Throws EnvironmentError (kFileUnwritable); no partial file stays. Does not wait for the disk:
/// what a power cut leaves is refused by its checksum, and made again in seconds.
void write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace dateline::knowledge
