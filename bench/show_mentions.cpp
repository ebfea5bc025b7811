// Prints what the mention finders make of reports: for people who work on them.
//
//   show_mentions MODEL KNOWLEDGE reports.jsonl            // actors, places and chains, a line each
//   show_mentions MODEL KNOWLEDGE reports.jsonl --places   // what score_annotations.py places reads
//   show_mentions MODEL KNOWLEDGE reports.jsonl --time     // microseconds a report, stage by stage
//
// A file that does not begin with "{" is one report of plain text.
#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "dateline/offset_map.h"
#include "dateline/report.h"
#include "knowledge/knowledge.h"
#include "lang/analyser.h"
#include "mentions/mentions.h"
#include "report/layout.h"
#include "text/sentences.h"

namespace {

using namespace dateline;
using Json = nlohmann::json;

std::vector<Report> read_reports(const std::string& path) {
  std::ifstream in(path);
  std::stringstream all;
  all << in.rdbuf();
  std::vector<Report> reports;
  const std::string bytes = all.str();
  if (bytes.empty() || bytes[0] != '{') {
    reports.emplace_back().text = bytes;
    reports.back().id = path;
    return reports;
  }
  std::istringstream lines(bytes);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    const Json j = Json::parse(line);
    const auto get = [&](const char* key) { return j.contains(key) && j[key].is_string() ? j[key].get<std::string>() : std::string(); };
    Report& r = reports.emplace_back();
    r.id = get("id"), r.text = get("text"), r.title = get("title"), r.date = get("date"), r.source = get("source");
  }
  return reports;
}

void print_actor(const Document& doc, const ActorMention& m) {
  const Actor& a = m.actor;
  std::cout << "  A [" << doc.words(m.span) << "] " << a.name << " | " << a.id << " " << (a.country.empty() ? "-" : a.country) << '/'
            << (a.role.empty() ? "-" : a.role) << '/' << (a.group.empty() ? "-" : a.group) << " via " << name(a.via) << " head=" << doc.form(m.head)
            << (m.pronoun ? " pron" : "") << (m.named ? " named" : "") << (m.metonym ? " metonym" : "") << " n" << static_cast<int>(m.number) << " a"
            << static_cast<int>(m.animacy) << " c" << m.chain << '\n';
}

void print_place(const Document& doc, const PlaceMention& m) {
  const Place& p = m.place;
  std::cout << "  P [" << doc.words(m.span) << "] " << p.name << ' ' << p.country << '/' << p.admin1 << ' ' << p.feature << ' ' << p.lat << ',' << p.lon << ' '
            << name(p.precision) << (p.located ? "" : " UNLOCATED") << (p.inferred ? " inferred" : "") << (m.actor_use ? " actor_use" : "")
            << (m.dateline ? " dateline" : "") << (m.section_head ? " head" : "") << " c" << m.chain << '\n';
}

void print(const Document& doc, const std::string& id) {
  std::cout << "=== " << id << '\n';
  std::size_t a = 0, p = 0;
  for (const Sentence& s : doc.sentences) {
    std::cout << "# " << doc.words(s.span) << '\n';
    for (const Entity& e : doc.entities)
      if (e.first >= s.first && e.first < s.last) std::cout << "  E [" << doc.words(e.span) << "] " << name(e.label) << '\n';
    for (; a < doc.mentions.actors.size() && doc.mentions.actors[a].first < s.last; ++a) print_actor(doc, doc.mentions.actors[a]);
    for (; p < doc.mentions.places.size() && doc.mentions.places[p].first < s.last; ++p) print_place(doc, doc.mentions.places[p]);
  }
}

void print_places(const Document& doc, const std::string& id) {
  const OffsetMap map(doc.text);
  const std::uint32_t shift = map.code_points(doc.text, doc.body_begin);
  Json out{{"report", id}, {"places", Json::array()}};
  for (const PlaceMention& m : doc.mentions.places) {
    if (m.place.inferred || doc.in_title(m.span)) continue;
    const Span span = map.code_points(doc.text, m.place.span);
    Json j{{"span", {span.begin - shift, span.end - shift}}, {"via", "text"}, {"name", m.place.name}};
    if (m.place.located) j["lat"] = m.place.lat, j["lon"] = m.place.lon;
    else j["lat"] = nullptr, j["lon"] = nullptr;
    out["places"].push_back(j);
  }
  std::cout << out.dump() << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return std::cerr << "usage: show_mentions MODEL KNOWLEDGE REPORTS [--places|--time]\n", 2;
  const std::string mode = argc > 4 ? argv[4] : "";
  const knowledge::Knowledge knowledge = knowledge::Knowledge::open(argv[2]);
  const lang::LanguageModel model = lang::LanguageModel::open(argv[1]);
  const lang::Analyser analyser(model);
  const text::SentenceSplitter splitter(knowledge.abbreviations());
  const mentions::PlaceFinder places(knowledge);
  const mentions::ActorFinder actors(knowledge);
  const mentions::ChainLinker chains(knowledge);
  using Clock = std::chrono::steady_clock;
  double spent[4] = {};
  std::size_t tokens = 0;
  const auto timed = [&](int stage, auto&& work) {
    const auto start = Clock::now();
    work();
    spent[stage] += std::chrono::duration<double, std::micro>(Clock::now() - start).count();
  };
  for (const Report& r : read_reports(argv[3])) {
    Document doc;
    timed(0, [&] { doc = lay_out(r, splitter), analyser.analyse(doc); });
    timed(1, [&] { places.find(doc); });
    timed(2, [&] { actors.find(doc); });
    timed(3, [&] { chains.link(doc); });
    doc.mentions.index(doc.tokens.size());
    tokens += doc.tokens.size();
    if (mode == "--places") print_places(doc, r.id);
    else if (mode != "--time") print(doc, r.id);
  }
  if (mode == "--time")
    std::cout << tokens << " tokens; µs a token: language " << spent[0] / tokens << ", places " << spent[1] / tokens << ", actors " << spent[2] / tokens
              << ", chains " << spent[3] / tokens << '\n';
}
