// Any bytes as a dictionary of each kind: read to the end, with findings for what is broken; then checked as a whole.
#include <cstdlib>
#include <string_view>

#include "dictionaries/lint.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline::dictionaries;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Dictionaries d;
  std::vector<Finding> findings;
  kind_of("fuzz", text);
  for (const FileKind kind : {FileKind::actors, FileKind::agents, FileKind::verbs})
    read_dictionary(kind, "fuzz", text, d, findings);
  finish(d, findings);
  check(d, findings);
  for (std::uint32_t s = 0; s < d.senses.size(); ++s) {
    const WordId code = d.code_on(s, 0);
    if (code != kNoWord && code >= d.codes.size()) std::abort();
  }
  return 0;
}
