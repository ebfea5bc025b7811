#include "dateline/error.h"

#include <array>
#include <cassert>

namespace dateline {
namespace {

// In the order of ErrorCode. Exit status: 1 an input failed, 2 wrong usage, 3 nothing could be written.
constexpr std::array<ErrorInfo, 13> kTable{{
    {ErrorCode::kUsage, "usage", "run the command with --help to see its options", 2, 400},
    {ErrorCode::kFileNotFound, "file-not-found", "check the path", 1, 404},
    {ErrorCode::kFileUnreadable, "file-unreadable", "check that it is a file and that you may read it", 1, 422},
    {ErrorCode::kFileUnwritable, "file-unwritable", "check that the folder exists, that you may write there and that the disk has room", 3, 500},
    {ErrorCode::kInputEmpty, "input-empty", "give it some text, or leave it out", 1, 400},
    {ErrorCode::kInputBinary, "input-binary", "give text, HTML, JSONL, CSV, a feed or WARC", 1, 415},
    {ErrorCode::kInputMalformed, "input-malformed", "correct it there; the other inputs are not affected", 1, 400},
    {ErrorCode::kInputTooLarge, "input-too-large", "split it into smaller parts", 1, 413},
    {ErrorCode::kDateInvalid, "date-invalid", "write it as 2017-01-19", 1, 400},
    {ErrorCode::kModelUnreadable, "model-unreadable", "make it again with scripts/build", 3, 500},
    {ErrorCode::kKnowledgeUnreadable, "knowledge-unreadable", "make it again with `dateline knowledge build`", 3, 500},
    {ErrorCode::kKnowledgeInvalid, "knowledge-invalid", "correct that line; the README beside the file describes its format", 1, 422},
    {ErrorCode::kDatabase, "database", "check that the database is there, that it is Dateline's and that you may use it", 3, 503},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kTable.size(); ++i)
    if (static_cast<std::size_t>(kTable[i].code) != i) return false;
  return true;
}
static_assert(in_order(), "one row for each ErrorCode, in their order");

}  // namespace

const ErrorInfo& info(ErrorCode code) {
  assert(static_cast<std::size_t>(code) < kTable.size());
  return kTable[static_cast<std::size_t>(code)];
}

std::string Error::message() const {
  std::string text = where;
  const auto add = [&text](std::string_view separator, std::string_view part) {
    if (part.empty()) return;
    if (!text.empty()) text += separator;
    text += part;
  };
  add(": ", reason);
  add("; ", mend.empty() ? info(code).hint : std::string_view(mend));
  return text;
}

}  // namespace dateline
