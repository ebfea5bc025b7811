#include "cli/command_train.h"

#include <fmt/format.h>

#include "cli/messages.h"

namespace dateline::cli {

void CommandTrain::setup(CLI::App& app) {
  app.add_option("TREEBANKS", treebanks_, "Folder whose *-train.conllu[.gz] files are read, or one such file")
      ->required()
      ->type_name("");
  app.add_option("-o,--output", output_, "The model to write")->required()->type_name("FILE");
  app.add_option("--trees", data_, "Folder with further trees, names, lists, clusters and word pairs (default: data beside the output)")
      ->type_name("DIR");
  app.add_option("--language", options_.language, "Code of the language")->type_name("CODE")->capture_default_str();
  app.add_option("--seed", options_.seed, "Start of the random numbers; the same seed gives the same bytes")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--folds", options_.folds, "Parts of the jackknife that tags the parser's training set")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(1, 100).description(""));
  app.add_option("--tagger-epochs", options_.tagger_epochs, "Passes of the tagger over the treebanks")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000).description(""));
  app.add_option("--parser-epochs", options_.parser_epochs, "Passes of the parser over the treebanks")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000).description(""));
  app.add_option("--names-epochs", options_.names_epochs, "Passes of the name finder over the treebanks")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000).description(""));
  app.add_option("--parser-word-count", options_.parser_word_count, "The parser knows words by themselves that were seen at least N times")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000000).description(""));
  app.add_flag("-q,--quiet", quiet_, "No progress on standard error");
}

int CommandTrain::run() {
  options_.treebanks = treebanks_;
  options_.data = data_;
  options_.output = output_;
  if (!quiet_) options_.progress = [](std::string_view line) { say(line); };
  const lang::TrainReport report = lang::train(options_);
  if (!quiet_)
    say(fmt::format("{}: {} bytes, {}; {} sentences, {} tokens", output_, report.file_bytes, report.hash,
                    report.sentences, report.tokens));
  return 0;
}

}  // namespace dateline::cli
