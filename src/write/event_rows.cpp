#include "write/event_rows.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "knowledge/actor_codes.h"
#include "knowledge/cameo.h"

namespace dateline::write {
namespace {

constexpr std::array<const char*, 20> kIcewsNames{
    "Event ID",  "Event Date",  "Source Name",    "Source Sectors", "Source Country", "Event Text",      "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",       "Sentence Number", "Publisher",
    "City",      "District",    "Province",       "Country",        "Latitude",       "Longitude"};

template <std::size_t N>
std::string line(const std::array<std::string, N>& fields) {
  std::string out;
  for (const std::string& f : fields) {
    for (const char c : f) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    out += '\t';
  }
  out.back() = '\n';
  return out;
}

std::string code_of(const Actor* a) {
  return !a ? "---" : !a->id.empty() ? a->id : a->country.empty() ? "---" : a->country;
}

/// Calls `take(event, actor, recipient, number)` for each pair; a missing side is nullptr.
template <typename Take>
void pairs(const Coding& coding, Take&& take) {
  for (const Record& record : coding.records) {
    const auto* e = std::get_if<Event>(&record);
    if (!e || e->cameo.empty() || e->status == Status::denied || e->status == Status::negated) continue;
    if (e->actors.empty() && e->recipients.empty()) continue;
    const std::size_t sources = std::max<std::size_t>(e->actors.size(), 1),
                      targets = std::max<std::size_t>(e->recipients.size(), 1);
    for (std::size_t i = 0; i < sources * targets; ++i) {
      const Actor* a = e->actors.empty() ? nullptr : &e->actors[i / targets];
      const Actor* b = e->recipients.empty() ? nullptr : &e->recipients[i % targets];
      take(*e, a, b, i);
    }
  }
}

std::string sentence_number(const Event& e) { return fmt::to_string(e.sentence + 1); }

/// A whole number that the record and the place of the pair in it give.
std::string event_number(const Event& e, std::size_t pair) {
  std::uint64_t number = 0;
  std::from_chars(e.id.data(), e.id.data() + e.id.size(), number, 16);
  number = (number + pair * 0x9e3779b97f4a7c15ULL) & 0x7FFFFFFFFFFFFFFFULL;  // fits a signed integer of a database
  return fmt::to_string(number);
}

std::string event_text(std::string_view code) {
  const knowledge::CameoCode* c = knowledge::cameo_code(code);
  if (!c) return {};
  return std::string(c->label.substr(0, c->label.find(", not specified below")));
}

void add_place(const Place& p, std::array<std::string, 20>& row) {
  const bool settlement = p.precision == PlacePrecision::city || p.precision == PlacePrecision::site;
  if (settlement) row[14] = p.name;
  if (p.precision == PlacePrecision::district) row[15] = p.name;
  row[16] = p.admin1;
  row[17] = knowledge::state_name(p.country);
  if (p.located) row[18] = fmt::format("{:.4f}", p.lat), row[19] = fmt::format("{:.4f}", p.lon);
}

}  // namespace

std::string petrarch_rows(const Report& report, const Coding& coding) {
  std::string out, date = report.date;
  std::erase(date, '-');
  pairs(coding, [&](const Event& e, const Actor* a, const Actor* b, std::size_t) {
    out += line(std::array<std::string, 7>{date, code_of(a), code_of(b), e.cameo, "",
                                           coding.report_id + "_" + sentence_number(e), report.source});
  });
  return out;
}

std::string icews_header() {
  std::array<std::string, 20> row;
  std::copy(kIcewsNames.begin(), kIcewsNames.end(), row.begin());
  return line(row);
}

std::string icews_rows(const Report& report, const Coding& coding) {
  std::string out;
  pairs(coding, [&](const Event& e, const Actor* a, const Actor* b, std::size_t pair) {
    std::array<std::string, 20> row;
    row[0] = event_number(e, pair);
    row[1] = report.date;
    if (a) row[2] = a->name, row[3] = knowledge::meaning(a->id), row[4] = knowledge::state_name(a->country);
    row[5] = event_text(e.cameo);
    row[6] = e.cameo;
    row[7] = fmt::format("{:.1f}", e.goldstein);
    if (b) row[8] = b->name, row[9] = knowledge::meaning(b->id), row[10] = knowledge::state_name(b->country);
    row[11] = coding.report_id;
    row[12] = sentence_number(e);
    row[13] = report.source;
    if (e.place) add_place(*e.place, row);
    out += line(row);
  });
  return out;
}

}  // namespace dateline::write
