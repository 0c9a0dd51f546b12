/**
 * Imports: the file's rows in chunks, kept until the import is done; what became of each chunk is written in the transaction that
 * adds its issues. Photos: already re-encoded, named by the hash of their bytes.
 */
export const importsAndPhotos = `
CREATE TABLE imports (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  county      TEXT NOT NULL REFERENCES counties (id),
  digest      TEXT NOT NULL,
  name        TEXT NOT NULL,
  encoding    TEXT NOT NULL,
  state       TEXT NOT NULL,
  columns     TEXT NOT NULL,
  mapping     TEXT,
  rows        INTEGER NOT NULL,
  chunks      INTEGER NOT NULL,
  next_chunk  INTEGER NOT NULL,
  handled     INTEGER NOT NULL,
  added       INTEGER NOT NULL,
  refused     INTEGER NOT NULL,
  actor       TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  started_at  INTEGER,
  finished_at INTEGER,
  UNIQUE (county, digest)
) STRICT;

CREATE TABLE import_chunks (
  import INTEGER NOT NULL REFERENCES imports (id),
  chunk  INTEGER NOT NULL,
  rows   TEXT NOT NULL,
  PRIMARY KEY (import, chunk)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_refusals (
  import INTEGER NOT NULL REFERENCES imports (id),
  row    INTEGER NOT NULL,
  reason TEXT NOT NULL,
  value  TEXT NOT NULL,
  cells  TEXT NOT NULL,
  PRIMARY KEY (import, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE photos (
  county      TEXT NOT NULL REFERENCES counties (id),
  id          TEXT NOT NULL,
  issue       INTEGER REFERENCES issues (id),
  width       INTEGER NOT NULL,
  height      INTEGER NOT NULL,
  uploaded_at INTEGER NOT NULL,
  image       BLOB NOT NULL,
  thumbnail   BLOB NOT NULL,
  PRIMARY KEY (county, id)
) STRICT;
CREATE INDEX photos_by_issue ON photos (issue);
`;
