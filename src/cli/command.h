// A command of the program: one class, one file pair, one manual page. The list of all is in commands.cpp.
#pragma once

#include <stdexcept>
#include <string>

#include <CLI/CLI.hpp>

namespace dateline::cli {

class Command {
 public:
  virtual ~Command() = default;
  virtual const char* name() const = 0;
  virtual const char* description() const = 0;
  /// Declares arguments and options on `app`. Touches no file: it runs for --help and completion too.
  virtual void setup(CLI::App& app) = 0;
  /// Does the work once the arguments are parsed, and returns the exit status: 0 all read, 1 some inputs failed. Throws UsageError for
  /// options that do not go together, EnvironmentError for what the machine does.
  virtual int run() = 0;
};

/// The command line is wrong in a way that only a command can see. main() shows it with a hint and ends with status 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace dateline::cli
