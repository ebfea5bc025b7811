// dateline lint: what to mend in dictionaries of PETRARCH and TABARI.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace dateline::cli {

class CommandLint : public Command {
 public:
  const char* name() const override { return "lint"; }
  const char* description() const override { return "Check dictionaries of PETRARCH and TABARI, line by line"; }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  std::vector<std::string> paths_, kinds_;
  std::string output_;
  bool quiet_ = false;
};

}  // namespace dateline::cli
