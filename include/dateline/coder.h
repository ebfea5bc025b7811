// Reports in, records out.
//
//   dateline::Coder coder = dateline::Coder::open("share/dateline");   // maps model and knowledge, once
//   dateline::Coding c = coder.code(report);
//   for (const dateline::Record& r : c.records) …
//
// A Coder is immutable and thread-safe: share one between threads. It reads no clock, no environment
// and no database; the same report with the same files gives the same bytes. code() never throws on
// what a report holds; what had to be repaired or skipped is in Coding::warnings.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "dateline/record.h"
#include "dateline/report.h"

namespace dateline {

/// How a Coder codes, beyond what its data folder says.
struct CodeOptions {
  /// Files and folders with dictionaries of PETRARCH or TABARI (docs/dictionaries.md). Where there are any, code() gives the events that
  /// these dictionaries code, in place of the codebook's records.
  std::vector<std::filesystem::path> dictionaries;
};

class Coder {
 public:
  /// Opens `en.model` and `knowledge.bin` in `folder`. Throws EnvironmentError when one is missing,
  /// damaged, foreign or of another version, and when a path of `options` cannot be read.
  static Coder open(const std::filesystem::path& folder, const CodeOptions& options = {});

  Coder(Coder&&) noexcept;
  Coder& operator=(Coder&&) noexcept;
  ~Coder();

  /// All stages. Takes time linear in the length of the text.
  Coding code(const Report& report) const;
  /// The stages up to the mentions, without records: what `dateline annotate` shows.
  Document annotate(const Report& report) const;
  /// Every mention of a person, a body of people or a place in a document from annotate(): names, nouns and pronouns, each as wide as its noun
  /// phrase, labelled PER, ORG or LOC: what `dateline annotate --mentions` shows. In order of the text; none holds another.
  std::vector<Entity> mentions_in(const Document& annotated) const;
  /// The rules that a sentence of a coded or annotated document nearly triggered, and why they did not fire: what `dateline explain` shows.
  /// Throws std::out_of_range when the document has no such sentence.
  std::vector<NearMiss> near_misses(const Document& doc, std::uint32_t sentence) const;
  /// The stages up to the trees: what `dateline parse` shows.
  Document parse(const Report& report) const;

  const std::string& model_hash() const;
  /// Of the knowledge; of the dictionaries where they take the codebook's place.
  const std::string& knowledge_hash() const;
  /// The lines of dictionaries that were left out because they break their format.
  const std::vector<Error>& dictionary_errors() const;

 private:
  struct Parts;
  explicit Coder(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// "dateline 0.1.0"
const char* version();

}  // namespace dateline
