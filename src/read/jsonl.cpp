#include "read/jsonl.h"

#include "read/report_json.h"

namespace dateline::read {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

class Jsonl : public ReportStream {
 public:
  Jsonl(Bytes bytes, const Defaults& defaults) : bytes_(std::move(bytes)), defaults_(defaults) {}

  std::optional<Expected<Report>> next() override {
    while (!failed_) {
      const Expected<Bytes::Line> got = bytes_.line(line_, kMaxJsonBytes);
      if (!got) {
        failed_ = true;
        return Expected<Report>(Unexpected(got.error()));
      }
      if (*got == Bytes::Line::end) return std::nullopt;
      const std::string where = bytes_.name() + ":" + std::to_string(bytes_.line_number());
      if (*got == Bytes::Line::too_long) {
        return Expected<Report>(
            Unexpected(Error{ErrorCode::kInputTooLarge,
                             where,
                             "the line is longer than " + std::to_string(kMaxJsonBytes >> 20) + " MiB",
                             {}}));
      }
      if (line_.find_first_not_of(kBlank) == std::string::npos) continue;
      return report_from_json(line_, defaults_, where, bytes_.name());
    }
    return std::nullopt;
  }

 private:
  Bytes bytes_;
  Defaults defaults_;
  std::string line_;
  bool failed_ = false;
};

std::string_view without_mark(std::string_view bytes) {
  return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

bool begins_object(std::string_view line) {
  const std::size_t brace = line.find_first_not_of(kBlank);
  if (brace == std::string_view::npos || line[brace] != '{') return false;
  const std::size_t inside = line.find_first_not_of(kBlank, brace + 1);
  return inside == std::string_view::npos || line[inside] == '"' || line[inside] == '}';
}

}  // namespace

bool recognises_jsonl(std::string_view first_bytes) {
  first_bytes = without_mark(first_bytes);
  const std::size_t first = first_bytes.find_first_not_of(kBlank);
  if (first == std::string_view::npos || !begins_object(first_bytes)) return false;
  const std::size_t end = first_bytes.find('\n', first);
  if (end == std::string_view::npos) return true;  // one line, or one that is longer than what is looked at
  const std::string_view line = first_bytes.substr(first, end - first);
  if (line[line.find_last_not_of(kBlank)] == '}') return true;
  const std::size_t second = first_bytes.find_first_not_of(kBlank, end);
  return second != std::string_view::npos && first_bytes[second] == '{';
}

std::unique_ptr<ReportStream> open_jsonl(Bytes bytes, const Defaults& defaults) {
  return std::make_unique<Jsonl>(std::move(bytes), defaults);
}

}  // namespace dateline::read
