#include "lang/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "dateline/error.h"
#include "lang/hashing.h"

namespace dateline::lang {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little-endian");

constexpr char kMagic[16] = "Dateline model\n";
constexpr std::size_t kAlignment = 64;
constexpr std::uint32_t kMaxSections = 1024;

struct Header {
  char magic[16];
  std::uint32_t version;
  std::uint32_t section_count;
  std::uint64_t file_size;
  std::uint64_t checksum;
  char language[24];
};
static_assert(sizeof(Header) == 64);

struct SectionEntry {
  char name[32];
  std::uint64_t offset;
  std::uint64_t size;
};
static_assert(sizeof(SectionEntry) == 48);

constexpr std::size_t aligned(std::size_t n) { return (n + kAlignment - 1) / kAlignment * kAlignment; }

[[noreturn]] void throw_unreadable(std::string where, std::string reason) {
  throw EnvironmentError({ErrorCode::kModelUnreadable, std::move(where), std::move(reason), ""});
}

/// The checksum of a whole file, its own field taken as 0: of the header, folded with that of the rest.
std::uint64_t file_checksum(const std::byte* data, std::size_t size) {
  Header header;
  std::memcpy(&header, data, sizeof header);
  header.checksum = 0;
  const std::uint64_t parts[2] = {checksum(&header, sizeof header), checksum(data + sizeof header, size - sizeof header)};
  return checksum(parts, sizeof parts);
}

SectionEntry entry_at(const std::byte* data, std::uint32_t i) {
  SectionEntry entry;
  std::memcpy(&entry, data + sizeof(Header) + i * sizeof entry, sizeof entry);
  return entry;
}

}  // namespace

void SectionSource::fail(std::string_view reason) const { throw_unreadable(where(), std::string(reason)); }

void SectionSource::fail_size(std::string_view name) const {
  fail("section \"" + std::string(name) + "\" has a size that does not fit its type");
}

void ModelWriter::put_bytes(std::string_view name, std::span<const std::byte> bytes) {
  sections_.insert_or_assign(std::string(name), std::vector<std::byte>(bytes.begin(), bytes.end()));
}

std::span<const std::byte> ModelWriter::section(std::string_view name) const {
  const auto found = sections_.find(name);
  if (found == sections_.end()) fail("section \"" + std::string(name) + "\" is missing");
  return found->second;
}

void ModelWriter::write(const std::filesystem::path& path, std::string_view language) const {
  Header header = {};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kModelVersion;
  header.section_count = static_cast<std::uint32_t>(sections_.size());
  std::memcpy(header.language, language.data(), std::min(language.size(), sizeof header.language - 1));

  std::size_t at = aligned(sizeof(Header) + sections_.size() * sizeof(SectionEntry));
  std::vector<SectionEntry> table;
  for (const auto& [name, bytes] : sections_) {
    SectionEntry entry = {};
    std::memcpy(entry.name, name.data(), std::min(name.size(), sizeof entry.name - 1));
    entry.offset = at;
    entry.size = bytes.size();
    table.push_back(entry);
    at = aligned(at + bytes.size());
  }
  header.file_size = at;
  std::vector<std::byte> image(at);
  std::memcpy(image.data() + sizeof header, table.data(), table.size() * sizeof(SectionEntry));
  std::size_t i = 0;
  for (const auto& [name, bytes] : sections_) {
    if (!bytes.empty()) std::memcpy(image.data() + table[i].offset, bytes.data(), bytes.size());
    ++i;
  }
  std::memcpy(image.data(), &header, sizeof header);
  header.checksum = file_checksum(image.data(), image.size());
  std::memcpy(image.data(), &header, sizeof header);

  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {  // renaming would replace a device
    throw EnvironmentError({ErrorCode::kFileUnwritable, path.string(), "is no regular file", "give the path of a file"});
  }
  const std::filesystem::path beside = path.string() + ".part";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(image.data()), static_cast<std::streamsize>(image.size()));
  out.close();
  std::error_code code;
  if (out) std::filesystem::rename(beside, path, code);
  if (!out || code) throw EnvironmentError({ErrorCode::kFileUnwritable, path.string(), "cannot write the model", ""});
}

ModelFile::ModelFile(const std::filesystem::path& path) : path_(path.string()) {
  map(path);
  try {
    verify();
  } catch (...) {
    munmap(const_cast<std::byte*>(data_), size_);
    throw;
  }
}

ModelFile::~ModelFile() { munmap(const_cast<std::byte*>(data_), size_); }

void ModelFile::map(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(std::string("cannot open the language model: ") + std::strerror(errno));
  struct stat status = {};
  const bool regular = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  const auto size = static_cast<std::size_t>(status.st_size);
  void* mapped = MAP_FAILED;
  if (regular && size >= sizeof(Header)) mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  ::close(file);
  if (!regular) fail("not a regular file");
  if (size < sizeof(Header)) fail("too short to be a language model");
  if (mapped == MAP_FAILED) fail("cannot map the language model into memory");
  data_ = static_cast<const std::byte*>(mapped);
  size_ = size;
}

void ModelFile::verify() {
  Header header;
  std::memcpy(&header, data_, sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) fail("not a Dateline language model");
  if (header.version != kModelVersion) {
    fail("language model of version " + std::to_string(header.version) + "; this program reads version " +
         std::to_string(kModelVersion));
  }
  if (header.file_size > size_) {
    fail("truncated: " + std::to_string(size_) + " of " + std::to_string(header.file_size) + " bytes");
  }
  if (header.file_size < size_) fail("damaged: bytes after its end");
  if (file_checksum(data_, size_) != header.checksum) fail("damaged: the checksum does not match");
  if (header.section_count > kMaxSections || sizeof(Header) + header.section_count * sizeof(SectionEntry) > size_) {
    fail("damaged: impossible section table");
  }
  for (std::uint32_t i = 0; i < header.section_count; ++i) {
    const SectionEntry entry = entry_at(data_, i);
    if (entry.offset % kAlignment != 0 || entry.offset > size_ || entry.size > size_ - entry.offset) {
      fail("damaged: a section lies outside of the file");
    }
  }
  checksum_ = header.checksum;
  header.language[sizeof header.language - 1] = '\0';
  language_ = header.language;
}

std::span<const std::byte> ModelFile::section(std::string_view name) const {
  std::uint32_t count;
  std::memcpy(&count, data_ + offsetof(Header, section_count), sizeof count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const SectionEntry entry = entry_at(data_, i);
    if (name == std::string_view(entry.name, strnlen(entry.name, sizeof entry.name))) {
      return {data_ + entry.offset, entry.size};
    }
  }
  fail("section \"" + std::string(name) + "\" is missing");
}

}  // namespace dateline::lang
