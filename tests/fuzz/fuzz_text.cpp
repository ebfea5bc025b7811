// Any bytes: repaired, laid out in paragraphs, sentences and tokens; every token must lie in its sentence, in order.
#include <cstdlib>
#include <string_view>

#include "report/layout.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  static const text::SentenceSplitter splitter;
  Report report;
  report.text = text::repair_utf8({reinterpret_cast<const char*>(data), size}).text;
  if (!text::is_valid_utf8(report.text)) std::abort();
  const Document doc = lay_out(report, splitter);
  std::uint32_t end = 0;
  for (const Sentence& s : doc.sentences) {
    for (TokenIndex t = s.first; t < s.last; ++t) {
      if (doc.tokens[t].span.begin < end || !s.span.contains(doc.tokens[t].span)) std::abort();
      end = doc.tokens[t].span.end;
    }
  }
  return 0;
}
