// dateline annotate: the layer under the records.
#pragma once

#include <string>

#include "cli/command.h"
#include "cli/report_run.h"

namespace dateline::cli {

class CommandAnnotate : public Command {
 public:
  const char* name() const override { return "annotate"; }
  const char* description() const override {
    return "Show names, actors, places, times, counts and chains of reports, as JSON";
  }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  ReportOptions options_;
  std::string data_;
  bool mentions_ = false;
};

}  // namespace dateline::cli
