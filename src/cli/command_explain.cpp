#include "cli/command_explain.h"

#include <limits>

#include "cli/data_folder.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "dateline/coder.h"
#include "read/dates.h"
#include "read/inputs.h"
#include "write/explanation.h"

namespace dateline::cli {

void CommandExplain::setup(CLI::App& app) {
  app.add_option("REPORT", input_, "A file with the report, or - for standard input")->required()->type_name("");
  app.add_option("-n,--sentence", sentence_, "Number of the sentence, as records give it (default: all)")
      ->type_name("N")
      ->check(CLI::Range(0, std::numeric_limits<int>::max()).description(""));
  app.add_option("--id", id_, "The report with this id, where the input holds several (default: the first)")
      ->type_name("ID");
  app.add_option("--date", date_, "Date of the report when it has none: 2017-01-19")->type_name("DAY");
  add_data_option(app, data_);
}

int CommandExplain::run() {
  read::Defaults defaults;
  if (!date_.empty()) {
    const auto date = read::parse_date(date_);
    if (!date) throw UsageError("--date: " + date.error().reason);
    defaults.date = date->day;
  }
  read::Inputs inputs({input_}, defaults);
  std::optional<Expected<Report>> report;
  do report = inputs.next();
  while (report && *report && !id_.empty() && (*report)->id != id_);
  if (!report) throw UsageError(id_.empty() ? "no report in " + input_ : "no report " + id_ + " in " + input_);
  if (!*report) {
    complain(report->error());
    return 1;
  }
  const Coder coder = Coder::open(data_folder(data_));
  const Coding coding = coder.code(**report);
  const auto sentences = static_cast<int>(coding.document.sentences.size());
  if (sentence_ >= sentences) throw UsageError("the report has sentences 0 to " + std::to_string(sentences - 1));
  Output out("");
  const write::ExplanationStyle style{terminal_width(out.file()), use_colour(out.file())};
  for (int s = sentence_ < 0 ? 0 : sentence_; s < (sentence_ < 0 ? sentences : sentence_ + 1); ++s) {
    const auto sentence = static_cast<std::uint32_t>(s);
    out.write(write::explanation(coding, sentence, coder.near_misses(coding.document, sentence), style));
  }
  out.finish();
  return 0;
}

}  // namespace dateline::cli
