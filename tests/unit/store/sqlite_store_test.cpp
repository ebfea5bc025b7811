#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "coding.h"
#include "store/store.h"

namespace dateline::store {
namespace {

class SqliteStore : public testing::Test {
 protected:
  SqliteStore() {
    std::string folder = (std::filesystem::temp_directory_path() / "store_test-XXXXXX").string();
    if (::mkdtemp(folder.data())) folder_ = folder;
  }
  ~SqliteStore() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::string path(const char* name = "a.db") const { return (folder_ / name).string(); }

  static CodedReport sample(const std::string& id = "sample") {
    CodedReport coded{write::sample_report(),
                      write::sample_coding(),
                      {R"({"n":0})", R"({"n":1})", R"({"n":2})", R"({"kind":"report"})"}};
    coded.report.id = coded.coding.report_id = id;
    return coded;
  }

  /// What the sqlite3 program would print: rows by lines, columns by "|".
  std::string query(const std::string& sql, const std::string& file) const {
    sqlite3* db = nullptr;
    std::string out;
    if (sqlite3_open(file.c_str(), &db) == SQLITE_OK) {
      char* error = nullptr;
      sqlite3_exec(
          db, sql.c_str(),
          [](void* to, int columns, char** values, char**) {
            auto& text = *static_cast<std::string*>(to);
            for (int c = 0; c < columns; ++c)
              text += std::string(c ? "|" : text.empty() ? "" : "\n") + (values[c] ? values[c] : "NULL");
            return 0;
          },
          &out, &error);
      if (error) out += error;
      sqlite3_free(error);
    }
    sqlite3_close(db);
    return out;
  }
  std::string query(const std::string& sql) const { return query(sql, path()); }

  static std::string refusal(const std::string& where) {
    try {
      open(where);
    } catch (const EnvironmentError& e) {
      EXPECT_EQ(e.error().code, ErrorCode::kDatabase);
      return e.what();
    }
    return "it was opened";
  }

  std::filesystem::path folder_;
};

TEST_F(SqliteStore, keeps_records_with_their_parts_and_evidence) {
  open(path())->put(sample());
  EXPECT_EQ(query("SELECT id, title, date FROM reports"), "sample|Bria \"falls\"|2021-02-17");
  EXPECT_EQ(query("SELECT position, kind, type, status, place, geonameid, country, time_start, json FROM records ORDER "
                  "BY position"),
            "0|control|takes|claimed|Bria|239899|CAF|2021-02-15|{\"n\":0}\n"
            "1|event|ASSAULT|asserted|NULL|NULL|NULL|NULL|{\"n\":1}\n"
            "2|statement|said|NULL|NULL|NULL|NULL|NULL|{\"n\":2}");
  EXPECT_EQ(query("SELECT a.part, a.name, a.id FROM actors a JOIN records USING (record) WHERE kind = 'event' ORDER BY "
                  "a.position"),
            "actor|Повстанці|CAFREB\nactor|United Nations|NULL");
  EXPECT_EQ(query("SELECT substr(text, \"begin\" + 1, \"end\" - \"begin\") FROM evidence JOIN records USING (record) "
                  "JOIN reports USING (report) "
                  "WHERE part = 'quote'"),
            "Повстанці seized Bria on Monday");
}

TEST_F(SqliteStore, replaces_a_report_that_is_coded_again) {
  {
    const auto db = open(path());
    db->put(sample());
    db->put(sample("other"));
  }
  const auto db = open(path());
  CodedReport again = sample();
  again.coding.records.pop_back();
  again.lines.erase(again.lines.begin() + 2);
  db->put(again);
  const Counts c = db->counts();
  EXPECT_EQ(c.reports, 2u);
  EXPECT_EQ(c.events, 2u);
  EXPECT_EQ(c.controls, 2u);
  EXPECT_EQ(c.statements, 1u);
  EXPECT_EQ(query("SELECT count(*) FROM evidence WHERE record NOT IN (SELECT record FROM records)"), "0");
  EXPECT_EQ(query("PRAGMA integrity_check"), "ok");
  EXPECT_EQ(query("PRAGMA foreign_key_check"), "");
}

TEST_F(SqliteStore, stores_all_of_a_report_or_nothing) {
  const auto db = open(path());
  db->put(sample());
  query(
      "CREATE TRIGGER refuse BEFORE INSERT ON records WHEN NEW.position = 2 BEGIN SELECT RAISE(ABORT, 'no room'); END");
  EXPECT_THROW(db->put(sample()), EnvironmentError);
  EXPECT_THROW(db->put(sample("other")), EnvironmentError);
  EXPECT_EQ(query("SELECT id, (SELECT count(*) FROM records) FROM reports"), "sample|3");
  query("DROP TRIGGER refuse");
  db->put(sample("other"));
  EXPECT_EQ(db->counts().reports, 2u);
}

TEST_F(SqliteStore, refuses_what_is_not_its_own) {
  std::ofstream(path("text.db")) << "this is a text file, long enough to have a page of a database in it "
                                 << std::string(2000, 'x');
  EXPECT_NE(refusal(path("text.db")).find("not a SQLite database"), std::string::npos);

  query("CREATE TABLE theirs (a)", path("theirs.db"));
  EXPECT_NE(refusal(path("theirs.db")).find("another program"), std::string::npos);

  open(path("newer.db"));
  query("PRAGMA user_version = 99", path("newer.db"));
  EXPECT_NE(refusal(path("newer.db")).find("newer Dateline"), std::string::npos);

  EXPECT_NE(refusal(path("no/such/folder.db")).find("cannot be opened"), std::string::npos);
  EXPECT_NE(refusal("postgresql://localhost/x").find("not supported yet"), std::string::npos);
}

TEST_F(SqliteStore, waits_for_nobody_who_reads) {
  const auto db = open(path());
  db->put(sample());
  const auto second = open(path());
  EXPECT_EQ(second->counts().events, 1u);
  db->put(sample("other"));
  EXPECT_EQ(second->counts().events, 2u);
  EXPECT_EQ(query("PRAGMA journal_mode"), "wal");
}

}  // namespace
}  // namespace dateline::store
