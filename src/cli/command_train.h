// dateline train: makes the language model from treebanks.
#pragma once

#include "cli/command.h"
#include "lang/trainer.h"

namespace dateline::cli {

class CommandTrain : public Command {
 public:
  const char* name() const override { return "train"; }
  const char* description() const override { return "Train a language model from treebanks"; }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  lang::TrainOptions options_;
  std::string treebanks_, data_, output_;
  bool quiet_ = false;
};

}  // namespace dateline::cli
