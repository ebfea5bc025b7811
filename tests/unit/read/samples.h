// Inputs made by hand for the tests of src/read.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <zlib.h>

#include "read/format.h"

namespace dateline::read {

/// A folder for one test.
class Folder {
 public:
  Folder() {
    std::string path = (std::filesystem::temp_directory_path() / "read_test-XXXXXX").string();
    if (::mkdtemp(path.data())) path_ = path;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string write(const std::string& name, std::string_view bytes) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

inline std::string gzip(std::string_view bytes) {
  z_stream z{};
  deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&z, bytes.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

/// All that an input named "in" gives.
inline std::vector<Expected<Report>> read_all(std::string bytes, const Defaults& defaults = {}) {
  std::vector<Expected<Report>> out;
  auto stream = open_reports(Bytes::of(std::move(bytes), "in"), defaults);
  if (!stream) return {Unexpected(stream.error())};
  while (auto next = (*stream)->next()) out.push_back(std::move(*next));
  return out;
}

}  // namespace dateline::read
