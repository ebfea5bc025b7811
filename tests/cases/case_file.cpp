#include "case_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "dateline/record.h"

namespace dateline::cases {
namespace {

constexpr std::array<std::string_view, 17> kFields{"actor",  "recipient", "holder", "from",   "speaker", "addressee",
                                                   "source", "place",     "time",   "status", "mode",    "cameo",
                                                   "count",  "part",      "quote",  "in",     "trigger"};

/// Words divided by blanks; a double quote anywhere in a word keeps blanks until the next.
std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c != ' ' || quoted)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Empty when right, else what is wrong.
std::string read_row(const std::string& line, Row& row) {
  std::vector<std::string> words = split(line);
  std::size_t at = 0;
  if (words[0] == "!") {
    row.wants = Row::Wants::none;
    ++at;
  } else if (words[0] == "=") {
    if (words.size() < 2 || words[1].empty() || words[1].find_first_not_of("0123456789") != std::string::npos)
      return "a number must follow =";
    row.wants = Row::Wants::number;
    row.number = std::stoul(words[1]);
    at = 2;
  }
  if (at == words.size()) return "a row needs a kind";
  row.kind = words[at++];
  if (row.kind != "event" && row.kind != "control" && row.kind != "statement") return "there is no kind " + row.kind;
  if (at < words.size() && words[at].find('=') == std::string::npos) {
    row.type = words[at++];
    if (row.kind == "event" ? !event_type_from(row.type) : row.kind == "control" ? !control_state_from(row.type) : true)
      return "there is no " + row.kind + " " + row.type;
  }
  for (; at < words.size(); ++at) {
    const std::size_t equals = words[at].find('=');
    const std::string field = words[at].substr(0, equals);
    if (equals == std::string::npos) return "not a field: " + words[at];
    if (std::find(kFields.begin(), kFields.end(), field) == kFields.end()) return "there is no field " + field;
    row.fields.emplace_back(field, words[at].substr(equals + 1));
  }
  return {};
}

bool take_header(const std::string& line, Report& report) {
  for (const auto& [key, field] :
       {std::pair{"date: ", &Report::date}, {"title: ", &Report::title}, {"source: ", &Report::source}}) {
    if (!line.starts_with(key)) continue;
    report.*field = line.substr(std::string_view(key).size());
    return true;
  }
  return false;
}

}  // namespace

Expected<std::vector<Case>> read_cases(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Unexpected(Error{ErrorCode::kFileNotFound, path, "cannot be read", {}});
  std::vector<Case> cases;
  enum class Part { before, head, text, rows } part = Part::before;
  std::size_t number = 0;
  const auto wrong = [&](std::string reason) {
    return Unexpected(Error{ErrorCode::kInputMalformed, path + ":" + std::to_string(number), std::move(reason), {}});
  };
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("=== ")) {
      if (!cases.empty() && cases.back().rows.empty()) return wrong("the case before this one has no rows");
      cases.emplace_back();
      cases.back().name = line.substr(4);
      cases.back().report.id = "case";
      part = Part::head;
      continue;
    }
    if (part != Part::text && line.starts_with('#')) continue;
    if (part == Part::before) {
      if (!line.empty()) return wrong("a case begins with === and its name");
      continue;
    }
    Case& c = cases.back();
    if (part == Part::head && take_header(line, c.report)) continue;
    if (line == "---") {
      if (part == Part::rows) return wrong("--- stands twice in this case");
      while (!c.report.text.empty() && c.report.text.back() == '\n') c.report.text.pop_back();
      if (c.report.text.empty()) return wrong("the case has no text");
      part = Part::rows;
    } else if (part == Part::rows) {
      if (line.find_first_not_of(' ') == std::string::npos) continue;
      Row row;
      row.line = number;
      row.text = line;
      const std::string reason = read_row(line, row);
      if (!reason.empty()) return wrong(reason);
      c.rows.push_back(std::move(row));
    } else {
      part = Part::text;
      c.report.text += line + "\n";
    }
  }
  if (cases.empty() || cases.back().rows.empty()) return wrong("the last case has no rows");
  return cases;
}

}  // namespace dateline::cases
