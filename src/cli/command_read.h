// dateline read: what was read, before any understanding.
#pragma once

#include "cli/command.h"
#include "cli/report_run.h"

namespace dateline::cli {

class CommandRead : public Command {
 public:
  const char* name() const override { return "read"; }
  const char* description() const override { return "Show what is read of the inputs, one JSON object a report"; }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  ReportOptions options_;
};

}  // namespace dateline::cli
