// dateline parse: tags, lemmas and trees as CoNLL-U.
#pragma once

#include <string>

#include "cli/command.h"
#include "cli/report_run.h"

namespace dateline::cli {

class CommandParse : public Command {
 public:
  const char* name() const override { return "parse"; }
  const char* description() const override { return "Show tags, lemmas and trees of reports, as CoNLL-U"; }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  int parse_text();
  int parse_conllu();

  ReportOptions options_;
  std::string input_ = "text";
  std::string data_;
};

}  // namespace dateline::cli
