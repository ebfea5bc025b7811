// Learns word clusters from raw text, one paragraph a line on standard input:
//   xzcat ../shared/text/*.txt.xz | word_clusters [FINE] [COARSE] [MINIMUM] > models/en/data/clusters.tsv
// Writes "word<TAB>fine<TAB>coarse" a line, most frequent first. Progress goes to standard error.
#include <cstdlib>
#include <iostream>
#include <string>

#include "lang/features.h"
#include "lang/word_clusters.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace {

constexpr std::size_t kMostWords = 60000;

void add_paragraph(const std::string& line, const dateline::text::SentenceSplitter& splitter, dateline::lang::WordClusters& words) {
  std::vector<dateline::Span> sentences;
  std::vector<dateline::text::Piece> pieces;
  std::vector<std::string> sentence;
  splitter.split_sentences(line, {0, static_cast<std::uint32_t>(line.size())}, sentences);
  for (const dateline::Span span : sentences) {
    pieces.clear();
    sentence.clear();
    dateline::text::tokenize(line, span, pieces);
    for (const auto& piece : pieces) {
      std::string& word = sentence.emplace_back();
      dateline::lang::append_normalised(word, dateline::slice(line, piece.span), true);
      for (char& c : word) c = c >= '0' && c <= '9' ? '0' : c;
    }
    words.add_sentence(sentence);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto argument = [&](int i, int value) { return argc > i ? std::atoi(argv[i]) : value; };
  const auto say = [](std::string_view line) { std::cerr << line << '\n'; };
  const dateline::text::SentenceSplitter splitter;
  dateline::lang::WordClusters words;
  std::string line;
  while (std::getline(std::cin, line)) {
    if (!line.empty() && line.size() < 1000000) add_paragraph(line, splitter, words);
  }
  words.finish(static_cast<std::uint64_t>(argument(3, 15)), kMostWords);
  say(std::to_string(words.words().size()) + " words");
  const auto fine = words.cluster(static_cast<std::size_t>(argument(1, 512)), 12, say);
  const auto coarse = words.cluster(static_cast<std::size_t>(argument(2, 64)), 15, say);
  for (std::size_t i = 0; i < fine.size(); ++i) std::cout << words.words()[i] << '\t' << fine[i] << '\t' << coarse[i] << '\n';
  return 0;
}
