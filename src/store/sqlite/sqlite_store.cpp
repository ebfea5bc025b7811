#include "store/sqlite/sqlite_store.h"

#include "dateline/offset_map.h"
#include "store/migrations.h"
#include "store/sqlite/database.h"

namespace dateline::store {
namespace {

// "DTLN" in the header of the file: what tells our databases from those of other programs.
constexpr std::int64_t kApplicationId = 0x44544C4E;
constexpr const char* kSetApplicationId = "PRAGMA application_id = 1146375246";
static_assert(kApplicationId == 1146375246);

/// Refuses what is not ours, and brings an older database to the newest schema: each step in a transaction of its own.
void prepare_schema(Database& db) {
  const auto migrations = sqlite_migrations();
  const auto newest = static_cast<std::int64_t>(migrations.size());
  const auto check = [&]() -> std::int64_t {
    const std::int64_t application = db.integer("PRAGMA application_id"), version = db.integer("PRAGMA user_version");
    const bool is_new = db.integer("SELECT count(*) FROM sqlite_schema") == 0 && application == 0;
    if (is_new) return 0;
    if (application != kApplicationId)
      db.fail("this database belongs to another program", "name another file; a new one is made where there is none");
    if (version > newest) {
      db.fail("a newer Dateline made this database (schema " + std::to_string(version) + "; this program knows " +
                  std::to_string(newest) + ")",
              "use the newer program, or code into a new database");
    }
    return version;
  };
  if (check() == newest) return;
  Transaction transaction(db);
  for (std::int64_t version = check(); version < newest;
       ++version) {  // again: another process may have done it meanwhile
    db.execute(std::string(migrations[static_cast<std::size_t>(version)]).c_str());
    db.execute(("PRAGMA user_version = " + std::to_string(version + 1)).c_str());
  }
  db.execute(kSetApplicationId);
  transaction.commit();
}

Database open_database(const std::string& path) {
  Database db(path);
  prepare_schema(db);
  // WAL: readers and one writer do not wait for each other. NORMAL: a power cut may lose the last reports, never half of one.
  db.execute("PRAGMA journal_mode = WAL");
  db.execute("PRAGMA synchronous = NORMAL");
  db.execute("PRAGMA foreign_keys = ON");
  return db;
}

/// Puts the parts of one report's records into the tables `actors` and `evidence`.
class Parts {
 public:
  Parts(Statement& actors, Statement& evidence, const Document& doc)
      : actors_(actors),
        evidence_(evidence),
        doc_(doc),
        offsets_(doc.text),
        body_(offsets_.code_points(doc.text, doc.body_begin)) {}

  void begin(std::int64_t record) { record_ = record; }

  void words(std::string_view part, Span span, std::int64_t position = 0) {
    if (span.empty()) return;
    const bool in_title = doc_.in_title(span);
    const Span p = offsets_.code_points(doc_.text, span);
    const std::int64_t start = in_title ? 0 : body_;
    evidence_.bind(record_)
        .bind(part)
        .bind(position)
        .bind(std::int64_t{in_title})
        .bind(p.begin - start)
        .bind(p.end - start)
        .run();
  }
  void actor(std::string_view part, const Actor& a, std::int64_t position = 0) {
    actor_row(part, position, a.name, a.id, a.country, a.role, a.group);
    words(part, a.span, position);
  }
  void source(const Source& s, std::int64_t position) {
    actor_row("source", position, s.name, s.id, {}, {}, {});
    words("source", s.span, position);
  }
  template <typename List, typename Put>
  void each(const List& list, Put&& put) {
    std::int64_t position = 0;
    for (const auto& item : list) put(item, position++);
  }

  void parts(const Event& e) {
    each(e.actors, [&](const Actor& a, std::int64_t i) { actor("actor", a, i); });
    each(e.recipients, [&](const Actor& a, std::int64_t i) { actor("recipient", a, i); });
    each(e.counts, [&](const Count& c, std::int64_t i) { words("count", c.span, i); });
    each(e.sources, [&](const Source& s, std::int64_t i) { source(s, i); });
    words("trigger", e.trigger);
  }
  void parts(const Control& c) {
    if (c.holder) actor("holder", *c.holder);
    if (c.from) actor("from", *c.from);
    each(c.sources, [&](const Source& s, std::int64_t i) { source(s, i); });
    words("trigger", c.trigger);
  }
  void parts(const dateline::Statement& s) {
    actor("speaker", s.speaker);
    if (s.addressee) actor("addressee", *s.addressee);
    if (s.via) source(*s.via, 0);
    words("quote", s.quote);
  }

 private:
  void actor_row(std::string_view part, std::int64_t position, std::string_view name, std::string_view id,
                 std::string_view country, std::string_view role, std::string_view group) {
    actors_.bind(record_)
        .bind(part)
        .bind(position)
        .bind(name.empty() ? std::string_view("?") : name)
        .bind(id)
        .bind(country)
        .bind(role)
        .bind(group)
        .run();
  }

