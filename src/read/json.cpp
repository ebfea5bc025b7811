#include "read/json.h"

#include <nlohmann/json.hpp>

#include "read/report_json.h"

namespace dateline::read {
namespace {

using Json = nlohmann::json;
constexpr std::string_view kBlank = " \t\r\n";

class JsonFile : public ReportStream {
 public:
  JsonFile(Bytes bytes, const Defaults& defaults) : bytes_(std::move(bytes)), defaults_(defaults) {}

  std::optional<Expected<Report>> next() override {
    if (!opened_) {
      opened_ = true;
      Expected<std::string> all = bytes_.rest(kMaxJsonBytes);
      if (!all)
        return Expected<Report>(Unexpected(
            Error{all.error().code, all.error().where, all.error().reason, "write it as JSONL, one report a line"}));
      if ((*all)[all->find_first_of("{[")] == '{')
        return report_from_json(*all, defaults_, bytes_.name(), bytes_.name());
      std::vector<Warning> warnings;  // the repairs of the whole file; each report of it would otherwise carry them
      array_ = Json::parse(to_utf8(*all, warnings), nullptr, false);
      if (array_.is_discarded()) {
        return Expected<Report>(Unexpected(Error{ErrorCode::kInputMalformed, bytes_.name(), "not a whole JSON array",
                                                 "correct it, or write it as JSONL, one report a line"}));
      }
      warnings_ = std::move(warnings);
    }
    if (!array_.is_array() || next_ == array_.size()) return std::nullopt;
    const std::size_t i = next_++;
    const std::string json = array_[i].dump();
    array_[i] = nullptr;
    Expected<Report> report =
        report_from_json(json, defaults_, bytes_.name() + ", report " + std::to_string(i + 1), bytes_.name());
    if (report) report->warnings.insert(report->warnings.begin(), warnings_.begin(), warnings_.end());
    return report;
  }

 private:
  Bytes bytes_;
  Defaults defaults_;
  Json array_;
  std::vector<Warning> warnings_;
  std::size_t next_ = 0;
  bool opened_ = false;
};

}  // namespace

bool recognises_json(std::string_view first_bytes) {
  if (first_bytes.starts_with("\xEF\xBB\xBF")) first_bytes.remove_prefix(3);
  const std::size_t first = first_bytes.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return false;
  const std::size_t inside = first_bytes.find_first_not_of(kBlank, first + 1);
  const char next = inside == std::string_view::npos ? '\0' : first_bytes[inside];
  return (first_bytes[first] == '{' && next == '"') || (first_bytes[first] == '[' && (next == '{' || next == ']'));
}

std::unique_ptr<ReportStream> open_json(Bytes bytes, const Defaults& defaults) {
  return std::make_unique<JsonFile>(std::move(bytes), defaults);
}

}  // namespace dateline::read
