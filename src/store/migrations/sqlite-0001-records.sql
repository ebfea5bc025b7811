-- Schema version 1: reports, their records, and where in the text each part of a record stands.
-- Offsets count code points, as in docs/records.md; in_title tells from which start.

CREATE TABLE reports (
  report   INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,      -- of the input; also in records' JSON
  title    TEXT,
  date     TEXT,                      -- ISO day
  source   TEXT,
  author   TEXT,
  url      TEXT,
  lang     TEXT,
  path     TEXT,
  text     TEXT NOT NULL,
  json     TEXT NOT NULL              -- the report record, as written to JSONL
);

CREATE TABLE records (
  record      INTEGER PRIMARY KEY,
  report      INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  position    INTEGER NOT NULL,       -- in the report, from 0
  id          TEXT NOT NULL,          -- 16 hex digits: the same when the report is coded again
  kind        TEXT NOT NULL,          -- event, control, statement
  type        TEXT NOT NULL,          -- an event's type, a control record's state, a statement's verb
  mode        TEXT,
  cameo       TEXT,
  status      TEXT,
  sentence    INTEGER NOT NULL,
  confidence  REAL NOT NULL,
  time_start  TEXT,                   -- ISO days, inclusive; null: open or unknown
  time_end    TEXT,
  place       TEXT,
  geonameid   INTEGER,
  lat         REAL,
  lon         REAL,
  country     TEXT,                   -- of the place, ISO 3166-1 alpha-3
  admin1      TEXT,
  json        TEXT NOT NULL,          -- the record, as written to JSONL
  UNIQUE (report, position)
);
CREATE INDEX records_by_id ON records (id);
CREATE INDEX records_by_type ON records (kind, type, time_start);
CREATE INDEX records_by_time ON records (time_start);
CREATE INDEX records_by_country ON records (country, time_start);
CREATE INDEX records_by_place ON records (geonameid, kind, time_start);

-- Who acts, is acted upon, holds, speaks, or says so.
CREATE TABLE actors (
  record    INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
  part      TEXT NOT NULL,            -- actor recipient holder from speaker addressee source
  position  INTEGER NOT NULL,
  name      TEXT NOT NULL,
  id        TEXT,                     -- "RUSMIL"
  country   TEXT,
  role      TEXT,
  "group"   TEXT,
  PRIMARY KEY (record, part, position)
) WITHOUT ROWID;
CREATE INDEX actors_by_id ON actors (id);
CREATE INDEX actors_by_country ON actors (country, role);
CREATE INDEX actors_by_group ON actors ("group");

-- The words behind each value.
CREATE TABLE evidence (
  record    INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
  part      TEXT NOT NULL,            -- clause trigger place time quote count, or a part of actors
  position  INTEGER NOT NULL,
  in_title  INTEGER NOT NULL,
  "begin"   INTEGER NOT NULL,
  "end"     INTEGER NOT NULL,         -- exclusive
  PRIMARY KEY (record, part, position)
) WITHOUT ROWID;
