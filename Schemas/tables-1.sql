-- The tables of an archive of records (SQLite 3.38 or later). Migrations are appended below and never
-- changed: the number of those that ran stands in `pragma user_version`.

-- migration 1

CREATE TABLE runs (
  key INTEGER PRIMARY KEY,
  program TEXT NOT NULL,
  version TEXT NOT NULL,
  rules TEXT NOT NULL,
  UNIQUE (program, version, rules)
);

CREATE TABLE releases (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  digest TEXT NOT NULL,              -- SHA-256 of the record: an unchanged one is not loaded again
  content_sha256 TEXT NOT NULL,
  source TEXT NOT NULL,
  source_sha256 TEXT,
  url TEXT,
  kind TEXT,
  headline TEXT,
  subheadline TEXT,
  published TEXT,                    -- EDTF; a whole day is also in published_day
  published_day TEXT CHECK (published_day IS NULL OR length(published_day) = 10),
  dateline TEXT,
  credit TEXT,
  section TEXT,
  language TEXT,
  template TEXT,
  text TEXT NOT NULL,
  run INTEGER REFERENCES runs (key)
);
CREATE INDEX releases_by_day ON releases (published_day);

CREATE TABLE bylines (
  release TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (release, number)
) WITHOUT ROWID;

CREATE TABLE organizations (
  release TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  acronym TEXT,
  kind TEXT,
  echelon TEXT,
  country TEXT,
  parent TEXT,
  PRIMARY KEY (release, id),
  FOREIGN KEY (release, parent) REFERENCES organizations (release, id)
    DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX organizations_by_name ON organizations (name);

CREATE TABLE people (
  release TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  given TEXT,
  middle TEXT,
  family TEXT,
  suffix TEXT,
  nickname TEXT,
  gender TEXT,
  rank TEXT,                         -- the title: 'Lieutenant General'
  rank_text TEXT,                    -- as written: 'Lt. Gen.'
  service TEXT,
  country TEXT,
  grades TEXT,                       -- the set the text leaves open, parted by spaces
  nato TEXT,
  status TEXT,
  PRIMARY KEY (release, id)
) WITHOUT ROWID;
CREATE INDEX people_by_family ON people (family, given);

CREATE TABLE roles (
  release TEXT NOT NULL,
  person TEXT NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  organization TEXT,
  former INTEGER NOT NULL,
  rule TEXT,
  PRIMARY KEY (release, person, number),
  FOREIGN KEY (release, person) REFERENCES people (release, id) ON DELETE CASCADE,
  FOREIGN KEY (release, organization) REFERENCES organizations (release, id)
    DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE places (
  release TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT,
  country TEXT,
  PRIMARY KEY (release, id)
) WITHOUT ROWID;
CREATE INDEX places_by_name ON places (name);

CREATE TABLE events (
  release TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT,
  PRIMARY KEY (release, id)
) WITHOUT ROWID;
CREATE INDEX events_by_name ON events (name);

CREATE TABLE equipment (
  release TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT,
  PRIMARY KEY (release, id)
) WITHOUT ROWID;

-- Where an entity is named; its id is that of the entity's table.
CREATE TABLE mentions (
  release TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  layer TEXT NOT NULL,
  entity TEXT NOT NULL,
  number INTEGER NOT NULL,
  start INTEGER NOT NULL,            -- code points of releases.text, half-open
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  form TEXT,
  rule TEXT,
  line INTEGER,                      -- in the page
  "column" INTEGER,
  PRIMARY KEY (release, layer, entity, number)
) WITHOUT ROWID;

CREATE TABLE dates (
  release TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  timex TEXT,
  edtf TEXT,
  from_day TEXT CHECK (from_day IS NULL OR length(from_day) = 10),
  to_day TEXT CHECK (to_day IS NULL OR length(to_day) = 10),
  granularity TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  rule TEXT,
  PRIMARY KEY (release, number)
) WITHOUT ROWID;
CREATE INDEX dates_by_day ON dates (from_day, to_day);

CREATE TABLE quotes (
  key INTEGER PRIMARY KEY,
  release TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  speaker TEXT,
  speaker_mention TEXT,
  cue TEXT,
  confidence REAL,
  start INTEGER,
  end INTEGER,
  rule TEXT,
  UNIQUE (release, id)
);
CREATE INDEX quotes_by_speaker ON quotes (release, speaker);

CREATE TABLE findings (
  release TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  "check" TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL,
  text TEXT,
  suggestion TEXT,
  in_quote INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  start INTEGER,
  end INTEGER,
  line INTEGER,
  "column" INTEGER,
  PRIMARY KEY (release, number)
) WITHOUT ROWID;
CREATE INDEX findings_by_check ON findings ("check", severity);

CREATE VIRTUAL TABLE releases_fts USING fts5 (
  headline, text, content = 'releases', content_rowid = 'key'
);
CREATE TRIGGER releases_added AFTER INSERT ON releases BEGIN
  INSERT INTO releases_fts (rowid, headline, text) VALUES (new.key, new.headline, new.text);
END;
CREATE TRIGGER releases_removed AFTER DELETE ON releases BEGIN
  INSERT INTO releases_fts (releases_fts, rowid, headline, text)
  VALUES ('delete', old.key, old.headline, old.text);
END;

CREATE VIRTUAL TABLE quotes_fts USING fts5 (text, content = 'quotes', content_rowid = 'key');
CREATE TRIGGER quotes_added AFTER INSERT ON quotes BEGIN
  INSERT INTO quotes_fts (rowid, text) VALUES (new.key, new.text);
END;
CREATE TRIGGER quotes_removed AFTER DELETE ON quotes BEGIN
  INSERT INTO quotes_fts (quotes_fts, rowid, text) VALUES ('delete', old.key, old.text);
END;

CREATE VIEW quotes_by_person AS
SELECT p.family, p.given, p.name, p.rank, p.service, q.kind, q.text, q.cue, q.confidence,
  r.published_day, r.headline, r.id AS release, r.url
FROM quotes q
JOIN releases r ON r.id = q.release
LEFT JOIN people p ON p.release = q.release AND p.id = q.speaker;

CREATE VIEW open_findings AS
SELECT f.severity, f."check", f.message, f.text, f.suggestion, f.line, f."column", r.source,
  r.headline, r.published_day, r.id AS release
FROM findings f
JOIN releases r ON r.id = f.release
WHERE NOT f.accepted;
