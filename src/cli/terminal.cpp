#include "cli/terminal.h"

#include <cstdlib>
#include <string>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace dateline::cli {
namespace {

constexpr int kDefaultWidth = 80;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

bool is_terminal(int file) { return ::isatty(file) == 1; }

int terminal_width(int file) {
  winsize size{};
  if (::ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const int columns = std::atoi(std::string(environment("COLUMNS")).c_str());
  return columns > 0 ? columns : kDefaultWidth;
}

bool use_colour(int file) {
  return is_terminal(file) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

}  // namespace dateline::cli
