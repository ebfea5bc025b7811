#include "cli/commands.h"

#include "cli/command_actors.h"
#include "cli/command_annotate.h"
#include "cli/command_code.h"
#include "cli/command_completion.h"
#include "cli/command_explain.h"
#include "cli/command_help.h"
#include "cli/command_knowledge.h"
#include "cli/command_lint.h"
#include "cli/command_parse.h"
#include "cli/command_read.h"
#include "cli/command_train.h"
#include "cli/command_version.h"

namespace dateline::cli {

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> list;
  list.push_back(std::make_unique<CommandCode>());
  list.push_back(std::make_unique<CommandAnnotate>());
  list.push_back(std::make_unique<CommandActors>());
  list.push_back(std::make_unique<CommandParse>());
  list.push_back(std::make_unique<CommandRead>());
  list.push_back(std::make_unique<CommandExplain>());
  list.push_back(std::make_unique<CommandKnowledge>());
  list.push_back(std::make_unique<CommandLint>());
  list.push_back(std::make_unique<CommandTrain>());
  list.push_back(std::make_unique<CommandCompletion>());
  list.push_back(std::make_unique<CommandVersion>());
  list.push_back(std::make_unique<CommandHelp>());
  return list;
}

}  // namespace dateline::cli
