// Codes a report with dictionaries in place of the codebook: the room's door.
//
//   const DictionaryCoder coder(Dictionaries::load({"phoenix/"}, findings), knowledge);
//   std::vector<Record> records = coder.find(doc, "report-id");   // events only
//
// Needs a Document with trees. Linear in the report's length. Immutable after construction; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/record.h"
#include "dictionaries/dictionaries.h"
#include "dictionaries/grammar.h"
#include "knowledge/knowledge.h"

namespace dateline::dictionaries {

class DictionaryCoder {
 public:
  /// Keeps a reference to `knowledge`, which must outlive it.
  DictionaryCoder(Dictionaries dictionaries, const knowledge::Knowledge& knowledge)
      : dictionaries_(std::move(dictionaries)), knowledge_(knowledge), grammar_(knowledge) {}

  std::vector<Record> find(const Document& doc, std::string_view report_id) const;
  /// 16 hex digits over the dictionaries' bytes.
  std::string hash() const;
  const Dictionaries& dictionaries() const { return dictionaries_; }

 private:
  Actor actor(const Document& doc, const struct CodedActor& coded) const;

  Dictionaries dictionaries_;
  const knowledge::Knowledge& knowledge_;
  Grammar grammar_;
};

}  // namespace dateline::dictionaries
