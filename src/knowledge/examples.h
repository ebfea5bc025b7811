// The sentences that the rules of knowledge/<language>/events carry with them: what must match, and what must not. For the tests.
//
//   for (const SourcedExample& e : read_examples("knowledge"))
//     if (e.must) expect(code(e.sentence), has_record_of(e.rule, e.agent, e.recipient, e.place));
//
// They are read from the sources; knowledge.bin does not hold them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "knowledge/codebook.h"

namespace dateline::knowledge {

struct SourcedExample {
  std::string rule;                 // its id
  RuleKind kind = RuleKind::event;
  std::string file;
  std::size_t line = 0;
  bool must = true;                 // false: must not match
  std::string sentence;
  std::string agent, recipient, place;  // words that these must contain; empty: not checked. Control: holder, from, place; statements: agent speaks
};

/// All examples, by file and in their order. Files and rules that compile() would refuse are left out.
std::vector<SourcedExample> read_examples(const std::filesystem::path& knowledge_dir, std::string_view language = "en");

}  // namespace dateline::knowledge
