#include "cli/command_actors.h"

#include <algorithm>
#include <map>

#include "cli/data_folder.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "dateline/coder.h"
#include "write/display.h"
#include "write/grid.h"
#include "write/json_text.h"

namespace dateline::cli {
namespace {

/// One name over all reports.
struct Tally {
  std::size_t mentions = 0, reports = 0;
  Actor actor;
  Animacy animacy = Animacy::unknown;
  std::string report, sentence;  // where it stood first
};
using Tallies = std::map<std::string, Tally>;

bool is_unresolved(const ActorMention& m) { return m.actor.group.empty() && m.actor.via != ActorVia::dictionary && m.actor.via != ActorVia::coreference; }

/// The names of one report. A pronoun or a definite noun counts for nobody: it is the name that a dictionary may know.
Tallies names_in(const Document& doc, const std::string& report, bool only_unresolved) {
  Tallies names;
  for (const ActorMention& m : doc.mentions.actors) {
    if (!m.named || m.pronoun || m.actor.name.empty() || (only_unresolved && !is_unresolved(m))) continue;
    Tally& t = names[m.actor.name];
    if (t.mentions++ > 0) continue;
    t.reports = 1;
    t.actor = m.actor;
    t.animacy = m.animacy;
    t.report = report;
    t.sentence = doc.words(doc.sentences[doc.sentence_of(m.head)].span);
  }
  return names;
}

void add(Tallies& all, Tallies&& more) {
  for (auto& [name, t] : more) {
    const auto [at, fresh] = all.try_emplace(name, std::move(t));
    if (fresh) continue;
    at->second.mentions += t.mentions;
    at->second.reports += 1;
  }
}

const char* kind_of(Animacy a) { return a == Animacy::person ? "person" : a == Animacy::group ? "group" : ""; }

std::string line(const std::string& name, const Tally& t) {
  write::JsonText j;
  j.open('{').key("name").value(name).key("mentions").value(static_cast<std::int64_t>(t.mentions)).key("reports").value(static_cast<std::int64_t>(t.reports));
  j.key("kind").text_or_null(kind_of(t.animacy)).key("id").text_or_null(t.actor.id).key("country").text_or_null(t.actor.country);
  j.key("role").text_or_null(t.actor.role).key("group").text_or_null(t.actor.group).key("report").value(t.report).key("sentence").value(t.sentence).close('}');
  return j.take() + "\n";
}

}  // namespace

void CommandActors::setup(CLI::App& app) {
  options_.add_to(app);
  app.add_flag("--unresolved", unresolved_, "Only names that no dictionary knows");
  app.add_option("-n,--limit", limit_, "At most this many names (default: all)")->type_name("N");
  app.add_option("-f,--format", format_, "table or jsonl")->type_name("FORMAT")->check(CLI::IsMember({"table", "jsonl"}).description(""))->capture_default_str();
  add_data_option(app, data_);
}

int CommandActors::run() {
  const Coder coder = Coder::open(data_folder(data_));
  Output out(options_.output);
  Tallies all;
  const RunResult result = run_reports<Tallies>(
      options_, [&](const Report& report) { return names_in(coder.annotate(report), report.id, unresolved_); },
      [&](Tallies names) { add(all, std::move(names)); });
  std::vector<const Tallies::value_type*> order;
  for (const auto& entry : all) order.push_back(&entry);
  std::stable_sort(order.begin(), order.end(), [](auto* a, auto* b) {
    return std::pair(b->second.reports, b->second.mentions) < std::pair(a->second.reports, a->second.mentions);
  });
  if (limit_ > 0 && order.size() > limit_) order.resize(limit_);
  if (format_ == "jsonl") {
    for (const auto* e : order) out.write(line(e->first, e->second));
  } else {
    write::Grid grid({{"REPORTS", 7}, {"MENTIONS", 8}, {"NAME", 20}, {"CODE", 6}, {"SENTENCE", 24}});
    for (const auto* e : order) {
      const Tally& t = e->second;
      grid.row({{std::to_string(t.reports)}, {std::to_string(t.mentions)}, {write::printable(e->first)}, {t.actor.id.empty() ? "–" : t.actor.id}, {write::printable(t.sentence), write::Tone::dim}});
    }
    if (!grid.empty()) out.write(grid.draw(terminal_width(out.file()), use_colour(out.file()), 0));
  }
  out.finish();
  return result.status();
}

}  // namespace dateline::cli
