/**
 * The first schema. Times are epoch milliseconds, places lattice units (1e-7 degree), JSON is text that was parsed by
 * its schema before it was written. Plans and events cannot be altered or deleted: the triggers see to it.
 */
export const firstLight = `
CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE counties (
  position    INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  origin      TEXT NOT NULL CHECK (origin IN ('sample', 'own')),
  scheme      TEXT NOT NULL,
  roster      TEXT NOT NULL,
  source_hash TEXT NOT NULL
) STRICT;

CREATE TABLE layers (
  county TEXT NOT NULL REFERENCES counties (id),
  name   TEXT NOT NULL,
  hash   TEXT NOT NULL,
  bytes  BLOB NOT NULL,
  PRIMARY KEY (county, name)
) STRICT;

CREATE TABLE plans (
  position       INTEGER PRIMARY KEY,
  county         TEXT NOT NULL REFERENCES counties (id),
  hash           TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  bounds         TEXT NOT NULL,
  tiers          TEXT NOT NULL,
  import_faults  TEXT NOT NULL,
  document       BLOB NOT NULL,
  published_at   INTEGER NOT NULL,
  UNIQUE (county, hash)
) STRICT;
CREATE TRIGGER plans_stay BEFORE UPDATE ON plans BEGIN SELECT RAISE(ABORT, 'a published plan is never changed'); END;
CREATE TRIGGER plans_remain BEFORE DELETE ON plans BEGIN SELECT RAISE(ABORT, 'a published plan is never deleted'); END;

CREATE TABLE issues (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  county             TEXT NOT NULL REFERENCES counties (id),
  number             TEXT NOT NULL,
  category           TEXT NOT NULL,
  state              TEXT NOT NULL,
  longitude          INTEGER NOT NULL,
  latitude           INTEGER NOT NULL,
  description        TEXT NOT NULL,
  reported_at        INTEGER NOT NULL,
  due_at             INTEGER NOT NULL,
  closed_at          INTEGER,
  area_square_metres REAL,
  grids              TEXT NOT NULL,
  plan               TEXT NOT NULL,
  UNIQUE (county, number),
  FOREIGN KEY (county, plan) REFERENCES plans (county, hash)
) STRICT;
CREATE INDEX issues_by_time ON issues (county, reported_at, id);

CREATE TABLE issue_grids (
  county TEXT NOT NULL,
  tier   TEXT NOT NULL,
  grid   TEXT NOT NULL,
  issue  INTEGER NOT NULL REFERENCES issues (id),
  PRIMARY KEY (county, tier, grid, issue)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  county     TEXT NOT NULL,
  base       TEXT NOT NULL,
  title      TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  FOREIGN KEY (county, base) REFERENCES plans (county, hash)
) STRICT;
CREATE INDEX drafts_by_change ON drafts (county, changed_at);

CREATE TABLE draft_edits (
  draft   INTEGER NOT NULL REFERENCES drafts (id),
  ordinal INTEGER NOT NULL,
  edit    TEXT NOT NULL,
  PRIMARY KEY (draft, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  county   TEXT NOT NULL REFERENCES counties (id),
  kind     TEXT NOT NULL,
  at       INTEGER NOT NULL,
  payload  TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_county ON events (county, sequence);
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER events_remain BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
`;
