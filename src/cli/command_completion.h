// dateline completion: prints what makes a shell complete commands and options. The scripts are those of completions/.
#pragma once

#include <string>

#include "cli/command.h"

namespace dateline::cli {

class CommandCompletion : public Command {
 public:
  const char* name() const override { return "completion"; }
  const char* description() const override { return "Print the completion script for bash, zsh or fish"; }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  std::string shell_;
};

}  // namespace dateline::cli