  Statement& actors_;
  Statement& evidence_;
  const Document& doc_;
  OffsetMap offsets_;
  std::int64_t body_;
  std::int64_t record_ = 0;
};

/// The columns that the kinds of records have in common, and where they differ.
struct Columns {
  std::string_view kind, type, mode, cameo, status;
  const std::optional<Place>* place = nullptr;
  const std::optional<TimeExpr>* time = nullptr;
};
Columns columns(const Event& e) { return {"event", name(e.type), e.mode, e.cameo, name(e.status), &e.place, &e.time}; }
Columns columns(const Control& c) { return {"control", name(c.state), {}, {}, name(c.status), &c.place, &c.time}; }
Columns columns(const dateline::Statement& s) {
  return {"statement", s.verb.empty() ? "say" : std::string_view(s.verb), {}, {}, {}, nullptr, &s.time};
}

template <typename T>
std::string_view text(const T* part, std::string T::*field) {
  return part ? std::string_view(part->*field) : std::string_view();
}

class SqliteStore : public Store {
 public:
  explicit SqliteStore(const std::string& path)
      : db_(open_database(path)),
        remove_(db_.prepare("DELETE FROM reports WHERE id = ?")),
        report_(db_.prepare("INSERT INTO reports (id, title, date, source, author, url, lang, path, text, json) VALUES "
                            "(?,?,?,?,?,?,?,?,?,?)")),
        record_(db_.prepare(
            "INSERT INTO records (report, position, id, kind, type, mode, cameo, status, sentence, confidence, "
            "time_start, time_end, "
            "place, geonameid, lat, lon, country, admin1, json) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
        actor_(db_.prepare("INSERT INTO actors VALUES (?,?,?,?,?,?,?,?)")),
        evidence_(db_.prepare("INSERT INTO evidence VALUES (?,?,?,?,?,?)")) {}

  void put(const CodedReport& coded) override {
    Transaction transaction(db_);
    remove_.bind(coded.report.id).run();
    const Report& r = coded.report;
    report_.bind(r.id)
        .bind(r.title)
        .bind(r.date)
        .bind(r.source)
        .bind(r.author)
        .bind(r.url)
        .bind(r.lang)
        .bind(r.path)
        .bind(r.text)
        .bind(coded.lines.back())
        .run();
    const std::int64_t report = db_.last_row();
    Parts parts(actor_, evidence_, coded.coding.document);
    for (std::size_t i = 0; i < coded.coding.records.size(); ++i) {
      std::visit([&](const auto& record) { put(record, report, i, coded.lines[i], parts); }, coded.coding.records[i]);
    }
    transaction.commit();
  }

  Counts counts() override {
    Counts c;
    c.reports = static_cast<std::uint64_t>(db_.integer("SELECT count(*) FROM reports"));
    Statement kinds = db_.prepare("SELECT kind, count(*) FROM records GROUP BY kind");
    while (kinds.step()) {
      const std::string kind = kinds.text(0);
      const auto n = static_cast<std::uint64_t>(kinds.integer(1));
      (kind == "event" ? c.events : kind == "control" ? c.controls : c.statements) = n;
    }
    return c;
  }

 private:
  template <typename R>
  void put(const R& record, std::int64_t report, std::size_t position, const std::string& json, Parts& parts) {
    const Columns c = columns(record);
    record_.bind(report)
        .bind(static_cast<std::int64_t>(position))
        .bind(record.id)
        .bind(c.kind)
        .bind(c.type)
        .bind(c.mode)
        .bind(c.cameo)
        .bind(c.status);
    record_.bind(std::int64_t{record.sentence}).bind(static_cast<double>(record.confidence));
    const TimeExpr* time = c.time && *c.time ? &**c.time : nullptr;
    record_.bind(text(time, &TimeExpr::start)).bind(text(time, &TimeExpr::end));
    const Place* place = c.place && *c.place ? &**c.place : nullptr;
    record_.bind(text(place, &Place::name));
    if (place && place->geonameid > 0)
      record_.bind(std::int64_t{place->geonameid});
    else
      record_.bind_null();
    if (place && place->located)
      record_.bind(place->lat).bind(place->lon);
    else
      record_.bind_null().bind_null();
    record_.bind(text(place, &Place::country)).bind(text(place, &Place::admin1)).bind(json).run();

    parts.begin(db_.last_row());
    parts.words("clause", record.span);
    if (place) parts.words("place", place->span);
    if (time) parts.words("time", time->span);
    parts.parts(record);
  }

  Database db_;
  Statement remove_, report_, record_, actor_, evidence_;
};

}  // namespace

std::unique_ptr<Store> open_sqlite(const std::string& path) { return std::make_unique<SqliteStore>(path); }

}  // namespace dateline::store
