// dateline-knowledge: builds and looks into a knowledge.bin until `dateline knowledge` does.
//
//   dateline-knowledge build knowledge out.bin [--despite-problems]
//   dateline-knowledge names out.bin "Deir ez-Zor"
//   dateline-knowledge rules out.bin verb shell
#include <chrono>
#include <iostream>

#include "knowledge/codebook.h"
#include "knowledge/compile.h"
#include "knowledge/knowledge.h"
#include "text/fold.h"

namespace {

using namespace dateline::knowledge;

int build(const std::string& folder, const std::string& out, bool despite_problems) {
  const CompileResult result = compile(folder, out, {.despite_problems = despite_problems});
  for (const auto& p : result.problems) std::cerr << p.message() << '\n';
  for (const auto& p : result.advice) std::cerr << "advice: " << p.message() << '\n';
  for (const auto& [what, number] : result.counts) std::cout << number << ' ' << what << '\n';
  if (result.written) std::cout << result.bytes << " bytes, " << result.hash << ": " << out << '\n';
  return result.problems.empty() ? 0 : 1;
}

void print(const Knowledge& k, const NameSense& s) {
  std::cout << "  rank " << s.rank << (s.caps_only ? " caps " : " ");
  const auto country = [&](const char* kind) { std::cout << kind << ' ' << k.country(s.id).iso3; };
  switch (s.kind) {
    case SenseKind::country: country("country"); break;
    case SenseKind::nationality: country("nationality"); break;
    case SenseKind::demonym: country("demonym"); break;
    case SenseKind::capital: country("capital"); break;
    case SenseKind::metonym: country("metonym"); break;
    case SenseKind::organisation: std::cout << "organisation " << k.organisation(s.id).slug; break;
    case SenseKind::person: std::cout << "person " << k.person(s.id).slug; break;
    case SenseKind::agent: std::cout << "agent " << k.agent(s.id).lemma << ' ' << k.agent(s.id).role << ' ' << k.agent(s.id).kind; break;
    case SenseKind::title: std::cout << "title " << k.title(s.id).title << ' ' << k.title(s.id).role; break;
    case SenseKind::place: {
      const PlaceEntry p = k.place(s.id);
      std::cout << "place " << p.name << ", " << p.admin1 << ", " << p.country << ' ' << p.feature << ' ' << p.lat << ' ' << p.lon << " pop " << p.population
                << " geonameid " << p.geonameid;
    }
  }
  std::cout << '\n';
}

int names(const std::string& file, const std::string& name) {
  const auto start = std::chrono::steady_clock::now();
  const Knowledge k = Knowledge::open(file);
  const auto end = std::chrono::steady_clock::now();
  std::string folded;
  dateline::text::fold(name, folded);
  const auto senses = k.senses(folded);
  for (const NameSense& s : senses) print(k, s);
  std::cout << senses.size() << " senses; opened in " << std::chrono::duration<double, std::milli>(end - start).count() << " ms\n";
  return senses.empty() ? 1 : 0;
}

int rules(const std::string& file, const std::string& form, const std::string& lemma) {
  const Knowledge k = Knowledge::open(file);
  const TriggerForm f = form == "verb" ? TriggerForm::verb : form == "noun" ? TriggerForm::noun : TriggerForm::adjective;
  for (const Candidate& c : k.codebook().candidates(f, lemma)) {
    std::cout << "  " << c.rule->id;
    for (const auto word : c.idiom) std::cout << " +" << word;
    std::cout << '\n';
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() >= 3 && args[0] == "build") return build(args[1], args[2], args.size() == 4 && args[3] == "--despite-problems");
  if (args.size() == 3 && args[0] == "names") return names(args[1], args[2]);
  if (args.size() == 4 && args[0] == "rules") return rules(args[1], args[2], args[3]);
  std::cerr << "usage: dateline-knowledge build FOLDER OUT [--despite-problems] | names FILE NAME | rules FILE verb|noun|adjective LEMMA\n";
  return 2;
} catch (const dateline::EnvironmentError& error) {
  std::cerr << error.what() << '\n';
  return 3;
}
