#include "knowledge/writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <limits>

namespace dateline::knowledge {

Writer::Writer() { text(""); }

Text Writer::text(std::string_view s) {
  s = s.substr(0, std::numeric_limits<std::uint16_t>::max());
  if (const auto found = texts_.find(s); found != texts_.end()) return found->second;
  const auto at = static_cast<Text>(pool_.size());
  const auto length = static_cast<std::uint16_t>(s.size());
  pool_.append(reinterpret_cast<const char*>(&length), sizeof length);
  pool_.append(s);
  texts_.emplace(s, at);
  return at;
}

std::string Writer::finish() {
  Body& text_body = bodies_[static_cast<std::size_t>(Section::text)];
  text_body.rows = pool_.size();
  text_body.bytes = pool_;

  std::string file(sizeof(FileHeader) + kSectionCount * sizeof(SectionEntry), '\0');
  for (std::uint32_t i = 0; i < kSectionCount; ++i) {
    file.resize((file.size() + 7) / 8 * 8, '\0');
    const SectionEntry entry{i, bodies_[i].row_size, file.size(), bodies_[i].rows};
    file += bodies_[i].bytes;
    std::memcpy(file.data() + sizeof(FileHeader) + i * sizeof entry, &entry, sizeof entry);
  }
  FileHeader header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kFormatVersion;
  header.sections = kSectionCount;
  header.size = file.size();
  header.checksum = checksum(file.data() + sizeof header, file.size() - sizeof header, header_seed(header));
  std::memcpy(file.data(), &header, sizeof header);
  return file;
}

namespace {

/// A file that is removed again unless renamed.
class NewFile {
 public:
  explicit NewFile(const std::filesystem::path& target) : target_(target), name_(target.string() + ".new") {
    refuse_device();
    fd_ = ::open(name_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd_ < 0) fail();
  }
  ~NewFile() {
    if (fd_ >= 0) ::close(fd_);
    if (!renamed_) ::unlink(name_.c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) fail();
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  void commit() {
    const int closed = ::close(fd_);
    fd_ = -1;
    if (closed != 0 || ::rename(name_.c_str(), target_.c_str()) != 0) fail();
    renamed_ = true;
  }

 private:
  /// Renaming would put a file in the place of a device such as /dev/null.
  void refuse_device() const {
    std::error_code ignored;
    const auto status = std::filesystem::status(target_, ignored);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
      throw EnvironmentError({ErrorCode::kFileUnwritable, target_.string(), "is no regular file", "give the path of a file"});
    }
  }

  [[noreturn]] void fail() const {
    throw EnvironmentError({ErrorCode::kFileUnwritable, target_.string(), std::string("cannot be written: ") + std::strerror(errno), ""});
  }

  std::filesystem::path target_;
  std::string name_;
  int fd_ = -1;
  bool renamed_ = false;
};

}  // namespace

void write_file(const std::filesystem::path& file, std::string_view bytes) {
  NewFile out(file);
  out.write(bytes);
  out.commit();
}

}  // namespace dateline::knowledge
