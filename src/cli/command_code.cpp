#include "cli/command_code.h"

#include <unistd.h>
#include <memory>

#include <fmt/format.h>

#include "cli/data_folder.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "dateline/coder.h"
#include "store/store.h"
#include "write/csv.h"
#include "write/event_rows.h"
#include "write/record_json.h"
#include "write/table.h"

namespace dateline::cli {
namespace {

/// What a worker hands to the writer: the text to print and, for a database, the report with its records.
struct Coded {
  std::string text;
  std::unique_ptr<store::CodedReport> stored;
};

std::vector<std::string> lines_of(const Report& report, const Coding& coding, const write::Maker& maker) {
  const write::Lines writer(report, coding, maker);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < coding.records.size(); ++i) lines.push_back(writer.record(i));
  lines.push_back(writer.summary());
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) (text += line) += '\n';
  return text;
}

constexpr std::size_t kMostShown = 5;

/// Names the first lines that dictionaries break, and counts them.
void show_left_out(const std::vector<Error>& errors) {
  for (std::size_t i = 0; i < std::min(errors.size(), kMostShown); ++i) complain(errors[i]);
  if (!errors.empty())
    say(fmt::format("{} of the dictionaries left out; dateline lint names them all",
                    errors.size() == 1 ? "1 line" : fmt::format("{} lines", errors.size())));
}

std::string counted(std::size_t n, const char* one, const char* many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

}  // namespace

void CommandCode::setup(CLI::App& app) {
  options_.add_to(app);
  app.add_option("-f,--format", format_,
                 "How records are written: jsonl, csv, table, petrarch or icews (default: a table on a terminal, JSONL "
                 "elsewhere)")
      ->type_name("NAME")
      ->check(CLI::IsMember({"jsonl", "csv", "table", "petrarch", "icews"}).description(""));
  app.add_option("--db", database_,
                 "Store reports and records in this SQLite database too; it is made when it is not there")
      ->type_name("FILE");
  app.add_option("--dictionaries", dictionaries_,
                 "Code with the dictionaries of PETRARCH or TABARI in this folder or file instead of the codebook; may "
                 "be given again")
      ->type_name("DIR")
      ->allow_extra_args(false);
  add_data_option(app, data_);
}

CommandCode::Format CommandCode::format() const {
  if (format_ == "jsonl") return Format::jsonl;
  if (format_ == "csv") return Format::csv;
  if (format_ == "table") return Format::table;
  if (format_ == "petrarch") return Format::petrarch;
  if (format_ == "icews") return Format::icews;
  if (!options_.output.empty()) return Format::jsonl;
  if (is_terminal(STDOUT_FILENO)) return Format::table;
  return database_.empty() ? Format::jsonl : Format::none;
}

int CommandCode::run() {
  const Coder coder = Coder::open(data_folder(data_), {{dictionaries_.begin(), dictionaries_.end()}});
  if (!options_.quiet) show_left_out(coder.dictionary_errors());
  const write::Maker maker{version(), coder.model_hash(), coder.knowledge_hash()};
  const std::unique_ptr<store::Store> database = database_.empty() ? nullptr : store::open(database_);
  const Format format = this->format();
  Output out(format == Format::none ? std::string() : options_.output);
  const write::TableStyle style{terminal_width(out.file()), use_colour(out.file())};
  const bool at_once = is_terminal(out.file());  // a person waits for each report

  if (format == Format::csv) out.write(write::csv_header());
  if (format == Format::icews) out.write(write::icews_header());
  const auto work = [&](const Report& report) {
    Coding coding = coder.code(report);
    Coded coded;
    std::vector<std::string> lines;
    if (format == Format::jsonl || database) lines = lines_of(report, coding, maker);
    if (format == Format::jsonl) coded.text = joined(lines);
    if (format == Format::csv) coded.text = write::csv_rows(report, coding);
    if (format == Format::petrarch) coded.text = write::petrarch_rows(report, coding);
    if (format == Format::icews) coded.text = write::icews_rows(report, coding);
    if (format == Format::table) coded.text = write::table(report, coding, style);
    if (database)
      coded.stored =
          std::make_unique<store::CodedReport>(store::CodedReport{report, std::move(coding), std::move(lines)});
    return coded;
  };
  const auto sink = [&](Coded coded) {
    if (coded.stored) database->put(*coded.stored);
    out.write(coded.text);
    if (at_once) out.flush();
  };
  const RunResult result = run_reports<Coded>(options_, work, sink);
  out.finish();
  if (database && !options_.quiet) {
    const store::Counts now = database->counts();
    say(fmt::format("stored {} in {}, which now holds {}: {}, {}, {}", counted(result.reports, "report", "reports"),
                    database_, counted(now.reports, "report", "reports"), counted(now.events, "event", "events"),
                    counted(now.controls, "control record", "control records"),
                    counted(now.statements, "statement", "statements")));
  }
  return result.status();
}

}  // namespace dateline::cli
