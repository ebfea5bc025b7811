#include "dateline/coder.h"

#include <optional>
#include <stdexcept>

#include "dictionaries/dictionary_coder.h"
#include "knowledge/knowledge.h"
#include "lang/analyser.h"
#include "lang/language_model.h"
#include "mentions/counts/count_finder.h"
#include "mentions/mentions.h"
#include "mentions/names/revision.h"
#include "mentions/phrases/phrase_finder.h"
#include "mentions/times/time_finder.h"
#include "records/records.h"
#include "report/layout.h"
#include "text/sentences.h"

namespace dateline {

/// What a coder holds: two mapped files, and the stages over them in the order in which a report passes through.
struct Coder::Parts {
  knowledge::Knowledge knowledge;
  lang::LanguageModel model;

  text::SentenceSplitter sentences{knowledge.abbreviations()};
  lang::Analyser analyser{model};
  mentions::PlaceFinder places{knowledge};
  mentions::TimeFinder times{knowledge};
  mentions::ActorFinder actors{knowledge};
  mentions::CountFinder counts{knowledge};
  mentions::ChainLinker chains{knowledge};
  mentions::NameRevision names{knowledge};
  mentions::PhraseFinder phrases{knowledge};
  records::RecordFinder records{knowledge};
  std::optional<dictionaries::DictionaryCoder> dictionaries{};  // takes the place of `records`
  std::vector<Error> dictionary_errors{};
  std::string codebook_hash = knowledge.hash();

  void load(const std::vector<std::filesystem::path>& paths);
};

void Coder::Parts::load(const std::vector<std::filesystem::path>& paths) {
  std::vector<dictionaries::Finding> findings;
  dictionaries.emplace(dictionaries::Dictionaries::load(paths, findings), knowledge);
  codebook_hash = dictionaries->hash();
  for (dictionaries::Finding& f : findings) {
    if (costs_a_line(f.kind))
      dictionary_errors.push_back(
          {ErrorCode::kKnowledgeInvalid, std::move(f.where), std::move(f.reason), std::move(f.mend)});
  }
}

Coder Coder::open(const std::filesystem::path& folder, const CodeOptions& options) {
  Coder coder(std::unique_ptr<Parts>(
      new Parts{knowledge::Knowledge::open(folder / "knowledge.bin"), lang::LanguageModel::open(folder / "en.model")}));
  if (!options.dictionaries.empty()) coder.parts_->load(options.dictionaries);
  return coder;
}

Document Coder::parse(const Report& report) const {
  Document doc = lay_out(report, parts_->sentences);
  parts_->analyser.analyse(doc);
  return doc;
}

Document Coder::annotate(const Report& report) const {
  Document doc = parse(report);
  parts_->times.find(doc);
  parts_->places.find(doc);
  parts_->actors.find(doc);
  parts_->counts.find(doc);
  parts_->chains.link(doc);
  doc.mentions.index(doc.tokens.size());
  parts_->names.revise(doc);
  return doc;
}

std::vector<Entity> Coder::mentions_in(const Document& doc) const { return parts_->phrases.find(doc); }

std::vector<NearMiss> Coder::near_misses(const Document& doc, std::uint32_t sentence) const {
  if (sentence >= doc.sentences.size()) throw std::out_of_range("no sentence " + std::to_string(sentence));
  return parts_->records.near_misses(doc, sentence);
}

Coding Coder::code(const Report& report) const {
  Coding coding;
  coding.report_id = report.id;
  coding.warnings = report.warnings;
  if (parts_->dictionaries) {
    coding.document = parse(report);
    parts_->times.find(coding.document);  // "killed today": a day is no object
    coding.document.mentions.index(coding.document.tokens.size());
    coding.records = parts_->dictionaries->find(coding.document, report.id);
    return coding;
  }
  coding.document = annotate(report);
  coding.records = parts_->records.find(coding.document, report.id);
  return coding;
}

Coder::Coder(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;
Coder::~Coder() = default;

const std::string& Coder::model_hash() const { return parts_->model.hash(); }
const std::string& Coder::knowledge_hash() const { return parts_->codebook_hash; }
const std::vector<Error>& Coder::dictionary_errors() const { return parts_->dictionary_errors; }

const char* version() { return "dateline " DATELINE_VERSION; }

}  // namespace dateline
