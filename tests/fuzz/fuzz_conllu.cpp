// Any bytes as CoNLL-U: refused with a reason, or Documents whose heads lie inside them.
#include <cstdlib>
#include <string_view>

#include "lang/conllu.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto documents = dateline::lang::read_conllu({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!documents) return 0;
  for (const auto& d : *documents) {
    for (const dateline::Token& t : d.document.tokens) {
      if (t.head != dateline::kNoHead && t.head >= d.document.tokens.size()) std::abort();
    }
  }
  return 0;
}
