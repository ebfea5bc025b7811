// How fast plain text becomes tokens, tags, lemmas, trees and names: language_speed MODEL FILE.conllu…
//
// Takes the texts of the files, repeats them to a million tokens and more, and splits and analyses them from the raw
// bytes on one thread and on two. Prints tokens, sentences and bytes a second, by the clock.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "dateline/error.h"
#include "lang/analyser.h"
#include "lang/conllu.h"
#include "lang/treebank.h"
#include "report/layout.h"

namespace {

using namespace dateline;
using namespace dateline::lang;

constexpr std::size_t kTokens = 1'000'000;

struct Totals {
  std::size_t tokens = 0, sentences = 0, bytes = 0;
};

/// Takes texts until `next` is past the last of them, `rounds` times over.
Totals work(const Analyser& analyser, const std::vector<Report>& texts, std::atomic<std::size_t>& next, std::size_t rounds) {
  Workspace workspace;
  const text::SentenceSplitter splitter{std::vector<std::string>()};
  Totals totals;
  for (std::size_t i; (i = next++) < texts.size() * rounds;) {
    Document d = lay_out(texts[i % texts.size()], splitter);
    analyser.analyse(d, workspace);
    totals.tokens += d.tokens.size(), totals.sentences += d.sentences.size(), totals.bytes += d.text.size();
  }
  return totals;
}

double measure(const Analyser& analyser, const std::vector<Report>& texts, std::size_t rounds, std::size_t threads) {
  std::atomic<std::size_t> next = 0;
  std::vector<Totals> totals(threads);
  const auto start = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> workers;
    for (std::size_t t = 0; t < threads; ++t) workers.emplace_back([&, t] { totals[t] = work(analyser, texts, next, rounds); });
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  Totals all;
  for (const Totals& t : totals) all.tokens += t.tokens, all.sentences += t.sentences, all.bytes += t.bytes;
  const auto rate = [seconds](std::size_t n) { return static_cast<double>(n) / seconds; };
  std::printf("%zu thread%s: %zu tokens in %.2f s: %.0f tokens/s  %.0f sentences/s  %.2f MB/s\n", threads, threads == 1 ? "" : "s", all.tokens,
              seconds, rate(all.tokens), rate(all.sentences), rate(all.bytes) / 1e6);
  return rate(all.tokens);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) {
    std::cerr << "usage: language_speed MODEL FILE.conllu...\n";
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const LanguageModel model = LanguageModel::open(argv[1]);
  const std::chrono::duration<double, std::milli> opened = std::chrono::steady_clock::now() - start;
  std::printf("model %s opened and verified in %.1f ms\n", model.hash().c_str(), opened.count());
  std::vector<Report> texts;
  std::size_t tokens = 0;
  for (int a = 2; a < argc; ++a) {
    auto documents = read_conllu(read_file(argv[a]), argv[a]);
    if (!documents) {
      std::cerr << documents.error().message() << '\n';
      return 3;
    }
    for (ConlluDocument& d : *documents) {
      tokens += d.document.tokens.size();
      texts.emplace_back().text = std::move(d.document.text);
    }
  }
  if (tokens == 0) {
    std::cerr << "language_speed: no tokens in these files\n";
    return 3;
  }
  const Analyser analyser(model);
  const std::size_t rounds = kTokens / tokens + 1;
  const double one = measure(analyser, texts, rounds, 1), two = measure(analyser, texts, rounds, 2);
  std::printf("two threads do %.2f times the work of one\n", two / one);
  return 0;
} catch (const EnvironmentError& error) {
  std::cerr << error.what() << '\n';
  return 3;
}
