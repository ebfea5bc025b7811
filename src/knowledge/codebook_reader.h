// The codebook as it stands in a map. Behind Knowledge::codebook().
#pragma once

#include <vector>

#include "knowledge/codebook.h"
#include "knowledge/map.h"

namespace dateline::knowledge {

class MappedCodebook : public Codebook {
 public:
  /// Throws EnvironmentError (kKnowledgeUnreadable) when the rules do not end where their section does.
  explicit MappedCodebook(const Map& map);

  std::span<const Candidate> candidates(TriggerForm form, std::string_view lemma) const override;
  std::span<const Rule> rules() const override { return rules_; }

 private:
  void read_candidates();
  void index_heads();

  /// The candidates of one head lemma: [first, first + count).
  struct Head {
    std::string_view lemma;
    std::uint32_t form = 0, first = 0, count = 0;
  };

  const Map& map_;
  std::vector<Rule> rules_;
  std::vector<Candidate> candidates_;
  std::vector<Head> heads_;  // open-addressed; count 0 is free
};

}  // namespace dateline::knowledge
