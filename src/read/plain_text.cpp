#include "read/plain_text.h"

#include "text/utf8.h"

namespace dateline::read {
namespace {

constexpr std::size_t kBinaryPeekBytes = 512;

class PlainText : public ReportStream {
 public:
  PlainText(Bytes bytes, const Defaults& defaults) : bytes_(std::move(bytes)), defaults_(defaults) {}

  std::optional<Expected<Report>> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    return read();
  }

 private:
  Expected<Report> read() {
    const auto first = bytes_.peek(kBinaryPeekBytes);
    if (!first) return Unexpected(first.error());
    if (text::looks_binary(*first))
      return Unexpected(Error{ErrorCode::kInputBinary, bytes_.name(), "this is not text", {}});
    Expected<std::string> all = bytes_.rest(kMaxReportBytes);
    if (!all) return Unexpected(all.error());
    Report report;
    report.path = bytes_.name();
    report.text = to_utf8(*all, report.warnings);
    return finish(std::move(report), defaults_, bytes_.name());
  }

  Bytes bytes_;
  Defaults defaults_;
  bool done_ = false;
};

}  // namespace

bool recognises_plain_text(std::string_view) { return true; }

std::unique_ptr<ReportStream> open_plain_text(Bytes bytes, const Defaults& defaults) {
  return std::make_unique<PlainText>(std::move(bytes), defaults);
}

}  // namespace dateline::read
