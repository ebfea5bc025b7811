// Counts which words stand as head and dependent in raw text: word_pairs MODEL OUTPUT [MOST] < text
//
// Parses standard input (a paragraph a line) with MODEL, which need not know pairs itself, and writes the table that a
// model is trained with (lang/word_pairs.h): models/en/data/pairs.bin.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "dateline/error.h"
#include "lang/analyser.h"
#include "lang/hashing.h"
#include "lang/features.h"
#include "lang/word_pairs.h"
#include "report/layout.h"
#include "text/utf8.h"

namespace {

using namespace dateline;
using namespace dateline::lang;

constexpr std::uint32_t kMinimumCount = 3;
constexpr std::size_t kMostEntries = 400'000;

std::uint64_t lemma_hash(const Document& d, TokenIndex t) {
  std::string folded;
  append_normalised(folded, d.lemma(t), true);
  return hash_word(folded);
}

void count(const Document& d, PairCounter& counter) {
  std::vector<TokenIndex> markers(d.tokens.size(), kNoHead);  // a word's first preposition
  for (TokenIndex t = 0; t < d.tokens.size(); ++t) {
    const Token& token = d.tokens[t];
    if (token.deprel == Deprel::case_ && token.head != kNoHead && token.head > t && markers[token.head] == kNoHead) markers[token.head] = t;
  }
  for (TokenIndex t = 0; t < d.tokens.size(); ++t) {
    const Token& token = d.tokens[t];
    if (token.head == kNoHead || token.upos == Upos::PUNCT) continue;
    const std::uint64_t head = lemma_hash(d, token.head), child = lemma_hash(d, t);
    counter.add_pair(head, child);
    if (markers[t] == kNoHead) continue;
    const std::uint64_t marker = lemma_hash(d, markers[t]);
    counter.add_marker(head, marker);
    counter.add_phrase(head, marker, child);
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3 && argc != 4) {
    std::cerr << "usage: word_pairs MODEL OUTPUT [MOST] < text\n";
    return 2;
  }
  const LanguageModel model = LanguageModel::open(argv[1]);
  const Analyser analyser(model);
  const text::SentenceSplitter splitter{std::vector<std::string>()};
  PairCounter counter;
  std::size_t tokens = 0;
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty()) continue;
    Report report;
    report.text = text::repair_utf8(line).text;
    Document document = lay_out(report, splitter);
    analyser.analyse(document);
    count(document, counter);
    tokens += document.tokens.size();
  }
  const auto levels = counter.levels(kMinimumCount, argc > 3 ? static_cast<std::size_t>(std::atoll(argv[3])) : kMostEntries);
  const std::vector<std::uint32_t> cells = WordPairs::pack(levels);
  std::ofstream(argv[2], std::ios::binary).write(reinterpret_cast<const char*>(cells.data()), static_cast<std::streamsize>(cells.size() * sizeof cells[0]));
  std::cerr << tokens << " tokens, " << counter.size() << " pairs, " << levels.size() << " kept, " << cells.size() * sizeof cells[0] << " bytes\n";
  return 0;
} catch (const EnvironmentError& error) {
  std::cerr << error.what() << '\n';
  return 3;
}
