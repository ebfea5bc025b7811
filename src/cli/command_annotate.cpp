#include "cli/command_annotate.h"

#include "cli/data_folder.h"
#include "cli/output.h"
#include "dateline/coder.h"
#include "write/record_json.h"

namespace dateline::cli {

void CommandAnnotate::setup(CLI::App& app) {
  options_.add_to(app);
  app.add_flag("--mentions", mentions_, "List in entities every mention of a person, body or place, not only names");
  add_data_option(app, data_);
}

int CommandAnnotate::run() {
  const Coder coder = Coder::open(data_folder(data_));
  const write::Maker maker{version(), coder.model_hash(), coder.knowledge_hash()};
  Output out(options_.output);
  const auto work = [&](const Report& report) {
    Coding coding;
    coding.report_id = report.id;
    coding.document = coder.annotate(report);
    if (mentions_) coding.document.entities = coder.mentions_in(coding.document);
    return write::Lines(report, coding, maker).annotation() + "\n";
  };
  const RunResult result = run_reports<std::string>(options_, work, [&](const std::string& line) { out.write(line); });
  out.finish();
  return result.status();
}

}  // namespace dateline::cli
