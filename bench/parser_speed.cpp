// How fast the language stages run, and what trees they give: parser_speed MODEL FILE.conllu [--write OUT]
//
// Analyses the tokens of FILE.conllu (gold tokens and sentences) on one thread and prints tokens, sentences and
// megabytes a second and each stage's share. With --write, the trees go to OUT, as CoNLL-U.
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string_view>

#include "dateline/error.h"
#include "lang/analyser.h"
#include "lang/conllu.h"
#include "lang/treebank.h"

namespace {

using namespace dateline;
using namespace dateline::lang;

constexpr double kSecondsToMeasure = 2.0;

void write_trees(const std::vector<ConlluDocument>& documents, const char* path) {
  std::string out;
  for (const ConlluDocument& d : documents) write_conllu(d.document, out, d.id);
  std::ofstream(path, std::ios::binary) << out;
}

void measure(const Analyser& analyser, std::vector<ConlluDocument>& documents) {
  Workspace workspace;
  StageTimes times;
  double tokens = 0, sentences = 0, bytes = 0, seconds = 0;
  const std::clock_t cpu_start = std::clock();
  const auto start = std::chrono::steady_clock::now();
  while (seconds < kSecondsToMeasure) {
    for (ConlluDocument& d : documents) {
      analyser.analyse(d.document, workspace, &times);
      tokens += static_cast<double>(d.document.tokens.size());
      sentences += static_cast<double>(d.document.sentences.size());
      bytes += static_cast<double>(d.document.text.size());
    }
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  const double cpu_seconds = static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC;
  std::printf("%.0f tokens per second of this core's time (on a busy machine the clock tells less)\n", tokens / cpu_seconds);
  std::printf("%.0f tokens/s  %.0f sentences/s  %.2f MB/s by the clock\n", tokens / seconds, sentences / seconds, bytes / seconds / 1e6);
  const char* names[kStageCount] = {"features", "tags", "lemmas", "trees", "names"};
  for (int s = 0; s < kStageCount; ++s) {
    std::printf("  %-8s %5.1f %%  %6.0f ns/token\n", names[s], static_cast<double>(times.nanoseconds[s]) / seconds / 1e7,
                static_cast<double>(times.nanoseconds[s]) / tokens);
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3 && argc != 5) {
    std::cerr << "usage: parser_speed MODEL FILE.conllu [--write OUT]\n";
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const LanguageModel model = LanguageModel::open(argv[1]);
  const std::chrono::duration<double, std::milli> opened = std::chrono::steady_clock::now() - start;
  std::printf("model %s opened and verified in %.1f ms\n", model.hash().c_str(), opened.count());
  auto documents = read_conllu(read_file(argv[2]), argv[2]);
  if (!documents) {
    std::cerr << documents.error().message() << '\n';
    return 3;
  }
  const Analyser analyser(model);
  if (argc == 5) {
    for (ConlluDocument& d : *documents) analyser.analyse(d.document);
    write_trees(*documents, argv[4]);
    return 0;
  }
  measure(analyser, *documents);
  return 0;
} catch (const EnvironmentError& error) {
  std::cerr << error.what() << '\n';
  return 3;
}
