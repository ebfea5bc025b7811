// A knowledge.bin mapped into memory, verified, and seen as its sections.
//
//   Map map("knowledge.bin");                              // throws EnvironmentError (kKnowledgeUnreadable)
//   for (const TitleRow& row : map.rows<TitleRow>(Section::titles)) map.text(row.title);
//
// Immutable; safe to share between threads. Verified means: the file is whole and is what the compiler
// wrote. Indexes inside it are trusted from then on, but text() and rows() never leave the file.
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "knowledge/format.h"

namespace dateline::knowledge {

class Map {
 public:
  explicit Map(const std::filesystem::path& file);
  ~Map();
  Map(const Map&) = delete;
  Map& operator=(const Map&) = delete;

  template <typename Row>
  std::span<const Row> rows(Section section) const {
    const SectionEntry& entry = sections_[static_cast<std::size_t>(section)];
    return {reinterpret_cast<const Row*>(data_ + entry.offset), static_cast<std::size_t>(entry.rows)};
  }

  std::string_view text(Text at) const {
    std::uint16_t length = 0;
    if (at + sizeof length > text_size_) return {};
    std::memcpy(&length, text_ + at, sizeof length);
    if (at + sizeof length + length > text_size_) return {};
    return {text_ + at + sizeof length, length};
  }

  std::uint64_t checksum() const { return checksum_; }
  /// For damage that only a reader of a section can see.
  [[noreturn]] void fail(std::size_t byte, const std::string& reason) const;

 private:
  void open(const std::filesystem::path& file);
  void verify();
  void verify_sections();

  std::string path_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  std::array<SectionEntry, kSectionCount> sections_{};
  const char* text_ = nullptr;
  std::size_t text_size_ = 0;
  std::uint64_t checksum_ = 0;
};

}  // namespace dateline::knowledge
