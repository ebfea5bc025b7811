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
    const auto commands = program_->get_subcommands([&](const CLI::App* app) { return app->get_name() == command_; });
    if (commands.empty()) throw UsageError("there is no command " + command_);
    out.write(commands.front()->help(program_->get_name()));
  }
  out.finish();
  return 0;
}

}  // namespace dateline::cli
