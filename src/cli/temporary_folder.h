// A folder that is removed, with what is in it, when the object goes.
#pragma once

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

#include "dateline/error.h"

namespace dateline::cli {

class TemporaryFolder {
 public:
  /// Throws EnvironmentError (kFileUnwritable) when it cannot be made.
  TemporaryFolder() {
    std::string path = (std::filesystem::temp_directory_path() / "dateline-XXXXXX").string();
    if (!::mkdtemp(path.data())) throw EnvironmentError({ErrorCode::kFileUnwritable, path, std::strerror(errno), {}});
    path_ = path;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace dateline::cli
