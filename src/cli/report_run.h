// What commands that take reports share: INPUT… and its options, and the run over all of them.
//
//   ReportOptions options;                       // options.add_to(app) in setup()
//   Output out(options.output);
//   const int status = run_reports<std::string>(options, [&](const Report& r) { return line(r); },
//                                               [&](std::string line) { out.write(line); });
//   out.finish();
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/messages.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "dateline/report.h"
#include "read/inputs.h"

namespace dateline::cli {

struct ReportOptions {
  std::vector<std::string> inputs;
  std::string date, source, title;
  std::string output;
  unsigned jobs = 0;  // 0: one a core
  bool strict = false;
  bool quiet = false;

  void add_to(CLI::App& app);
  read::Defaults defaults() const;
  unsigned threads() const;
};

/// How a run went. status(): 0 all read, 1 some inputs failed.
struct RunResult {
  std::size_t reports = 0;
  std::size_t failed = 0;
  bool interrupted = false;  // by --strict
  int status() const { return failed > 0 ? 1 : 0; }
};

/// Whether a bar may be drawn: not with --quiet, not for one file, not when standard output is the same terminal.
bool shows_progress(const ReportOptions& options, const read::Inputs& inputs);

/// Reads every report, calls `work` for each on N threads, and `sink` with the results in the order of the inputs on this one. An input
/// that fails is named on standard error in its turn; with --strict the run ends there.
template <typename Out>
RunResult run_reports(const ReportOptions& options, const std::function<Out(const Report&)>& work,
                      const std::function<void(Out)>& sink) {
  read::Inputs inputs(options.inputs, options.defaults());
  Progress progress(shows_progress(options, inputs), inputs.files());
  RunResult result;
  in_order<Expected<Report>, Expected<Out>>(
      options.threads(), [&] { return inputs.next(); },
      [&](Expected<Report> report) -> Expected<Out> {
        if (!report) return Unexpected(report.error());
        return work(*report);
      },
      [&](Expected<Out> out) {
        if (out) {
          ++result.reports;
          sink(std::move(*out));
        } else {
          ++result.failed;
          progress.clear();
          complain(out.error());
          result.interrupted = options.strict;
        }
        progress.update(inputs.files_done(), result.reports);
        return !result.interrupted;
      });
  return result;
}

}  // namespace dateline::cli
