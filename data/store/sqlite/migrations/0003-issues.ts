/**
 * Issues as a plain log: rows by id and no index beside it, for every question but "the row of this id" is answered from the
 * columns in memory (data/store/columns). What an issue shares with many others is its kind, a row of its own; so the row of an
 * issue is short. `issue_rows` shows both as one. `issue_grids` goes. Times are cut to whole seconds. Of an older issue, who
 * reported it is known by its event; that it lies on a border is not, and it counts as inside.
 */
export const issuesAsLog = `
CREATE TABLE issue_kinds (
  number    INTEGER PRIMARY KEY,
  county    TEXT NOT NULL,
  plan      INTEGER NOT NULL REFERENCES plans (position),
  source    TEXT NOT NULL,
  category  TEXT NOT NULL,
  unit      TEXT,
  grids     TEXT NOT NULL,
  placement TEXT NOT NULL
) STRICT;

CREATE TABLE issue_log (
  id                 INTEGER PRIMARY KEY,
  kind               INTEGER NOT NULL,
  number             TEXT NOT NULL,
  state              TEXT NOT NULL,
  longitude          INTEGER NOT NULL,
  latitude           INTEGER NOT NULL,
  description        TEXT NOT NULL,
  reported_at        INTEGER NOT NULL,
  due_at             INTEGER NOT NULL,
  closed_at          INTEGER,
  area_square_metres REAL,
  revision           INTEGER NOT NULL
) STRICT;

CREATE TEMP TABLE moved AS
SELECT issues.id, issues.county, plans.position AS plan, category, grids,
  CASE WHEN issues.id IN (SELECT payload ->> '$.issue.id' FROM events WHERE kind = 'issue-reported') THEN 'officer'
    WHEN counties.origin = 'sample' THEN 'sample' ELSE 'import' END AS source,
  CASE WHEN grids = '{}' THEN 'outside' ELSE 'inside' END AS placement
FROM issues
JOIN plans ON plans.county = issues.county AND plans.hash = issues.plan
JOIN counties ON counties.id = issues.county;

INSERT INTO issue_kinds (number, county, plan, source, category, unit, grids, placement)
SELECT row_number() OVER () - 1, county, plan, source, category, NULL, grids, placement
FROM (SELECT DISTINCT county, plan, source, category, grids, placement FROM temp.moved);

INSERT INTO issue_log
SELECT issues.id, issue_kinds.number, issues.number, state, longitude, latitude, description,
  reported_at / 1000 * 1000, due_at / 1000 * 1000, closed_at / 1000 * 1000, area_square_metres, 1
FROM issues
JOIN temp.moved USING (id)
JOIN issue_kinds ON (issue_kinds.county, issue_kinds.plan, issue_kinds.source, issue_kinds.category, issue_kinds.grids)
  = (moved.county, moved.plan, moved.source, moved.category, moved.grids)
ORDER BY issues.id;

DROP TABLE temp.moved;
DROP TABLE issue_grids;
DROP TABLE issues;
ALTER TABLE issue_log RENAME TO issues;

CREATE VIEW issue_rows AS
SELECT issues.id, county, plan, issues.number, source, category, state, unit, longitude, latitude, description, reported_at, due_at,
  closed_at, area_square_metres, grids, placement, revision
FROM issues JOIN issue_kinds ON issue_kinds.number = issues.kind;

CREATE TABLE issue_history (
  issue      INTEGER NOT NULL REFERENCES issues (id),
  revision   INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  actor      TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state   TEXT NOT NULL,
  unit       TEXT,
  due_at     INTEGER NOT NULL,
  note       TEXT NOT NULL,
  PRIMARY KEY (issue, revision)
) STRICT, WITHOUT ROWID;

-- The columns in memory as they were at some event (issue-pages.ts): made from the issues, and made anew where they do not fit.
CREATE TABLE issue_pages (
  position INTEGER PRIMARY KEY,
  county   TEXT NOT NULL,
  part     TEXT NOT NULL CHECK (part IN ('added', 'changed', 'numbers')),
  count    INTEGER NOT NULL,
  to_id    INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  bytes    BLOB NOT NULL
) STRICT;
`;
