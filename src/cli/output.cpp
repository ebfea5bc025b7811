#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "dateline/error.h"

namespace dateline::cli {
namespace {

constexpr std::size_t kHeldBytes = std::size_t{1} << 16;

}  // namespace

Output::Output(std::string path) : path_(path == "-" ? std::string() : std::move(path)) {
  if (path_.empty()) {
    file_ = STDOUT_FILENO;
    return;
  }
  std::error_code why;
  const auto status = std::filesystem::status(path_, why);
  const bool special =
      std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);  // a device, a pipe, a folder
  if (!special) part_ = path_ + ".part";
  file_ = ::open(special ? path_.c_str() : part_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file_ < 0) {
    part_.clear();
    fail(errno);
  }
}

Output::~Output() {
  if (!path_.empty() && file_ >= 0) ::close(file_);
  if (!part_.empty()) ::unlink(part_.c_str());
}

void Output::write(std::string_view bytes) {
  held_ += bytes;
  if (held_.size() >= kHeldBytes) flush();
}

void Output::flush() {
  for (std::size_t at = 0; at < held_.size();) {
    const ssize_t n = ::write(file_, held_.data() + at, held_.size() - at);
    if (n >= 0)
      at += static_cast<std::size_t>(n);
    else if (errno == EPIPE)
      throw BrokenPipe{};
    else if (errno != EINTR)
      fail(errno);
  }
  held_.clear();
}

void Output::finish() {
  flush();
  if (path_.empty()) return;
  const int file = file_;
  file_ = -1;
  if (::close(file) != 0) fail(errno);
  if (part_.empty()) return;
  if (std::rename(part_.c_str(), path_.c_str()) != 0) fail(errno);
  part_.clear();
}

void Output::fail(int error) const {
  throw EnvironmentError(
      {ErrorCode::kFileUnwritable, path_.empty() ? "standard output" : path_, std::strerror(error), {}});
}

}  // namespace dateline::cli
