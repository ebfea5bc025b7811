#include "read/unsupported.h"

#include <array>
#include <cctype>

namespace dateline::read {
namespace {

struct Kind {
  std::string_view start;  // in lower case, after blanks
  std::string_view name;
  std::string_view mend;
};

constexpr std::string_view kAsText = "save its words as plain text or JSONL";
constexpr std::array<Kind, 10> kKinds{{
    {"<!doctype html", "HTML", kAsText},
    {"<html", "HTML", kAsText},
    {"<head", "HTML", kAsText},
    {"<rss", "a feed", kAsText},
    {"<feed", "a feed", kAsText},
    {"<?xml", "XML", kAsText},
    {"warc/", "WARC", kAsText},
    {"%pdf-", "PDF", kAsText},
    {"pk\x03\x04", "a ZIP archive", "unpack it first"},
    {"\x28\xb5\x2f\xfd", "Zstandard", "unpack it first, or use gzip"},
}};

const Kind* kind_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return nullptr;
  bytes.remove_prefix(first);
  for (const Kind& kind : kKinds) {
    bool same = bytes.size() >= kind.start.size();
    for (std::size_t i = 0; same && i < kind.start.size(); ++i) {
      const auto c = static_cast<unsigned char>(bytes[i]);
      same = static_cast<char>(c < 0x80 ? std::tolower(c) : c) == kind.start[i];
    }
    if (same) return &kind;
  }
  return nullptr;
}

/// A first line such as "id,date,text": fields without blanks, one of them named for the text.
bool is_csv_with_header(std::string_view bytes) {
  const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
  if (line.size() > 1000 || line.find(' ') != std::string_view::npos) return false;
  for (const char separator : {',', ';', '\t'}) {
    bool text = false;
    int fields = 1;
    for (std::size_t at = 0;; ++fields) {
      const std::size_t end = std::min(line.find(separator, at), line.size());
      const std::string_view field = line.substr(at, end - at);
      text = text || field == "text" || field == "\"text\"" || field == "content" || field == "body";
      if (end == line.size()) break;
      at = end + 1;
    }
    if (text && fields >= 2) return true;
  }
  return false;
}

class Unsupported : public ReportStream {
 public:
  Unsupported(std::string name, std::string_view what, std::string_view mend)
      : error_{ErrorCode::kInputMalformed, std::move(name), std::string(what) + " is not read yet", std::string(mend)} {
  }
  std::optional<Expected<Report>> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    return Expected<Report>(Unexpected(error_));
  }

 private:
  Error error_;
  bool done_ = false;
};

}  // namespace

bool recognises_unsupported(std::string_view first_bytes) {
  return kind_of(first_bytes) != nullptr || is_csv_with_header(first_bytes);
}

std::unique_ptr<ReportStream> open_unsupported(Bytes bytes, const Defaults&) {
  const auto first = bytes.peek(kPeekBytes);
  const Kind* kind = first ? kind_of(*first) : nullptr;
  if (kind) return std::make_unique<Unsupported>(bytes.name(), kind->name, kind->mend);
  return std::make_unique<Unsupported>(bytes.name(), "CSV", "convert it to JSONL, one report a line");
}

}  // namespace dateline::read
