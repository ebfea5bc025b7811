// dateline code: reports in, records out.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/report_run.h"

namespace dateline::cli {

class CommandCode : public Command {
 public:
  const char* name() const override { return "code"; }
  const char* description() const override {
    return "Code reports: who did what to whom, where, when, according to whom";
  }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  enum class Format { table, jsonl, csv, petrarch, icews, none };
  Format format() const;

  ReportOptions options_;
  std::string format_;
  std::string database_;
  std::string data_;
  std::vector<std::string> dictionaries_;
};

}  // namespace dateline::cli
