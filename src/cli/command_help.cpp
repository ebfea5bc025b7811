#include "cli/command_help.h"

#include "cli/output.h"

namespace dateline::cli {

void CommandHelp::setup(CLI::App& app) {
  program_ = app.get_parent();
  app.add_option("COMMAND", command_, "The command to explain")->type_name("");
}

int CommandHelp::run() {
  Output out("");
  if (command_.empty()) {
    out.write(program_->help());
  } else {
    const CLI::App* command = program_->get_subcommand_no_throw(command_);
    if (!command) throw UsageError("there is no command " + command_);
    out.write(command->help());
  }
  out.finish();
  return 0;
}

}  // namespace dateline::cli
