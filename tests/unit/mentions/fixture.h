// A small world of our own and documents by hand, for the tests of mentions.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "dateline/document.h"
#include "knowledge/compile.h"
#include "knowledge/knowledge.h"
#include "lang/conllu.h"
#include "mentions/mentions.h"

namespace dateline::mentions::testing {

inline void write_file(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

/// The repository's word classes over a world of six countries. Compiled once a process.
inline const knowledge::Knowledge& small_world() {
  static const knowledge::Knowledge world = [] {
    const std::filesystem::path dir = std::filesystem::temp_directory_path() / ("dateline-mentions-test-" + std::to_string(::getpid()));
    std::filesystem::create_directories(dir / "en");
    std::filesystem::copy(DATELINE_SOURCE_DIR "/knowledge/en/words", dir / "en/words");
    write_file(dir / "en/words/agents.tsv",
               "lemma\trole\tkind\tanimacy\narmy\tMIL\tarmed\tgroup\ncommander\tMIL\toffice\tperson\nfighter\tUAF\tarmed\tperson\nforce\tMIL\tarmed\tgroup\n"
               "general staff\tMIL\tbody\tgroup\nhead\tGOV\toffice\tperson\nlecturer\tEDU\texpert\tperson\nmilitant\tUAF\tarmed\tperson\nminister\tGOV\toffice\tperson\n"
               "official\tGOV\tofficial\tperson\npresident\tGOV\toffice\tperson\nresident\tCIV\tcivilian\tperson\nspokesman\tGOV\toffice\tperson\ntroop\tMIL\tarmed\tgroup\n");
    write_file(dir / "en/words/titles.tsv", "title\trole\nGeneral\tMIL\nPresident\tGOV\n");
    write_file(dir / "world/actors/countries.tsv",
               "iso3\tiso2\tname\tadjectives\tdemonyms\tcapital\tmetonyms\taliases\nFRA\tFR\tFrance\tFrench\tFrenchman|Frenchmen\tParis\t\t\n"
               "RUS\tRU\tRussia\tRussian\tRussian|Russians\tMoscow\tKremlin\tRussian Federation\nSYR\tSY\tSyria\tSyrian\tSyrian|Syrians\tDamascus\t\t\n"
               "TUR\tTR\tTurkey\tTurkish\tTurk|Turks\tAnkara\t\t\nUSA\tUS\tUnited States\tAmerican\tAmerican|Americans\tWashington\tWhite House\tUS|U.S.\n");
    write_file(dir / "world/actors/organisations/all.tsv",
               "slug\tname\tkind\tcountry\trole\tfrom\tto\taliases\tcode\nislamic-state\tIslamic State\tarmed-group\t\tUAF\t\t\tISIS|ISIL\tIMGISI\n"
               "red-watch\tRed Watch\tmonitor\tSYR\tNGO\t\t\tRW\t\n");
    write_file(dir / "world/actors/people/all.tsv", "slug\tname\tcountry\troles\taliases\nrecep-tayyip-erdogan\tRecep Tayyip Erdogan\tTUR\tGOV:prime minister:2003:2014|GOV:president:2014-08-28:\tErdogan\n");
    write_file(dir / "world/places/countries.tsv",
               "name\tlat\tlon\tcountry\tadmin1\tfeature\tpopulation\tgeonameid\taliases\nFrance\t46.0\t2.0\tFRA\t\tPCLI\t66000000\t1\t\nSyria\t35.0\t38.0\tSYR\t\tPCLI\t17000000\t2\t\n"
               "Turkey\t39.0\t35.0\tTUR\t\tPCLI\t82000000\t3\t\nUnited States\t39.8\t-98.6\tUSA\t\tPCLI\t327000000\t4\t\nRussia\t60.0\t100.0\tRUS\t\tPCLI\t144000000\t5\t\n");
    write_file(dir / "world/places/extra/all.tsv",
               "name\tlat\tlon\tcountry\tadmin1\tfeature\tpopulation\tgeonameid\taliases\nParis\t48.85\t2.35\tFRA\tIle-de-France\tPPLC\t2138551\t11\t\n"
               "Paris\t33.66\t-95.56\tUSA\tTexas\tPPL\t25171\t12\t\nTexas\t31.25\t-99.25\tUSA\tTexas\tADM1\t22875689\t13\t\nAleppo\t36.20\t37.16\tSYR\tAleppo\tPPLA\t2098210\t14\t\n"
               "Aleppo\t36.20\t37.50\tSYR\tAleppo\tADM1\t4868000\t15\t\nAl Bab\t36.37\t37.52\tSYR\tAleppo\tPPL\t130745\t16\t\nDamascus\t33.51\t36.29\tSYR\tDamascus\tPPLC\t1569394\t17\t\n"
               "Moscow\t55.75\t37.62\tRUS\tMoscow\tPPLC\t10381222\t18\t\nAnkara\t39.92\t32.85\tTUR\tAnkara\tPPLC\t3517182\t19\t\n");
    write_file(dir / "en/events/statement.toml", "[[statement]]\nid = \"statement-say\"\nverbs = [\"say\", \"deny\", \"announce\"]\nmust = [\"The army said that it had left. => army\"]\n");
    const auto result = knowledge::compile(dir, dir / "k.bin", {.despite_problems = true});
    knowledge::Knowledge k = knowledge::Knowledge::open(dir / "k.bin");
    std::filesystem::remove_all(dir);
    return k;
  }();
  return world;
}

/// One line a token: "form lemma UPOS XPOS head relation", a head of 0 for the root; an empty line ends a sentence.
inline Document document(const std::string& lines) {
  std::string conllu;
  int id = 0;
  std::size_t at = 0;
  while (at < lines.size()) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    std::vector<std::string> f(1);
    for (std::size_t i = at; i < end; ++i)
      if (lines[i] == ' ') f.emplace_back();
      else f.back() += lines[i];
    at = end + 1;
    if (f.size() < 6) { conllu += "\n", id = 0; continue; }
    conllu += std::to_string(++id) + "\t" + f[0] + "\t" + f[1] + "\t" + f[2] + "\t" + f[3] + "\t_\t" + f[4] + "\t" + f[5] + "\t_\t_\n";
  }
  conllu += "\n";
  auto read = lang::read_conllu(conllu, "test");
  Document doc = std::move(read->at(0).document);
  doc.index_children();
  return doc;
}

inline Document& annotate(Document& doc) {
  static const PlaceFinder places(small_world());
  static const ActorFinder actors(small_world());
  static const ChainLinker chains(small_world());
  places.find(doc);
  actors.find(doc);
  chains.link(doc);
  doc.mentions.index(doc.tokens.size());
  return doc;
}

/// The mention whose words are `words`, or a mention without span.
inline ActorMention actor(const Document& doc, std::string_view words) {
  for (const ActorMention& m : doc.mentions.actors)
    if (doc.words(m.span) == words) return m;
  return {};
}

inline PlaceMention place(const Document& doc, std::string_view words) {
  for (const PlaceMention& m : doc.mentions.places)
    if (doc.words(m.span) == words) return m;
  return {};
}

}  // namespace dateline::mentions::testing
