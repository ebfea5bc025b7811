#include "report/layout.h"

#include "text/paragraphs.h"
#include "text/tokens.h"

namespace dateline {
namespace {

void add_sentence(Document& doc, Span span, std::uint32_t paragraph, const text::SentenceSplitter& splitter, std::vector<text::Piece>& pieces) {
  pieces.clear();
  text::tokenize(doc.text, span, pieces, &splitter.abbreviations());
  if (pieces.empty()) return;
  Sentence s;
  s.first = static_cast<TokenIndex>(doc.tokens.size());
  for (const text::Piece& p : pieces) {
    Token t;
    t.span = p.span;
    t.space_after = p.space_after;
    t.joined = p.joined;
    doc.tokens.push_back(t);
  }
  s.last = static_cast<TokenIndex>(doc.tokens.size());
  s.span = {pieces.front().span.begin, pieces.back().span.end};
  s.paragraph = paragraph;
  s.in_title = s.span.begin < doc.body_begin;
  doc.sentences.push_back(s);
}

}  // namespace

Document lay_out(const Report& report, const text::SentenceSplitter& splitter) {
  Document doc;
  doc.date = report.date;
  doc.source = report.source;
  if (!report.title.empty()) {
    doc.text = report.title;
    doc.text += "\n\n";
    doc.body_begin = static_cast<std::uint32_t>(doc.text.size());
  }
  doc.text += report.text;

  std::vector<Span> sentences;
  std::vector<text::Piece> pieces;
  text::split_paragraphs(doc.text, doc.paragraphs);
  for (std::uint32_t p = 0; p < doc.paragraphs.size(); ++p) {
    sentences.clear();
    splitter.split_sentences(doc.text, doc.paragraphs[p], sentences);
    for (Span s : sentences) add_sentence(doc, s, p, splitter, pieces);
  }
  return doc;
}

}  // namespace dateline
