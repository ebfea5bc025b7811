#include "cli/command_read.h"

#include "cli/output.h"
#include "write/report_json.h"

namespace dateline::cli {

void CommandRead::setup(CLI::App& app) { options_.add_to(app); }

int CommandRead::run() {
  Output out(options_.output);
  const RunResult result = run_reports<std::string>(
      options_, [](const Report& report) { return write::report_line(report) + "\n"; },
      [&](const std::string& line) { out.write(line); });
  out.finish();
  return result.status();
}

}  // namespace dateline::cli
