#include "write/table.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "write/display.h"
#include "write/grid.h"
#include "write/words.h"

namespace dateline::write {
namespace {

constexpr int kLeastWidth = 40;
constexpr int kIndent = 3;
constexpr const char* kUnknown = "–";

Tone tone_of(EventType type) {
  constexpr std::array kTones{Tone::blue, Tone::teal, Tone::amber, Tone::red};
  return kTones[static_cast<std::size_t>(quad_class(type) - 1)];
}

/// "taken": what a place is, by its holder.
const char* done(ControlState state) {
  switch (state) {
    case ControlState::holds: return "held";
    case ControlState::takes: return "taken";
    case ControlState::loses: return "lost";
    case ControlState::besieges: return "besieged";
    case ControlState::contests: return "contested";
    case ControlState::cuts: return "cut off";
    case ControlState::enters: return "entered";
    case ControlState::leaves: return "left";
  }
  return "";
}

std::string actors(const std::vector<Actor>& list) {
  std::string out;
  for (const Actor& a : list) (out += out.empty() ? "" : ", ") += a.name;
  return out.empty() ? kUnknown : out;
}

std::string place(const std::optional<Place>& p) {
  if (!p) return kUnknown;
  return p->country.empty() || p->precision == PlacePrecision::country ? p->name : p->name + ", " + p->country;
}

std::string sources(const std::vector<Source>& list) {
  std::string out;
  for (const Source& s : list) {
    const bool again = std::any_of(list.data(), &s, [&](const Source& other) { return other.name == s.name; });
    if (!again) (out += out.empty() ? "" : ", ") += s.name.empty() ? "a source" : s.name;
  }
  return out;
}

/// Status and sources in one: "SOHR", "denied by the army", "planned", "planned: the minister".
Cell according_to(Status status, const std::vector<Source>& list) {
  const std::string who = sources(list);
  switch (status) {
    case Status::asserted: return who.empty() ? Cell{"the report", Tone::dim} : Cell{who};
    case Status::claimed: return {who.empty() ? "claimed" : who};
    case Status::denied: return {who.empty() ? "denied" : "denied by " + who, Tone::bold};
    default: return {who.empty() ? name(status) : name(status) + (": " + who), Tone::bold};
  }
}

Cell number(std::uint32_t sentence) { return {fmt::to_string(sentence), Tone::dim}; }
Cell when(const std::optional<TimeExpr>& t) { return {t ? time_words(*t) : kUnknown}; }

std::string what(const Event& e) {
  std::string text = name(e.type);
  if (!e.mode.empty()) text += " " + e.mode;
  for (const Count& c : e.counts) text += ", " + count_words(c);
  return text;
}

std::string which(const Control& c) {
  std::string text = place(c.place);
  if (!c.part.empty()) text = c.part + " of " + text;
  if (c.share && c.share->min) text += fmt::format(" ({}{:.0f} %)", c.share->max ? "" : "> ", *c.share->min * 100);
  return text;
}

std::string words_said(const Statement& s, const Document& doc) {
  if (s.quote.empty()) return s.verb;
  const std::string words = printable(doc.words(s.quote));
  return s.quoted ? "“" + words + "”" : words;
}

/// A rule with the title in it, then id, date and source.
std::string headline(const Report& report, const Coding& coding, const TableStyle& style) {
  constexpr int kRule = 3;  // what stands before the title
  const std::string title =
      shorten(printable(report.title.empty() ? coding.report_id : report.title), style.width - 2 * kRule);
  std::string about = report.title.empty() ? std::string() : printable(coding.report_id);
  for (const std::string& part : {report.date, printable(report.source)}) {
    if (!part.empty()) about += (about.empty() ? "" : " · ") + part;
  }
  std::string rule;
  for (int i = display_width(title) + kRule + 1; i < style.width; ++i) rule += "─";
  std::string out = toned("──", Tone::dim, style.colour) + " " + toned(title, Tone::bold, style.colour) + " " +
                    toned(rule, Tone::dim, style.colour) + "\n";
  if (!about.empty()) out += toned("   " + shorten(about, style.width - kRule), Tone::dim, style.colour) + "\n";
  return out;
}

void draw(Grid& grid, const TableStyle& style, std::string& out) {
  if (grid.empty()) return;
  grid.drop_columns_of(kUnknown);
  out += "\n" + grid.draw(style.width, style.colour, kIndent);
}

}  // namespace

std::string table(const Report& report, const Coding& coding, const TableStyle& asked) {
  const TableStyle style{std::max(asked.width, kLeastWidth), asked.colour};
  Grid events({{"#", 1}, {"WHO"}, {"DID WHAT", 9}, {"TO WHOM"}, {"WHERE"}, {"WHEN", 10}, {"ACCORDING TO", 8}});
  Grid controls({{"#", 1}, {"PLACE"}, {"IS", 4}, {"BY"}, {"FROM"}, {"WHEN", 10}, {"ACCORDING TO", 8}});
  Grid statements({{"#", 1}, {"WHO", 12, 28}, {"SAID", 10}});
  for (const Record& r : coding.records) {
    if (const auto* e = std::get_if<Event>(&r)) {
      events.row({number(e->sentence),
                  {actors(e->actors)},
                  {what(*e), tone_of(e->type)},
                  {actors(e->recipients)},
                  {place(e->place)},
                  when(e->time),
                  according_to(e->status, e->sources)});
    } else if (const auto* c = std::get_if<Control>(&r)) {
      controls.row({number(c->sentence),
                    {which(*c), Tone::bold},
                    {done(c->state)},
                    {c->holder ? c->holder->name : kUnknown},
                    {c->from ? c->from->name : kUnknown},
                    when(c->time),
                    according_to(c->status, c->sources)});
    } else if (const auto* s = std::get_if<Statement>(&r)) {
      statements.row({number(s->sentence), {s->speaker.name}, {words_said(*s, coding.document)}});
    }
  }
  std::string out = headline(report, coding, style);
  draw(events, style, out);
  draw(controls, style, out);
  draw(statements, style, out);
  if (coding.records.empty()) out += toned(" nothing to code here\n", Tone::dim, style.colour);
  for (const Warning& w : coding.warnings) out += shorten(" note: " + printable(w.message), style.width) + "\n";
  return out + "\n";
}

}  // namespace dateline::write
