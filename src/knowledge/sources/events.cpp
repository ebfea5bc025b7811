#include "knowledge/sources/events.h"

#include <map>

#include "knowledge/sources/files.h"
#include "knowledge/sources/rule_reader.h"

namespace dateline::knowledge {
namespace {

void read_file(const std::filesystem::path& file, const Codes& codes, const WordSources* words, Problems& problems, std::vector<RuleSource>& out) {
  const auto root = parse_toml(file, problems);
  if (!root) return;
  constexpr std::array<std::string_view, 3> kinds{"event", "control", "statement"};
  for (const toml::key* key : keys_in_order(*root)) {
    const auto kind = static_cast<std::size_t>(std::ranges::find(kinds, key->str()) - kinds.begin());
    const toml::array* rules = root->get(key->str())->as_array();
    if (kind == kinds.size() || !rules || !rules->is_array_of_tables()) {
      problems.add(where(file, *key), "unknown key " + in_quotes(key->str()), "a file of rules holds [[event]], [[control]] and [[statement]]");
      continue;
    }
    for (const toml::node& rule : *rules)
      if (auto read = RuleReader(file, static_cast<RuleKind>(kind), codes, words, problems).read(*rule.as_table())) out.push_back(std::move(*read));
  }
}

}  // namespace

std::vector<RuleSource> read_events(const std::filesystem::path& language, const WordSources* words, Problems& problems) {
  const auto folder = language / "events";
  const Codes codes = read_codes(folder, problems);
  std::vector<RuleSource> read, rules;
  for (const auto& file : files_in(folder, ".toml"))
    if (file.filename() != "plover.toml") read_file(file, codes, words, problems, read);
  std::map<std::string, std::string> ids;  // → where it stands
  for (RuleSource& rule : read) {
    const auto [at, is_new] = ids.emplace(rule.id, rule.where.text());
    if (is_new) rules.push_back(std::move(rule));
    else problems.add(rule.where, "the id " + in_quotes(rule.id) + " is taken by " + at->second, "ids are unique in the whole codebook");
  }
  return rules;
}

std::vector<SourcedExample> read_examples(const std::filesystem::path& knowledge_dir, std::string_view language) {
  Problems ignored;
  std::vector<SourcedExample> out;
  for (RuleSource& rule : read_events(knowledge_dir / language, nullptr, ignored))
    for (SourcedExample& example : rule.examples) out.push_back(std::move(example));
  return out;
}

}  // namespace dateline::knowledge
