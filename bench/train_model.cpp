// Trains a model: train_model TREEBANKS OUTPUT [DATA] [parser epochs]. `dateline train` does the same.
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "dateline/error.h"
#include "lang/trainer.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: train_model TREEBANKS OUTPUT [DATA] [PARSER_EPOCHS]\n";
    return 2;
  }
  dateline::lang::TrainOptions options;
  options.treebanks = argv[1];
  options.output = argv[2];
  if (argc > 3) options.data = argv[3];
  if (argc > 4) options.parser_epochs = std::atoi(argv[4]);
  const auto start = std::chrono::steady_clock::now();
  options.progress = [&](std::string_view line) {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::cerr << static_cast<int>(seconds.count()) << " s  " << line << '\n';
  };
  try {
    const auto report = dateline::lang::train(options);
    std::cerr << report.sentences << " sentences, " << report.tokens << " tokens, " << report.file_bytes << " bytes, "
              << report.hash << '\n';
  } catch (const dateline::EnvironmentError& error) {
    std::cerr << error.what() << '\n';
    return 3;
  }
  return 0;
}
