// dateline help: the same as --help.
#pragma once

#include <string>

#include "cli/command.h"

namespace dateline::cli {

class CommandHelp : public Command {
 public:
  const char* name() const override { return "help"; }
  const char* description() const override { return "Show the help of the program or of a command"; }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  CLI::App* program_ = nullptr;
  std::string command_;
};

}  // namespace dateline::cli
