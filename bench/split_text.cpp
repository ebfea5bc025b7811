// Reads text from standard input and writes its tokens as tokenization.py reads them: one a line, "form TAB
// flags" with flags S (space after) and J (joined), and an empty line after each sentence.
//   split_text [knowledge/en/words/abbreviations.txt] < text
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "text/paragraphs.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/utf8.h"

int main(int argc, char** argv) {
  using namespace dateline;
  std::vector<std::string> words;
  if (argc > 1) {
    std::ifstream file(argv[1]);
    for (std::string line; std::getline(file, line);)
      if (!line.empty() && line.front() != '#') words.push_back(line);
  }
  const text::SentenceSplitter splitter(words);
  const std::string input{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  const std::string text = text::repair_utf8(input).text;
  std::vector<Span> paragraphs, sentences;
  std::vector<text::Piece> pieces;
  text::split_paragraphs(text, paragraphs);
  for (const Span paragraph : paragraphs) {
    sentences.clear();
    splitter.split_sentences(text, paragraph, sentences);
    for (const Span sentence : sentences) {
      pieces.clear();
      text::tokenize(text, sentence, pieces, &splitter.abbreviations());
      for (const text::Piece& piece : pieces)
        std::cout << slice(text, piece.span) << '\t' << (piece.space_after ? "S" : "") << (piece.joined ? "J" : "") << '\n';
      std::cout << '\n';
    }
  }
}
