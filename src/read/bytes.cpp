#include "read/bytes.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

namespace dateline::read {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18;
constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, with a gzip header

bool is_gzip(std::string_view bytes) { return bytes.size() >= 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b'; }

}  // namespace

struct Bytes::Impl {
  std::string name;
  int file = -1;  // -1: nothing more to read
  bool close_file = false;
  std::string raw;  // as read, before inflating
  std::uint64_t raw_read = 0;
  bool gzip = false;
  bool inside_member = false;  // of gzip data
  z_stream zlib{};
  std::string buffer;  // what can be taken: from `at`
  std::size_t at = 0;
  bool ended = false;
  std::uint64_t lines = 0;

  ~Impl() {
    if (gzip) inflateEnd(&zlib);
    if (close_file) ::close(file);
  }

  std::string_view held() const { return std::string_view(buffer).substr(at); }

  Error error(ErrorCode code, std::string reason, std::string mend = {}) const {
    return {code, name, std::move(reason), std::move(mend)};
  }
  Error gzip_error(const char* reason) const {
    return {ErrorCode::kInputMalformed, name + ", byte " + std::to_string(raw_read - zlib.avail_in), reason,
            "make the gzip file again"};
  }

  /// Appends to `raw`. False at the end.
  Expected<bool> read_raw() {
    if (file < 0) return false;
    raw.resize(kPiece);
    ssize_t n = 0;
    do n = ::read(file, raw.data(), raw.size());
    while (n < 0 && errno == EINTR);
    if (n < 0) return Unexpected(error(ErrorCode::kFileUnreadable, std::strerror(errno)));
    raw.resize(static_cast<std::size_t>(n));
    raw_read += static_cast<std::uint64_t>(n);
    return n > 0;
  }

  /// Adds a piece to the buffer. False at the end.
  Expected<bool> fill() {
    if (ended) return false;
    if (at > 0) buffer.erase(0, std::exchange(at, 0));
    const bool first = raw_read == 0;
    if (!gzip || zlib.avail_in == 0) {
      const Expected<bool> more = read_raw();
      if (!more) return more;
      if (!*more) {
        ended = true;
        if (inside_member) return Unexpected(gzip_error("the gzip data end too early"));
        return false;
      }
      if (first && is_gzip(raw)) {
        gzip = inside_member = true;
        if (inflateInit2(&zlib, kGzipWindow) != Z_OK) throw std::bad_alloc();
      }
      if (!gzip) {
        buffer += raw;
        return true;
      }
      zlib.next_in = reinterpret_cast<Bytef*>(raw.data());
      zlib.avail_in = static_cast<uInt>(raw.size());
    }
    return inflate_piece();
  }

  Expected<bool> inflate_piece() {
    if (!inside_member) {  // after a member: another one, or padding
      if (*zlib.next_in == 0) {
        zlib.avail_in = 0;
        return true;
      }
      inflateReset(&zlib);
      inside_member = true;
    }
    const std::size_t before = buffer.size();
    buffer.resize(before + kPiece);
    zlib.next_out = reinterpret_cast<Bytef*>(buffer.data() + before);
    zlib.avail_out = static_cast<uInt>(kPiece);
    const int result = inflate(&zlib, Z_NO_FLUSH);
    buffer.resize(buffer.size() - zlib.avail_out);
    if (result == Z_STREAM_END)
      inside_member = false;
    else if (result != Z_OK && result != Z_BUF_ERROR) {
      ended = true;
      return Unexpected(gzip_error("the gzip data are damaged"));
    }
    return true;
  }
};

Bytes::Bytes(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Bytes::Bytes(Bytes&&) noexcept = default;
Bytes& Bytes::operator=(Bytes&&) noexcept = default;
Bytes::~Bytes() = default;

Expected<Bytes> Bytes::open(const std::string& path) {
  auto impl = std::make_unique<Impl>();
  if (path == "-") {
    impl->name = "standard input";
    impl->file = STDIN_FILENO;
    return Bytes(std::move(impl));
  }
  impl->name = path;
  impl->file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (impl->file < 0) {
    const ErrorCode code = errno == ENOENT || errno == ENOTDIR ? ErrorCode::kFileNotFound : ErrorCode::kFileUnreadable;
    return Unexpected(impl->error(code, std::strerror(errno)));
  }
  impl->close_file = true;
  return Bytes(std::move(impl));
}

Bytes Bytes::of(std::string bytes, std::string name) {
  auto impl = std::make_unique<Impl>();
  impl->name = std::move(name);
  impl->buffer = std::move(bytes);
  return Bytes(std::move(impl));
}

const std::string& Bytes::name() const { return impl_->name; }
std::uint64_t Bytes::line_number() const { return impl_->lines; }

Expected<std::string_view> Bytes::peek(std::size_t n) {
  while (impl_->held().size() < n) {
    const Expected<bool> more = impl_->fill();
    if (!more) return Unexpected(more.error());
    if (!*more) break;
  }
  return impl_->held().substr(0, n);
}

Expected<Bytes::Line> Bytes::line(std::string& out, std::size_t limit) {
  out.clear();
  bool too_long = false, any = false;
  for (;;) {
    const std::string_view held = impl_->held();
    const std::size_t end = held.find('\n');
    const std::string_view part = held.substr(0, end);
    any = any || !held.empty();
    if (too_long || out.size() + part.size() > limit) {
      too_long = true;
      std::string().swap(out);
    } else {
      out += part;
    }
    impl_->at += end == std::string_view::npos ? part.size() : end + 1;
    if (end == std::string_view::npos) {
      const Expected<bool> more = impl_->fill();
      if (!more) return Unexpected(more.error());
      if (*more) continue;
      if (!any) return Line::end;
    }
    ++impl_->lines;
    return too_long ? Line::too_long : Line::read;
  }
}

Expected<std::string> Bytes::rest(std::size_t limit) {
  std::string out;
  for (;;) {
    const std::string_view held = impl_->held();
    if (out.size() + held.size() > limit) {
      return Unexpected(
          impl_->error(ErrorCode::kInputTooLarge, "it has more than " + std::to_string(limit >> 20) + " MiB"));
    }
    out += held;
    impl_->at = impl_->buffer.size();
    const Expected<bool> more = impl_->fill();
    if (!more) return Unexpected(more.error());
    if (!*more) return out;
  }
}

}  // namespace dateline::read
