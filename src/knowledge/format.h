// The layout of knowledge.bin. Internal to this folder: knowledge.h is what others use.
//
//   FileHeader | SectionEntry × kSectionCount | the sections, in the order of Section, each on 8 bytes
//
// Everything is little-endian and plain data, so that the file is used where it is mapped. Strings stand
// once each in the section `text`, as a 16-bit length and the bytes; a Text is where the length begins,
// and Text 0 is the empty string. The checksum covers every byte but its own. A change of any struct, of a
// hash function or of the meaning of a field raises kFormatVersion.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "knowledge/knowledge.h"

namespace dateline::knowledge {

static_assert(std::endian::native == std::endian::little, "knowledge.bin is mapped as it is");

inline constexpr char kMagic[8] = {'\x89', 'D', 'L', 'K', 'N', 'O', 'W', '\n'};
inline constexpr std::uint32_t kFormatVersion = 1;

enum class Section : std::uint32_t {
  text,            // char
  countries,       // CountryRow, sorted by iso3
  organisations,   // OrganisationRow, sorted by slug
  people,          // PersonRow, sorted by slug
  offices,         // OfficeRow, those of a person together, in the order of the file
  office_ids,      // uint32: 0, 1, 2 …, so that Person can show a span of ids
  agents,          // AgentRow
  titles,          // TitleRow
  places,          // PlaceRow
  name_words,      // WordSlot, a power of two of them: the first step into the names
  name_nodes,      // NameNode, breadth first, one more at the end that closes the ranges
  name_senses,     // NameSense
  classes,         // ListRow, sorted by name
  class_members,   // Text, in the order of the file
  class_slots,     // WordSlot, value = class
  tables,          // ListRow, sorted by name
  table_rows,      // TableEntry, in the order of the file
  table_slots,     // TableSlot
  abbreviations,   // Text
  rules,           // uint32: a stream, see codebook_format.h
  candidates,      // CandidateRow, sorted by form, lemma, preference
  idioms,          // Text
};
inline constexpr std::uint32_t kSectionCount = 22;

struct FileHeader {
  char magic[8];
  std::uint32_t version;
  std::uint32_t sections;
  std::uint64_t size;      // of the whole file
  std::uint64_t checksum;  // of all that follows, seeded with that of all that stands before
};
static_assert(sizeof(FileHeader) == 32);

struct SectionEntry {
  std::uint32_t section;
  std::uint32_t row_size;
  std::uint64_t offset;    // from the start of the file
  std::uint64_t rows;
};
static_assert(sizeof(SectionEntry) == 24);

using Text = std::uint32_t;

struct CountryRow { Text iso3, iso2, name, adjective, capital; };
struct OrganisationRow { Text slug, name, kind, country, role, code; std::int16_t from_year, to_year; };
struct OfficeRow { Text role, office, from, to; };
struct PersonRow { Text slug, name, country; std::uint32_t first_office, office_count; };
struct AgentRow { Text lemma, role, kind, animacy; };
struct TitleRow { Text title, role; };
/// Millionths of a degree: exact for what people write, and half of a double.
struct PlaceRow { Text name, country, admin1, feature; std::int32_t lat_e6, lon_e6; std::uint32_t geonameid, population; };

/// A slot of an open-addressed table, probed one after the other from `hash & (slots - 1)`; `text` 0 is a free slot.
struct WordSlot { Text text; std::uint32_t tag; std::uint32_t value; };
struct TableSlot { Text key; std::uint32_t tag; std::uint32_t table; Text value; };

/// The children of node n are the nodes [first_child, next.first_child), sorted by `word`, which is the word's slot; its senses
/// are [first_sense, next.first_sense).
struct NameNode { std::uint32_t word, first_child, first_sense; };

/// A class or a table: its members or rows are [first, first + count).
struct ListRow { Text name; std::uint32_t first, count; };
struct TableEntry { Text key, value; };
struct CandidateRow { std::uint32_t form; Text lemma; std::uint32_t rule, first_word, word_count; };

static_assert(sizeof(NameSense) == 8 && sizeof(PlaceRow) == 32 && sizeof(WordSlot) == 12 && sizeof(NameNode) == 12 &&
              sizeof(OrganisationRow) == 28 && sizeof(CandidateRow) == 20);

inline constexpr std::uint64_t kMix1 = 0x9E3779B97F4A7C15ULL;
inline constexpr std::uint64_t kMix2 = 0xD6E8FEB86659FD93ULL;

constexpr std::uint64_t mix(std::uint64_t h) {
  h = (h ^ (h >> 32)) * kMix2;
  h = (h ^ (h >> 32)) * kMix2;
  return h ^ (h >> 32);
}

/// The hash of a word in the tables: low bits for the slot, high 32 for the tag.
inline std::uint64_t word_hash(std::string_view word, std::uint64_t seed = 0) {
  std::uint64_t h = (seed + 1) * kMix1 + word.size();
  const char* p = word.data();
  std::size_t left = word.size();
  for (; left >= 8; p += 8, left -= 8) {
    std::uint64_t chunk;
    std::memcpy(&chunk, p, 8);
    h = std::rotl((h ^ chunk) * kMix1, 29);
  }
  std::uint64_t rest = 0;
  for (std::size_t i = 0; i < left; ++i) rest |= static_cast<std::uint64_t>(static_cast<unsigned char>(p[i])) << (8 * i);
  return mix(h ^ rest * kMix1);
}

/// The checksum of a file: about 15 GB/s. Every change of a single byte changes it, since each step is a bijection.
inline std::uint64_t checksum(const void* data, std::size_t size, std::uint64_t seed) {
  const char* p = static_cast<const char*>(data);
  std::uint64_t lane[4] = {seed ^ kMix1, seed + kMix2, seed ^ size, ~seed};
  const auto step = [&lane](const char* block) {
    for (int i = 0; i < 4; ++i) {
      std::uint64_t word;
      std::memcpy(&word, block + 8 * i, 8);
      lane[i] = std::rotl((lane[i] ^ word) * kMix1, 31);
    }
  };
  std::size_t left = size;
  for (; left >= 32; p += 32, left -= 32) step(p);
  char tail[32] = {};
  if (left > 0) std::memcpy(tail, p, left);
  step(tail);
  std::uint64_t h = mix(size);
  for (const std::uint64_t l : lane) h = mix((h ^ l) * kMix1);
  return h;
}

inline std::uint64_t header_seed(const FileHeader& header) { return checksum(&header, offsetof(FileHeader, checksum), 0); }

}  // namespace dateline::knowledge
