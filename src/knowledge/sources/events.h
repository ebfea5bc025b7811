// Reads the rules of knowledge/<language>/events/*.toml. Format: the README there.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "knowledge/codebook.h"
#include "knowledge/examples.h"
#include "knowledge/sources/problems.h"
#include "knowledge/sources/words.h"

namespace dateline::knowledge {

struct SlotSource {
  Slot::Kind kind = Slot::Kind::subj;
  std::string preposition;
};

struct ItemSource {
  Item::Kind kind = Item::Kind::lemma;
  std::string text;  // the lemma, or the name of the class
};

struct ConditionSource {
  SlotSource slot;
  std::vector<ItemSource> any_of;
};

/// A rule as compiled: the defaults are filled in.
struct RuleSource {
  RuleKind kind = RuleKind::event;
  std::string id;
  EventType type = EventType::ASSAULT;
  ControlState state = ControlState::holds;
  std::string mode, cameo;
  double goldstein = 0;
  std::vector<std::string> context;
  std::vector<ConditionSource> when, unless;
  std::vector<SlotSource> agent, recipient, place;
  bool of_is_subject = false, reciprocal = false, silent = false;
  std::optional<Status> status, content;
  std::vector<std::string> triggers[3];  // by TriggerForm
  std::vector<SourcedExample> examples;
  Where where;
};

/// The rules of all files, in the order of files and lines. What is wrong goes to `problems`, and the rule is left out. Classes must
/// be in `words`, and slots that are no slot's name in its class "preposition" if it has one; nullptr: any will do.
std::vector<RuleSource> read_events(const std::filesystem::path& language, const WordSources* words, Problems& problems);

/// The names of the items that the engine knows ("actor", "none" …): no word class may have one of them.
bool is_engine_item(std::string_view name);

}  // namespace dateline::knowledge
