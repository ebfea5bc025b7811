#include "cli/usage_hint.h"

#include <algorithm>
#include <numeric>

namespace dateline::cli {
namespace {

/// Letters to add, take away or change to make one word of the other.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::string nearest(const std::string& word, const std::vector<std::string>& known) {
  const std::size_t most = 1 + word.size() / 3;
  std::size_t best = most + 1;
  std::string found;
  for (const std::string& k : known) {
    const std::size_t d = distance(word, k);
    if (d < best) {
      best = d;
      found = k;
    }
  }
  return found;
}

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

}  // namespace

std::string command_path(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent ? command_path(*parent) + " " + app.get_name() : app.get_name();
}

std::string reason_of(const CLI::ParseError& error, const CLI::App& program, const CLI::App& app) {
  const std::vector<std::string> extra = program.remaining(true);
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError) && !extra.empty()) {
    const std::string word = extra.front().substr(0, extra.front().find('='));
    const bool option = word.starts_with('-');
    const std::vector<std::string> commands = commands_of(app);
    const std::string hint = nearest(word, option ? options_of(app) : commands);
    const char* what = option             ? "there is no option "
                       : commands.empty() ? "there is one argument too many: "
                                          : "there is no command ";
    return what + word + (hint.empty() ? "" : "; did you mean " + hint + "?");
  }
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError) && !commands_of(app).empty() &&
      app.get_subcommands().empty()) {
    return command_path(app) + " needs a command";
  }
  std::string text = error.what();
  while (!text.empty() && (text.back() == '\n' || text.back() == '.')) text.pop_back();
  return text;
}

}  // namespace dateline::cli
