// Any bytes as an input: recognised by content and read to its end, as reports or as errors.
#include <string>

#include "read/format.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline::read;
  auto stream = open_reports(Bytes::of(std::string(reinterpret_cast<const char*>(data), size), "fuzz"), Defaults{});
  if (!stream) return 0;
  while ((*stream)->next()) {
  }
  return 0;
}
