// The bytes of one input, a piece at a time: a file or standard input, gzip read through.
//
//   Expected<Bytes> in = Bytes::open("news.jsonl.gz");          // "-" is standard input
//   for (std::string line; ;) {
//     Expected<Bytes::Line> got = in->line(line, kMaxJsonBytes);
//     if (!got || *got == Bytes::Line::end) break;
//   }
//
// Holds a buffer and the piece that is asked for, never the whole input. What a disk or damaged gzip
// data do is an Error that names the input and the byte. Movable; not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "dateline/error.h"

namespace dateline::read {

/// The longest text that is read as one report: coding takes some 400 bytes of memory for each. Documented in docs/records.md.
inline constexpr std::size_t kMaxReportBytes = std::size_t{4} << 20;
/// The longest line of JSONL, and the longest file that is one JSON value: what is held in memory before its text is known.
inline constexpr std::size_t kMaxJsonBytes = std::size_t{64} << 20;

class Bytes {
 public:
  static Expected<Bytes> open(const std::string& path);
  /// Bytes that are in memory already; `name` stands in messages.
  static Bytes of(std::string bytes, std::string name);

  Bytes(Bytes&&) noexcept;
  Bytes& operator=(Bytes&&) noexcept;
  ~Bytes();

  /// The path, or "standard input": for messages.
  const std::string& name() const;

  /// The next `n` bytes without taking them; fewer where the input ends before.
  Expected<std::string_view> peek(std::size_t n);

  enum class Line : std::uint8_t { read, too_long, end };
  /// Takes a line into `out`, without its line feed. A line of more than `limit` bytes is passed over: `too_long`, `out` is empty.
  Expected<Line> line(std::string& out, std::size_t limit);
  /// Lines taken so far, those that were too long included: the number of the last line.
  std::uint64_t line_number() const;

  /// Takes all that is left. kInputTooLarge when that is more than `limit` bytes.
  Expected<std::string> rest(std::size_t limit);

 private:
  struct Impl;
  explicit Bytes(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::read
