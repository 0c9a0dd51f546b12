/**
 * Accounts, sessions, wall displays, the audit chain and the keys of changes already made. Secrets are stored hashed
 * only. An audit entry cannot be altered or deleted through this program: the triggers see to it, and the chain shows
 * it where somebody removed the triggers.
 */
export const accounts = `
CREATE TABLE accounts (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  name                TEXT NOT NULL UNIQUE,
  display_name        TEXT NOT NULL,
  origin              TEXT NOT NULL CHECK (origin IN ('local', 'oidc', 'demo')),
  active              INTEGER NOT NULL CHECK (active IN (0, 1)),
  grants              TEXT NOT NULL,
  revision            INTEGER NOT NULL,
  created_at          INTEGER NOT NULL,
  password_hash       TEXT,
  password_changed_at INTEGER NOT NULL,
  failures            INTEGER NOT NULL DEFAULT 0,
  locked_until        INTEGER,
  invitation_hash     TEXT UNIQUE,
  invitation_expires  INTEGER,
  issuer              TEXT,
  subject             TEXT,
  UNIQUE (issuer, subject)
) STRICT;

CREATE TABLE sessions (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  account      INTEGER NOT NULL REFERENCES accounts (id),
  token_hash   TEXT NOT NULL UNIQUE,
  created_at   INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  address      TEXT NOT NULL,
  browser      TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE devices (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  county        TEXT NOT NULL REFERENCES counties (id),
  label         TEXT NOT NULL,
  token_hash    TEXT NOT NULL UNIQUE,
  demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
  created_at    INTEGER NOT NULL,
  last_seen_at  INTEGER,
  revoked_at    INTEGER
) STRICT;
CREATE INDEX devices_by_county ON devices (county);

CREATE TABLE audit (
  sequence      INTEGER PRIMARY KEY,
  at            TEXT NOT NULL,
  actor_kind    TEXT NOT NULL,
  actor_id      INTEGER,
  actor_name    TEXT NOT NULL,
  actor_address TEXT,
  action        TEXT NOT NULL,
  county        TEXT,
  subject       TEXT NOT NULL,
  before        TEXT,
  after         TEXT,
  previous      TEXT NOT NULL,
  hash          TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_county ON audit (county, sequence);
CREATE INDEX audit_by_action ON audit (action, sequence);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'an audit entry is never changed'); END;
CREATE TRIGGER audit_remains BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'an audit entry is never deleted'); END;

CREATE TABLE keys (
  owner       TEXT NOT NULL,
  key         TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  result      TEXT NOT NULL,
  at          INTEGER NOT NULL,
  PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_by_age ON keys (at);
`;
