#include "write/report_json.h"

#include "write/json_text.h"

namespace dateline::write {

std::string report_line(const Report& report) {
  JsonText j;
  j.open('{').key("id").value(report.id).key("path").text_or_null(report.path).key("title").text_or_null(report.title);
  j.key("date")
      .text_or_null(report.date)
      .key("author")
      .text_or_null(report.author)
      .key("source")
      .text_or_null(report.source);
  j.key("url").text_or_null(report.url).key("lang").text_or_null(report.lang).key("text").value(report.text);
  if (!report.warnings.empty()) {
    j.key("warnings").open('[');
    for (const Warning& w : report.warnings)
      j.open('{').key("code").value(w.code).key("message").value(w.message).close('}');
    j.close(']');
  }
  j.close('}');
  return j.take();
}

}  // namespace dateline::write
