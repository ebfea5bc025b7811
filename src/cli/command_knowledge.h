// dateline knowledge build, dateline knowledge test: compiles the files of knowledge/ and runs the examples that the rules carry.
#pragma once

#include <string>

#include "cli/command.h"

namespace dateline::cli {

class CommandKnowledge : public Command {
 public:
  const char* name() const override { return "knowledge"; }
  const char* description() const override { return "Check and compile the files of knowledge/, and test its rules"; }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  int build();
  int test();

  CLI::App* build_ = nullptr;
  CLI::App* test_ = nullptr;
  std::string folder_, output_, language_ = "en", data_;
  bool despite_problems_ = false;
  bool quiet_ = false;
};

}  // namespace dateline::cli
