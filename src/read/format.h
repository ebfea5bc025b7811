// What an input format is: a row of the list in formats.cpp. CONTRIBUTING.md has the steps to add one.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dateline/error.h"
#include "dateline/report.h"
#include "read/bytes.h"

namespace dateline::read {

/// For what a report does not say itself: of the command line.
struct Defaults {
  std::string date;  // ISO day
  std::string zone;
  std::string source;
  std::string title;
};

/// The reports of one input, in order. next() gives nothing once the input ends; an Error stands for one report (or line, or
/// file) that could not be read, and the stream goes on behind it where it can. Not thread-safe.
class ReportStream {
 public:
  virtual ~ReportStream() = default;
  virtual std::optional<Expected<Report>> next() = 0;
};

struct Format {
  std::string_view name;  // "jsonl"
  /// Tells the format by its first bytes (at most kPeekBytes, fewer in a short input). Cheap; never fails.
  bool (*recognises)(std::string_view first_bytes);
  /// Starts to read. Reports come with an empty id where they have none of their own.
  std::unique_ptr<ReportStream> (*open)(Bytes bytes, const Defaults& defaults);
};

inline constexpr std::size_t kPeekBytes = std::size_t{1} << 16;

/// All formats, in the order in which they are tried; the last one recognises everything.
std::span<const Format> formats();

/// The input's reports, by the first format that recognises it. Fails when the first bytes cannot be read.
Expected<std::unique_ptr<ReportStream>> open_reports(Bytes bytes, const Defaults& defaults);

/// What every format does last with a report whose fields it has set: refuses it without words (kInputEmpty) or with too many
/// (kInputTooLarge, above kMaxReportBytes), at `where`; sets the
/// defaults, and takes the date from the text's dateline where there is no other.
Expected<Report> finish(Report report, const Defaults& defaults, std::string where);

/// `bytes` as well-formed UTF-8; a repair is added to `warnings`.
std::string to_utf8(std::string_view bytes, std::vector<Warning>& warnings);

}  // namespace dateline::read
