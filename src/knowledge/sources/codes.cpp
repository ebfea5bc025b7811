#include "knowledge/sources/codes.h"

#include <charconv>

#include "knowledge/sources/toml.h"
#include "knowledge/sources/tsv.h"

namespace dateline::knowledge {
namespace {

void read_type(const std::filesystem::path& file, const toml::key& key, const toml::node& node, Codes& codes, Problems& problems) {
  const auto type = event_type_from(key.str());
  const auto* table = node.as_table();
  if (!type || !table) return problems.add(where(file, key), in_quotes(key.str()) + " is not one of PLOVER's types");
  Codes::Type entry;
  for (const auto& [name, value] : *table) {
    if (name.str() == "score" && value.is_number()) {
      entry.score = *value.value<double>();
    } else if (name.str() == "modes" && value.is_table()) {
      for (const auto& [mode, score] : *value.as_table()) entry.modes[std::string(mode.str())] = score.value_or(0.0);
    } else if (!(name.str() == "quad" && value.is_integer()) && !(name.str() == "needs_recipient" && value.is_boolean())) {
      problems.add(where(file, name), "unknown key " + in_quotes(name.str()), "a type has quad, score, modes and needs_recipient");
    }
  }
  if (const auto* quad = (*table)["quad"].as_integer(); !quad || quad->get() != quad_class(*type))
    problems.add(where(file, key), "the quad class of " + std::string(key.str()) + " is " + std::to_string(quad_class(*type)));
  codes.types[*type] = std::move(entry);
}

void read_plover(const std::filesystem::path& file, Codes& codes, Problems& problems) {
  const auto root = parse_toml(file, problems);
  if (!root) return;
  for (const auto& [key, value] : *root) {
    if (key.str() == "contexts" && value.is_array()) {
      for (const auto& context : *value.as_array()) codes.contexts.insert(context.value_or(std::string()));
    } else if (key.str() == "types" && value.is_table()) {
      for (const auto& [name, type] : *value.as_table()) read_type(file, name, type, codes, problems);
    } else {
      problems.add(where(file, key), "unknown key " + in_quotes(key.str()), "this file has contexts and [types.NAME]");
    }
  }
}

void read_cameo(const std::filesystem::path& file, Codes& codes, Problems& problems) {
  const auto tsv = Tsv::read(file, {"code", "label", "goldstein", "quad_class", "plover_type"}, problems);
  if (!tsv) return;
  for (const Tsv::Row& row : tsv->rows()) {
    double score = 0;
    const auto [end, error] = std::from_chars(row[2].data(), row[2].data() + row[2].size(), score);
    if (error != std::errc() || end != row[2].data() + row[2].size()) problems.add(tsv->where(row), in_quotes(row[2]) + " is not a number");
    else if (!codes.cameo.emplace(row[0], score).second) problems.add(tsv->where(row), "the code " + in_quotes(row[0]) + " stands twice");
  }
}

}  // namespace

double Codes::goldstein(EventType type, const std::string& mode, const std::string& cameo_code) const {
  if (const auto found = cameo.find(cameo_code); found != cameo.end()) return found->second;
  const auto entry = types.find(type);
  if (entry == types.end()) return 0;
  const auto with_mode = entry->second.modes.find(mode);
  return with_mode != entry->second.modes.end() ? with_mode->second : entry->second.score;
}

Codes read_codes(const std::filesystem::path& events, Problems& problems) {
  Codes codes;
  if (std::filesystem::exists(events / "plover.toml")) read_plover(events / "plover.toml", codes, problems);
  if (std::filesystem::exists(events / "cameo.tsv")) read_cameo(events / "cameo.tsv", codes, problems);
  return codes;
}

}  // namespace dateline::knowledge
