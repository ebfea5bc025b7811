#include "knowledge/compile.h"

#include <algorithm>

#include "knowledge/layout.h"

namespace dateline::knowledge {
namespace {

struct Sources {
  ActorSources actors;
  PlaceSources places;
  WordSources words;
  std::vector<RuleSource> rules;
};

Sources read_sources(const std::filesystem::path& folder, std::string_view language, Problems& problems) {
  Sources s;
  const auto of_language = folder / language;
  s.actors = read_actors(folder / "world", of_language, problems);
  s.places = read_places(folder / "world/places", s.actors, problems);
  s.words = read_words(of_language, problems);
  for (const auto& [name, c] : s.words.classes)
    if (is_engine_item(name)) problems.add(c.where, "the class " + in_quotes(name) + " has the name of one of the engine's own items", "choose another name");
  check_organisation_names(s.actors, s.words, problems);
  s.rules = read_events(of_language, &s.words, problems);
  return s;
}

std::string lay_out(Sources& s, std::vector<CompileResult::Count>& counts) {
  Writer writer;
  NamesBuilder names;
  lay_out_actors(s.actors, s.words, writer, names);
  lay_out_places(s.places, s.words, writer, names);
  lay_out_words(s.words, writer);
  lay_out_rules(s.rules, s.words, writer);
  names.build(writer);
  counts = {{"countries", s.actors.countries.size()}, {"organisations", s.actors.organisations.size()}, {"people", s.actors.people.size()},
            {"agents", s.actors.agents.size()},       {"titles", s.actors.titles.size()},               {"places", s.places.places.size()},
            {"names", names.key_count()},             {"classes", s.words.classes.size()},              {"tables", s.words.tables.size()},
            {"rules", s.rules.size()}};
  return writer.finish();
}

}  // namespace

CompileResult compile(const std::filesystem::path& knowledge_dir, const std::filesystem::path& out, const CompileOptions& options) {
  CompileResult result;
  if (!std::filesystem::is_directory(knowledge_dir)) {
    result.problems.push_back({ErrorCode::kFileNotFound, knowledge_dir.generic_string(), "is not a folder", "name the folder that holds world/ and en/"});
    return result;
  }
  Problems problems;
  Sources sources = read_sources(knowledge_dir, options.language, problems);
  result.problems = std::move(problems.errors);
  result.advice = std::move(problems.advice);
  if (!result.problems.empty() && !options.despite_problems) return result;
  const std::string bytes = lay_out(sources, result.counts);
  write_file(out, bytes);
  result.written = true;
  result.bytes = bytes.size();
  result.hash = Knowledge::open(out).hash();
  return result;
}

}  // namespace dateline::knowledge
