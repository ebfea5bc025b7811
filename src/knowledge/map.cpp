#include "knowledge/map.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace dateline::knowledge {
namespace {

/// What a row of each section takes; a file whose rows differ was written by another version.
constexpr std::array<std::uint32_t, kSectionCount> kRowSizes{
    1,                   sizeof(CountryRow), sizeof(OrganisationRow), sizeof(PersonRow),  sizeof(OfficeRow), 4,
    sizeof(AgentRow),    sizeof(TitleRow),   sizeof(PlaceRow),        sizeof(WordSlot),   sizeof(NameNode),  sizeof(NameSense),
    sizeof(ListRow),     4,                  sizeof(WordSlot),        sizeof(ListRow),    sizeof(TableEntry), sizeof(TableSlot),
    4,                   4,                  sizeof(CandidateRow),    4};

[[noreturn]] void refuse(const std::string& where, const std::string& reason) {
  throw EnvironmentError({ErrorCode::kKnowledgeUnreadable, where, reason, ""});
}

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

}  // namespace

Map::Map(const std::filesystem::path& file) : path_(file.string()) {
  open(file);
  try {
    verify();
  } catch (...) {
    ::munmap(const_cast<char*>(data_), size_);
    throw;
  }
}

Map::~Map() { ::munmap(const_cast<char*>(data_), size_); }

void Map::fail(std::size_t byte, const std::string& reason) const { refuse(path_ + ", byte " + std::to_string(byte), reason); }

void Map::open(const std::filesystem::path& file) {
  const Descriptor in{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat status {};
  if (in.fd < 0 || ::fstat(in.fd, &status) != 0) refuse(path_, std::string("cannot be opened: ") + std::strerror(errno));
  if (!S_ISREG(status.st_mode)) refuse(path_, "is not a file");
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ < sizeof(FileHeader)) fail(size_, "the file ends within its header; it is cut off or not a knowledge file");
  void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED | MAP_POPULATE, in.fd, 0);
  if (mapped == MAP_FAILED) refuse(path_, std::string("cannot be mapped: ") + std::strerror(errno));
  data_ = static_cast<const char*>(mapped);
}

void Map::verify() {
  FileHeader header;
  std::memcpy(&header, data_, sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) fail(0, "is not a compiled knowledge file");
  if (header.version != kFormatVersion)
    fail(offsetof(FileHeader, version), "is of format " + std::to_string(header.version) + "; this program reads format " + std::to_string(kFormatVersion));
  if (header.size != size_)
    fail(offsetof(FileHeader, size), "should have " + std::to_string(header.size) + " bytes and has " + std::to_string(size_));
  checksum_ = knowledge::checksum(data_ + sizeof header, size_ - sizeof header, header_seed(header));
  if (checksum_ != header.checksum) fail(offsetof(FileHeader, checksum), "is damaged: its checksum is not that of its content");
  if (header.sections != kSectionCount || size_ < sizeof header + kSectionCount * sizeof(SectionEntry))
    fail(offsetof(FileHeader, sections), "has " + std::to_string(header.sections) + " sections; " + std::to_string(kSectionCount) + " are needed");
  verify_sections();
  const auto pool = rows<char>(Section::text);
  text_ = pool.data();
  text_size_ = pool.size();
}

void Map::verify_sections() {
  const std::size_t entries_end = sizeof(FileHeader) + kSectionCount * sizeof(SectionEntry);
  std::memcpy(sections_.data(), data_ + sizeof(FileHeader), sizeof sections_);
  for (std::uint32_t i = 0; i < kSectionCount; ++i) {
    const SectionEntry& entry = sections_[i];
    const std::size_t at = sizeof(FileHeader) + i * sizeof entry;
    if (entry.section != i) fail(at, "section " + std::to_string(i) + " is missing");
    // An empty section is put with the row size 1 where nobody put it.
    if (entry.row_size != kRowSizes[i] && entry.rows != 0) fail(at, "section " + std::to_string(i) + " has rows of another size");
    if (entry.offset < entries_end || entry.offset % 8 != 0 || entry.offset > size_ || entry.rows > (size_ - entry.offset) / kRowSizes[i])
      fail(at, "section " + std::to_string(i) + " lies outside the file");
  }
  const auto power_of_two = [this](Section s) { return std::has_single_bit(sections_[static_cast<std::size_t>(s)].rows); };
  for (const Section s : {Section::name_words, Section::class_slots, Section::table_slots})
    if (!power_of_two(s)) fail(sizeof(FileHeader), "a table's size is not a power of two");
  if (rows<NameNode>(Section::name_nodes).size() < 2) fail(sizeof(FileHeader), "the names have no root");
}

}  // namespace dateline::knowledge
