// Records and layers as JSON objects, one a line: the contract of docs/records.md.
//
//   Lines lines(report, coding, {version(), coder.model_hash(), coder.knowledge_hash()});
//   for (std::size_t i = 0; i < coding.records.size(); ++i) out << lines.record(i) << '\n';
//   out << lines.summary() << '\n';
//
// Offsets count code points from the start of the report's text; what stands in the title carries "in": "title" and counts from the
// title's start. The same coding gives the same bytes. Not thread-safe; makes no reference outlive its arguments.
#pragma once

#include <string>

#include "dateline/offset_map.h"
#include "dateline/record.h"
#include "dateline/report.h"

namespace dateline::write {

/// What made the records: goes into the report record.
struct Maker {
  std::string coder;     // "dateline 0.1.0"
  std::string model;     // hash of the model
  std::string codebook;  // hash of the knowledge
};

class Lines {
 public:
  Lines(const Report& report, const Coding& coding, const Maker& maker);

  /// The i-th record of the coding.
  std::string record(std::size_t i) const;
  /// The `report` record, written last.
  std::string summary() const;
  /// The layer under the records, as `dateline annotate` writes it.
  std::string annotation() const;

 private:
  friend class ObjectWriter;
  const Report& report_;
  const Coding& coding_;
  const Maker& maker_;
  OffsetMap offsets_;
  std::uint32_t body_code_points_ = 0;
};

}  // namespace dateline::write
