#include <algorithm>

#include "mentions/actors/draft.h"
#include "mentions/mentions.h"

namespace dateline::mentions {

struct ActorFinder::Tables {
  explicit Tables(const knowledge::Knowledge& knowledge) : vocabulary(knowledge) {}
  Vocabulary vocabulary;
};

ActorFinder::ActorFinder(const knowledge::Knowledge& knowledge) : tables_(std::make_unique<const Tables>(knowledge)) {}
ActorFinder::~ActorFinder() = default;

void ActorFinder::find(Document& doc) const {
  doc.mentions.actors.clear();
  if (doc.tokens.empty()) return;
  Draft draft(tables_->vocabulary, doc);
  write_persons(draft);
  write_names(draft);
  write_nominals(draft);
  write_unknown(draft);
  write_pronouns(draft);
  place_in_countries(draft);
  std::stable_sort(draft.actors.begin(), draft.actors.end(), [](const ActorMention& a, const ActorMention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  doc.mentions.actors = std::move(draft.actors);
}

}  // namespace dateline::mentions
