#include "write/csv.h"

#include <array>

#include <fmt/format.h>

#include "dateline/offset_map.h"
#include "write/words.h"

namespace dateline::write {
namespace {

// clang-format off
enum Column {
  kind, id, report_id, report_date, report_source, sentence, begin, end, type, mode, cameo, goldstein, quad, status,
  actors, actor_ids, recipients, recipient_ids, place, geonameid, lat, lon, country, admin1, precision,
  start, time_end, sources, counts, weapons, quote, confidence, text
};
constexpr std::array<const char*, 33> kNames{
  "kind", "id", "report", "report_date", "report_source", "sentence", "begin", "end", "type", "mode", "cameo", "goldstein", "quad", "status",
  "actors", "actor_ids", "recipients", "recipient_ids", "place", "geonameid", "lat", "lon", "country", "admin1", "precision",
  "start_date", "end_date", "sources", "counts", "weapons", "quote", "confidence", "text"};
// clang-format on
static_assert(kNames.size() == text + 1);

using Row = std::array<std::string, kNames.size()>;

std::string field(std::string_view s) {
  if (s.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(s);
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string line(const Row& row) {
  std::string out;
  for (const std::string& f : row) (out += field(f)) += ',';
  out.back() = '\r';
  return out + '\n';
}

/// Writes the rows of one report.
class Rows {
 public:
  Rows(const Report& report, const Coding& coding)
      : report_(report),
        coding_(coding),
        doc_(coding.document),
        offsets_(doc_.text),
        body_(offsets_.code_points(doc_.text, doc_.body_begin)) {}

  std::string record(const Record& r) const {
    Row row;
    std::visit(
        [&](const auto& x) {
          base(row, x);
          parts(row, x);
        },
        r);
    return line(row);
  }

  std::string report() const {
    Row row;
    of_report(row, "report");
    row[id] = coding_.report_id;
    row[text] = report_.title;
    return line(row);
  }

 private:
  void of_report(Row& row, const char* record_kind) const {
    row[kind] = record_kind;
    row[report_id] = coding_.report_id;
    row[report_date] = report_.date;
    row[report_source] = report_.source;
  }
  void base(Row& row, const RecordBase& r) const {
    row[id] = r.id;
    row[sentence] = fmt::to_string(r.sentence);
    const Span p = offsets_.code_points(doc_.text, r.span);
    const std::uint32_t start_of_part = doc_.in_title(r.span) ? 0 : body_;
    row[begin] = fmt::to_string(p.begin - start_of_part);
    row[end] = fmt::to_string(p.end - start_of_part);
    row[confidence] = fmt::format("{:.2f}", r.confidence);
    row[text] = r.sentence < doc_.sentences.size() ? doc_.words(doc_.sentences[r.sentence].span) : doc_.words(r.span);
  }
  void parts(Row& row, const Event& e) const {
    of_report(row, "event");
    row[type] = name(e.type);
    row[mode] = e.mode;
    row[cameo] = e.cameo;
    row[goldstein] = fmt::format("{:.1f}", e.goldstein);
    row[quad] = fmt::to_string(quad_class(e.type));
    row[status] = name(e.status);
    row[actors] = list(e.actors, [](const Actor& a) { return a.name; });
    row[actor_ids] = list(e.actors, [](const Actor& a) { return a.id; });
    row[recipients] = list(e.recipients, [](const Actor& a) { return a.name; });
    row[recipient_ids] = list(e.recipients, [](const Actor& a) { return a.id; });
    row[counts] = list(e.counts, [](const Count& c) { return count_words(c); });
    row[weapons] = list(e.weapons, [](const std::string& w) { return w; });
    circumstances(row, e.place, e.time);
    row[sources] = list(e.sources, [](const Source& s) { return s.name; });
  }
  void parts(Row& row, const Control& c) const {
    of_report(row, "control");
    row[type] = name(c.state);
    row[status] = name(c.status);
    one_actor(row, actors, c.holder);
    one_actor(row, recipients, c.from);
    circumstances(row, c.place, c.time);
    row[sources] = list(c.sources, [](const Source& s) { return s.name; });
  }
  void parts(Row& row, const Statement& s) const {
    of_report(row, "statement");
    row[type] = s.verb;
    one_actor(row, actors, s.speaker);
    one_actor(row, recipients, s.addressee);
    circumstances(row, std::nullopt, s.time);
    row[quote] = doc_.words(s.quote);
    if (s.via) row[sources] = s.via->name;
  }

  template <typename T, typename F>
  static std::string list(const std::vector<T>& items, F&& words) {
    std::string out;
    for (const T& item : items) (out += out.empty() && &item == &items.front() ? "" : "; ") += words(item);
    return out;
  }
  static void one_actor(Row& row, Column names, const std::optional<Actor>& actor) {
    if (!actor) return;
    row[names] = actor->name;
    row[names == actors ? actor_ids : recipient_ids] = actor->id;
  }
  static void circumstances(Row& row, const std::optional<Place>& p, const std::optional<TimeExpr>& t) {
    if (p) {
      row[place] = p->name;
      if (p->geonameid > 0) row[geonameid] = fmt::to_string(p->geonameid);
      if (p->located) row[lat] = fmt::format("{:.5f}", p->lat), row[lon] = fmt::format("{:.5f}", p->lon);
      row[country] = p->country;
      row[admin1] = p->admin1;
      row[precision] = name(p->precision);
    }
    if (t) {
      row[start] = t->start;
      row[time_end] = t->end;
    }
  }

  const Report& report_;
  const Coding& coding_;
  const Document& doc_;
  OffsetMap offsets_;
  std::uint32_t body_;
};

}  // namespace

std::string csv_header() {
  Row row;
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = kNames[i];
  return line(row);
}

std::string csv_rows(const Report& report, const Coding& coding) {
  const Rows rows(report, coding);
  std::string out;
  for (const Record& r : coding.records) out += rows.record(r);
  return out + rows.report();
}

}  // namespace dateline::write
