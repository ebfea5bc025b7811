// dateline actors: who is named in reports, and how often.
#pragma once

#include <string>

#include "cli/command.h"
#include "cli/report_run.h"

namespace dateline::cli {

class CommandActors : public Command {
 public:
  const char* name() const override { return "actors"; }
  const char* description() const override { return "List who is named in reports, by frequency; with --unresolved only those that no dictionary knows"; }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  ReportOptions options_;
  std::string data_, format_ = "table";
  std::size_t limit_ = 0;
  bool unresolved_ = false;
};

}  // namespace dateline::cli
