// The program: parses the command line, runs one command, and turns what is thrown into a line and an exit status.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <new>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/usage_hint.h"
#include "dateline/coder.h"

namespace {

using namespace dateline;
using cli::Command;

constexpr int kHelpColumn = 30;

int usage_error(const CLI::App& app, const std::string& reason) {
  cli::say(reason + "; " + cli::command_path(app) + " --help shows what there is");
  return info(ErrorCode::kUsage).exit_status;
}

/// The command that the arguments reached, however far they were right.
const CLI::App& deepest(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : deepest(*chosen.front());
}

void declare(CLI::App& program, const std::vector<std::unique_ptr<Command>>& commands) {
  program.name("dateline");
  program.set_version_flag("--version", std::string(version()), "Show the version of the program");
  program.get_formatter()->column_width(kHelpColumn);
  program.get_formatter()->label("SUBCOMMAND", "COMMAND");
  program.require_subcommand(0, 1);
  program.footer(
      "Exit status: 0 all read, 1 some inputs failed, 2 wrong usage, 3 nothing could be written.\nManual: man "
      "dateline, docs/records.md");
  for (const auto& command : commands) {
    CLI::App* app = program.add_subcommand(command->name(), command->description())->group("Commands");
    app->get_formatter()->column_width(kHelpColumn);
    command->setup(*app);
  }
}

int run(int argc, char** argv) {
  const auto commands = cli::all_commands();
  CLI::App program(
      "Dateline reads news reports of political conflict and writes down who did what to whom, where, when, according "
      "to whom.");
  declare(program, commands);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    const bool version_only = asked.get_name() == "CallForVersion";
    cli::Output out("");
    out.write(version_only ? std::string(version()) + "\n" : program.help());
    out.finish();
    return 0;
  } catch (const CLI::ParseError& error) {
    return usage_error(deepest(program), cli::reason_of(error, program, deepest(program)));
  }
  for (const auto& command : commands) {
    if (!program.got_subcommand(command->name())) continue;
    try {
      return command->run();
    } catch (const cli::UsageError& error) { return usage_error(deepest(program), error.what()); }
  }
  std::fputs(program.help().c_str(), stderr);
  return info(ErrorCode::kUsage).exit_status;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a pipe that nobody reads is an error of write(), see BrokenPipe
  try {
    return run(argc, argv);
  } catch (const cli::BrokenPipe&) { return 0; } catch (const EnvironmentError& error) {
    cli::complain(error.error());
    return info(error.error().code).exit_status;
  } catch (const std::bad_alloc&) {
    cli::say("there is not enough memory; give fewer threads with --jobs, or smaller reports");
    return info(ErrorCode::kFileUnwritable).exit_status;
  } catch (const std::exception& error) {
    cli::say(std::string("this should not happen: ") + error.what());
    return info(ErrorCode::kFileUnwritable).exit_status;
  }
}
