#include "read/format.h"

#include <array>

#include "read/dateline_date.h"
#include "read/json.h"
#include "read/jsonl.h"
#include "read/plain_text.h"
#include "read/unsupported.h"
#include "text/utf8.h"

namespace dateline::read {
namespace {

// The order matters: the first that recognises the bytes reads them.
constexpr std::array kFormats{
    Format{"unsupported", recognises_unsupported, open_unsupported},
    Format{"jsonl", recognises_jsonl, open_jsonl},
    Format{"json", recognises_json, open_json},
    Format{"text", recognises_plain_text, open_plain_text},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

Expected<std::unique_ptr<ReportStream>> open_reports(Bytes bytes, const Defaults& defaults) {
  const Expected<std::string_view> first = bytes.peek(kPeekBytes);
  if (!first) return Unexpected(first.error());
  for (const Format& format : kFormats) {
    if (format.recognises(*first)) return format.open(std::move(bytes), defaults);
  }
  return kFormats.back().open(std::move(bytes), defaults);
}

std::string to_utf8(std::string_view bytes, std::vector<Warning>& warnings) {
  text::Repaired repaired = text::repair_utf8(bytes);
  if (repaired.broken > 0) {
    warnings.push_back({"utf8-repaired", "not UTF-8 at byte " + std::to_string(repaired.first_broken_byte) + "; " +
                                             std::to_string(repaired.broken) +
                                             (repaired.broken == 1 ? " place was" : " places were") +
                                             " replaced by U+FFFD"});
  }
  return std::move(repaired.text);
}

Expected<Report> finish(Report report, const Defaults& defaults, std::string where) {
  if (report.text.find_first_not_of(" \t\r\n\f\v") == std::string::npos)
    return Unexpected(Error{ErrorCode::kInputEmpty, std::move(where), "there is no text", {}});
  if (report.text.size() > kMaxReportBytes) {
    return Unexpected(Error{ErrorCode::kInputTooLarge,
                            std::move(where),
                            "the text has " + std::to_string(report.text.size()) + " bytes; a report has at most " +
                                std::to_string(kMaxReportBytes >> 20) + " MiB",
                            {}});
  }
  if (report.title.empty()) report.title = defaults.title;
  if (report.source.empty()) report.source = defaults.source;
  if (report.date.empty()) {
    report.date = defaults.date;
    report.zone = defaults.zone;
  }
  if (report.date.empty()) report.date = dateline_date(report.text);
  return report;
}

}  // namespace dateline::read
