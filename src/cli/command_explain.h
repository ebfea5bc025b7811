// dateline explain: why a sentence gave the records that it gave.
#pragma once

#include <string>

#include "cli/command.h"

namespace dateline::cli {

class CommandExplain : public Command {
 public:
  const char* name() const override { return "explain"; }
  const char* description() const override {
    return "Show a sentence's tree, its mentions, and its records with the rules that fired";
  }
  void setup(CLI::App& app) override;
  int run() override;

 private:
  std::string input_, id_, date_, data_;
  int sentence_ = -1;  // -1: all
};

}  // namespace dateline::cli
