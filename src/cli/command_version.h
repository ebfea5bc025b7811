// dateline version: the program, its model and its codebook.
#pragma once

#include <string>

#include "cli/command.h"

namespace dateline::cli {

class CommandVersion : public Command {
 public:
  const char* name() const override { return "version"; }
  const char* description() const override { return "Show the versions of the program, the model and the codebook"; }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  std::string data_;
};

}  // namespace dateline::cli
