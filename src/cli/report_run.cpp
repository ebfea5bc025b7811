#include "cli/report_run.h"

#include <unistd.h>

#include "cli/terminal.h"
#include "read/dates.h"

namespace dateline::cli {
namespace {

constexpr int kMaxJobs = 1024;

std::string check_date(const std::string& text) {
  const auto date = read::parse_date(text);
  return date ? std::string() : date.error().reason + "; " + std::string(info(ErrorCode::kDateInvalid).hint);
}

}  // namespace

void ReportOptions::add_to(CLI::App& app) {
  app.add_option("INPUT", inputs,
                 "Files, folders, or - for standard input: plain text (one report a file) or JSONL (one a line), gzip "
                 "read through")
      ->required()
      ->type_name("");
  app.add_option("-o,--output", output, "Write to FILE instead of standard output; it appears when it is whole")
      ->type_name("FILE");
  app.add_option("--date", date, "Date of the reports that have none: 2017-01-19")
      ->type_name("DAY")
      ->check(CLI::Validator(check_date, "", "date"));
  app.add_option("--source", source, "Publisher of the reports that name none")->type_name("NAME");
  app.add_option("--title", title, "Title of the reports that have none")->type_name("TEXT");
  app.add_option("-j,--jobs", jobs, "Threads (default: one a core); the output is the same for any number")
      ->type_name("N")
      ->check(CLI::Range(1, kMaxJobs).description(""));
  app.add_flag("--strict", strict, "End at the first input that cannot be read");
  app.add_flag("-q,--quiet", quiet, "No progress and no summary on standard error; errors are still named");
}

read::Defaults ReportOptions::defaults() const {
  read::Defaults d{{}, {}, source, title};
  if (date.empty()) return d;
  if (const auto parsed = read::parse_date(date)) {
    d.date = parsed->day;
    d.zone = parsed->zone;
  }
  return d;
}

unsigned ReportOptions::threads() const { return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency()); }

bool shows_progress(const ReportOptions& options, const read::Inputs& inputs) {
  return !options.quiet && inputs.files() > 1 && is_terminal(STDERR_FILENO) &&
         (!options.output.empty() || !is_terminal(STDOUT_FILENO));
}

}  // namespace dateline::cli
