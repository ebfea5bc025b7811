// The container of a model: named sections of bytes in one file.
//
//   ModelWriter writer;                         // or, to read: ModelFile file(path);
//   writer.put("tagger.classes", classes);      // a vector of trivially copyable values
//   writer.write(path, "en");
//   std::span<const Row> rows = file.get<Row>("parser.rows");
//
// Layout, little-endian: Header, section table, then each section at a multiple of 64 bytes, zero-padded.
// The checksum covers every byte of the file, taken with the checksum field as 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dateline::lang {

inline constexpr std::uint32_t kModelVersion = 4;

/// Where the stages load their tables from: a mapped file, or the sections of a model in the making.
class SectionSource {
 public:
  virtual ~SectionSource() = default;
  /// The bytes of a section; throws EnvironmentError when there is none of this name.
  virtual std::span<const std::byte> section(std::string_view name) const = 0;

  /// A section as values of T; throws EnvironmentError when its size does not fit.
  template <typename T>
  std::span<const T> get(std::string_view name) const {
    static_assert(std::is_trivially_copyable_v<T>);
    const auto bytes = section(name);
    if (bytes.size() % sizeof(T) != 0) fail_size(name);
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  std::string_view text(std::string_view name) const {
    const auto bytes = section(name);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }

 protected:
  [[noreturn]] void fail(std::string_view reason) const;
  virtual std::string where() const { return {}; }
  [[noreturn]] void fail_size(std::string_view name) const;
};

class ModelWriter : public SectionSource {
 public:
  template <typename T>
  void put(std::string_view name, const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    put_bytes(name, std::as_bytes(std::span(values)));
  }
  void put_text(std::string_view name, std::string_view text) { put_bytes(name, std::as_bytes(std::span(text))); }
  void put_bytes(std::string_view name, std::span<const std::byte> bytes);
  std::span<const std::byte> section(std::string_view name) const override;
  const std::map<std::string, std::vector<std::byte>, std::less<>>& sections() const { return sections_; }

  /// Writes beside `path` and renames, so that a reader never sees half a model. Throws EnvironmentError.
  void write(const std::filesystem::path& path, std::string_view language) const;

 private:
  std::map<std::string, std::vector<std::byte>, std::less<>> sections_;  // ordered: the same bytes every time
};

/// A model mapped into memory and verified. Throws EnvironmentError (kModelUnreadable).
class ModelFile : public SectionSource {
 public:
  explicit ModelFile(const std::filesystem::path& path);
  ~ModelFile() override;
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;

  std::span<const std::byte> section(std::string_view name) const override;
  std::uint64_t checksum() const { return checksum_; }
  std::string_view language() const { return language_; }

 private:
  std::string where() const override { return path_; }
  void map(const std::filesystem::path& path);
  void verify();

  std::string path_;
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  std::uint64_t checksum_ = 0;
  std::string language_;
};

}  // namespace dateline::lang
