#include "records/statements/statements.h"

#include <algorithm>

#include "records/tree.h"

namespace dateline::records {
namespace {

/// Tokens dominated by `root`, those under `cue` left out: what is said, as one span.
Span content_span(const Document& doc, TokenIndex root, TokenIndex cue) {
  const auto [first, last] = doc.subtree(root);
  Span span;
  for (TokenIndex t = first; t < last; ++t) {
    if (!dominates(doc, root, t)) continue;
    if (dominates(doc, root, cue) && dominates(doc, cue, t)) continue;
    if (doc.tokens[t].deprel == Deprel::punct) continue;
    span = cover(span, doc.tokens[t].span);
  }
  return span;
}

std::optional<TimeExpr> time_of_saying(const Index& index, const Attribution& a) {
  const Document& doc = index.doc;
  for (TokenIndex c : doc.children(a.cue)) {
    const std::int32_t i = doc.mentions.time_headed_by[c];
    if (i >= 0 && doc.mentions.times[static_cast<std::size_t>(i)].resolved()) return doc.mentions.times[static_cast<std::size_t>(i)].time;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Statement> build_statements(const Index& index, const std::vector<Attribution>& attributions) {
  const Document& doc = index.doc;
  std::vector<Statement> statements;
  for (const Attribution& a : attributions) {
    if (a.is_event || a.only_source || !a.speaker) continue;
    Statement s;
    s.speaker = *a.speaker;
    s.verb = a.verb;
    s.addressee = a.addressee;
    s.rule = a.rule.empty() ? std::string_view(a.verb) : a.rule;
    if (!a.quotes.empty()) {
      s.quoted = true;
      for (const Quotation& q : a.quotes) s.quote = cover(s.quote, doc.span_of(q.first, q.last));
    } else {
      for (TokenIndex root : a.content) s.quote = cover(s.quote, content_span(doc, root, a.cue));
    }
    s.sentence = doc.sentence_of(a.cue);
    s.span = cover(cover(doc.tokens[a.cue].span, s.quote), s.speaker.span.empty() ? Span{} : doc.tokens[a.cue].span);
    const Span sentence = doc.sentences[s.sentence].span;
    if (sentence.overlaps(s.speaker.span)) s.span = cover(s.span, s.speaker.span);
    s.time = time_of_saying(index, a);
    if (!a.via.empty()) {
      Source via;
      via.name = a.via;
      via.verb = a.verb;
      s.via = via;
    }
    s.confidence = a.quotes.empty() ? 0.8F : 0.9F;
    statements.push_back(std::move(s));
  }
  return statements;
}

}  // namespace dateline::records
