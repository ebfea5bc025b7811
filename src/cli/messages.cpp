#include "cli/messages.h"

#include <cstdio>

#include "write/display.h"

namespace dateline::cli {

void complain(const Error& error) { say(error.message()); }

void say(std::string_view line) {
  // One call a line: lines of several threads do not mix. Names of files may hold what a terminal obeys.
  const std::string text = "dateline: " + write::printable(line) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace dateline::cli
