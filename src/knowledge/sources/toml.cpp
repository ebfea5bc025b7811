#include "knowledge/sources/toml.h"

#include <algorithm>
#include <stdexcept>

#include "knowledge/sources/files.h"

namespace dateline::knowledge {
namespace {

/// Past the string that begins at `at` with `quote`, one or three of it; the size of `text` when it does not end.
std::size_t after_string(std::string_view text, std::size_t at, char quote) {
  const std::string three(3, quote);
  const bool multi_line = text.substr(at, 3) == three;
  std::size_t i = at + (multi_line ? 3 : 1);
  for (; i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') ++i;
    else if (!multi_line && text[i] == '\n') return i;
    else if (text[i] == quote && (!multi_line || text.substr(i, 3) == three)) return i + (multi_line ? 3 : 1);
  }
  return text.size();
}

/// The line of the first character beyond ASCII that is neither in a string nor in a comment, or 0. TOML forbids it, and toml++ 3.3
/// runs into undefined behaviour there (is_non_ascii_horizontal_whitespace).
std::size_t line_of_bare_unicode(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '"' || text[i] == '\'') i = after_string(text, i, text[i]);
    else if (text[i] == '#') i = std::min(text.find('\n', i), text.size());
    else if (static_cast<unsigned char>(text[i]) >= 0x80) return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, i), '\n'));
    else ++i;
  }
  return 0;
}

}  // namespace

std::optional<toml::table> parse_toml(const std::filesystem::path& file, Problems& problems) {
  const auto text = read_source(file, problems);
  if (!text) return std::nullopt;
  if (const std::size_t line = line_of_bare_unicode(*text); line > 0) {
    problems.add({file.generic_string(), line}, "has letters beyond ASCII outside of quotes", "write \"zwölf\" = 12, not zwölf = 12");
    return std::nullopt;
  }
  try {
    return toml::parse(*text, file.generic_string());
  } catch (const std::logic_error&) {  // toml_assertion_failed
    problems.add({file.generic_string(), 0}, "is not TOML", "see https://toml.io");
    return std::nullopt;
  } catch (const toml::parse_error& error) {
    problems.add({file.generic_string(), error.source().begin.line}, "is not TOML: " + std::string(error.description()), "see https://toml.io");
    return std::nullopt;
  }
}

void toml_assertion_failed(const char* condition) { throw std::logic_error(condition); }

std::vector<const toml::key*> keys_in_order(const toml::table& table) {
  std::vector<const toml::key*> keys;
  for (const auto& [key, value] : table) keys.push_back(&key);
  std::ranges::stable_sort(keys, {}, [](const toml::key* k) { return std::pair(k->source().begin.line, k->source().begin.column); });
  return keys;
}

std::string_view type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::string: return "a string";
    case toml::node_type::integer: return "a whole number";
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "true or false";
    default: return "a date";
  }
}

std::string normalized(std::string_view phrase) {
  std::string out;
  for (const char c : phrase) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace dateline::knowledge
