#include "dictionaries/dictionary_coder.h"

#include <fmt/format.h>

#include "dictionaries/clauses.h"
#include "knowledge/actor_codes.h"
#include "knowledge/cameo.h"
#include "records/records.h"
#include "records/tree.h"

namespace dateline::dictionaries {
namespace {

constexpr float kConfidence = 0.7F;  // the dictionaries give no measure of their own

}  // namespace

Actor DictionaryCoder::actor(const Document& doc, const CodedActor& coded) const {
  Actor a;
  a.id = coded.code;
  a.via = ActorVia::dictionary;
  a.span = doc.span_of(coded.first, coded.last);
  a.name = doc.words(a.span);
  const std::string_view code = coded.code;
  if (!knowledge_.country_by_iso3(code.substr(0, 3)).iso3.empty()) a.country = code.substr(0, 3);
  a.role = knowledge::role_of(code);
  return a;
}

std::vector<Record> DictionaryCoder::find(const Document& doc, std::string_view report_id) const {
  std::vector<Record> records;
  const DayNumber day = day_number(doc.date);
  for (std::uint32_t i = 0; i < doc.sentences.size(); ++i) {
    const SentenceView view(dictionaries_, grammar_, doc, doc.sentences[i], day);
    for (const Dyad& d : dyads_of(view)) {
      Event e;
      e.sentence = i;
      e.span = records::clause_span(doc, d.verb);
      e.confidence = kConfidence;
      e.rule = dictionaries_.where(d.line);
      e.type = knowledge::plover_type(d.code);
      e.cameo = d.code;
      e.goldstein = knowledge::goldstein(d.code);
      e.actors = {actor(doc, d.source)};
      e.recipients = {actor(doc, d.target)};
      e.trigger = doc.tokens[d.verb].span;
      e.trigger_lemma = doc.lemma(d.verb);
      records.emplace_back(std::move(e));
    }
  }
  records::give_ids(records, report_id);
  return records;
}

std::string DictionaryCoder::hash() const { return fmt::format("{:016x}", dictionaries_.hash); }

}  // namespace dateline::dictionaries
