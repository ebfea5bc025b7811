// Trains a model from treebanks.
//
//   TrainOptions options;
//   options.treebanks = "../shared/gold/treebanks";
//   options.output = "models/en/en.model";
//   options.progress = [](std::string_view line) { std::cerr << line << '\n'; };
//   TrainReport report = train(options);
//
// Reads every *-train.conllu and *-train.conllu.gz of the folder in order of their names, then every
// *.conllu of `data`, and `data`/clusters.tsv where it is there. The same input, options and program
// give the same bytes. Throws EnvironmentError when something cannot be read or written; prints nothing.
//
// Steps: altered copies of a share of the sentences (lower case, capitals, title case, no full stop) →
// vocabulary → tagger → lemma rules → tags for names and parser by jackknife (each part tagged by a tagger
// that did not see it) → names → parser.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace dateline::lang {

struct TrainOptions {
  std::filesystem::path treebanks;   // a folder, or one file
  std::filesystem::path data;        // further trees and clusters; empty: the folder "data" beside `output`, if it is there
  std::filesystem::path output;
  std::string language = "en";
  std::uint64_t seed = 1;
  int folds = 5;                     // of the jackknife; 1: tag the training set with its own tagger (tests)
  int tagger_epochs = 8;
  int parser_epochs = 9;
  int names_epochs = 8;
  std::uint32_t parser_word_count = 7;  // words seen as often have parameters of their own in the parser
  std::function<void(std::string_view)> progress;  // a line without its end
};

struct TrainReport {
  std::size_t sentences = 0;         // without copies
  std::size_t tokens = 0;
  std::uint64_t file_bytes = 0;
  std::string hash;                  // LanguageModel::hash() of what was written
};

TrainReport train(const TrainOptions& options);

}  // namespace dateline::lang
