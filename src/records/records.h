// The last stage of coding: from a Document with trees and mentions to records.
//
//   RecordFinder finder(knowledge);
//   std::vector<Record> records = finder.find(doc, "report-id");
//
// Works over the whole report: rules trigger events and control claims, speech and markers give sources, the tree gives status,
// circumstances give place, time and counts. Linear in the report's length but for the attributions, which are looked up a paragraph
// at a time. Immutable after construction; thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "dateline/record.h"
#include "knowledge/knowledge.h"
#include "records/events/matcher.h"
#include "records/lexicon.h"

namespace dateline::records {

/// Sets each record's id from its report, span, kind and type. A second record of the same gets an id of its own.
void give_ids(std::vector<Record>& records, std::string_view report_id);

class RecordFinder {
 public:
  explicit RecordFinder(const knowledge::Knowledge& knowledge);
  std::vector<Record> find(const Document& doc, std::string_view report_id) const;
  /// The rules that sentence `sentence` nearly triggered, and why they did not fire.
  std::vector<NearMiss> near_misses(const Document& doc, std::uint32_t sentence) const;

 private:
  const knowledge::Knowledge* knowledge_;
  Lexicon lexicon_;
  Matcher matcher_;
};

}  // namespace dateline::records
