// Quotations and who speaks them: what "we" and "I" inside them stand for.
#include "knowledge/codebook.h"
#include "mentions/chains/discourse.h"

namespace dateline::mentions {

namespace {

constexpr TokenIndex kLongestQuotation = 400;  // tokens; longer ones are a lost mark

bool opens(std::string_view f) { return f == "“" || f == "«" || f == "``" || f == "„"; }
bool closes(std::string_view f) { return f == "”" || f == "»" || f == "''"; }

bool is_speech(const Document& doc, const knowledge::Knowledge& knowledge, TokenIndex verb) {
  if (doc.tokens[verb].upos != Upos::VERB) return false;
  for (const knowledge::Candidate& c : knowledge.codebook().candidates(knowledge::TriggerForm::verb, doc.lemma(verb)))
    if (c.rule->kind == knowledge::RuleKind::statement) return true;
  return false;
}

}  // namespace

std::vector<std::int32_t> quotations(const Document& doc) {
  std::vector<std::int32_t> at(doc.tokens.size(), -1);
  std::int32_t count = 0;
  TokenIndex open = kNoToken;
  std::uint32_t paragraph = 0, s = 0;
  for (TokenIndex t = 0; t < doc.tokens.size(); ++t) {
    while (s + 1 < doc.sentences.size() && doc.sentences[s].last <= t) ++s;
    if (doc.sentences[s].paragraph != paragraph) paragraph = doc.sentences[s].paragraph, open = kNoToken;
    const std::string_view form = doc.form(t);
    const bool plain = form == "\"";
    if (open == kNoToken ? (plain || opens(form)) : false) { open = t; continue; }
    if (open != kNoToken && (plain || closes(form))) {
      if (t - open <= kLongestQuotation)
        for (TokenIndex i = open; i <= t; ++i) at[i] = count;
      ++count;
      open = kNoToken;
    }
  }
  return at;
}

std::vector<std::int32_t> speakers(const Document& doc, const knowledge::Knowledge& knowledge, const std::vector<std::int32_t>& quotation_at,
                                   const std::vector<std::int32_t>& headed_by) {
  std::vector<std::int32_t> of;
  const auto subject_of = [&](TokenIndex verb) -> std::int32_t {
    for (const TokenIndex c : doc.children(verb))
      if (base(doc.tokens[c].deprel) == Deprel::nsubj && headed_by[c] >= 0 && quotation_at[c] < 0) return headed_by[c];
    return -1;
  };
  std::int32_t last_speaker = -1;
  std::uint32_t paragraph = 0;
  for (const Sentence& s : doc.sentences) {
    if (s.paragraph > paragraph + 1) last_speaker = -1;  // nobody speaks on over other paragraphs
    // The verbs of speech of the sentence outside of quotations, the nearest to a quotation's edge first.
    std::int32_t speaker = -1;
    for (TokenIndex t = s.first; t < s.last && speaker < 0; ++t)
      if (quotation_at[t] < 0 && is_speech(doc, knowledge, t)) speaker = subject_of(t);
    for (TokenIndex t = s.first; t < s.last; ++t) {
      const std::int32_t q = quotation_at[t];
      if (q < 0) continue;
      if (of.size() <= static_cast<std::size_t>(q)) of.resize(q + 1, -1);
      if (speaker >= 0) of[q] = speaker;
      else if (of[q] < 0) of[q] = last_speaker;
    }
    if (speaker >= 0) last_speaker = speaker, paragraph = s.paragraph;
  }
  return of;
}

}  // namespace dateline::mentions
