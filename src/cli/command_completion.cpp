#include "cli/command_completion.h"

#include "cli/completions.h"
#include "cli/output.h"

namespace dateline::cli {

void CommandCompletion::setup(CLI::App& app) {
  app.add_option("SHELL", shell_, "bash, zsh or fish")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""));
}

int CommandCompletion::run() {
  Output out("");
  out.write(shell_ == "bash" ? kBashCompletion : shell_ == "zsh" ? kZshCompletion : kFishCompletion);
  out.finish();
  return 0;
}

}  // namespace dateline::cli
