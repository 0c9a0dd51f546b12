/**
 * Foot patrols: tracks, which are personal data and go after a while, and the stretches of street walked by day, which stay. A
 * stretch is known by its middle; `hours` has a bit for each hour of the day.
 */
export const patrols = `
CREATE TABLE patrol_tracks (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  county      TEXT NOT NULL REFERENCES counties (id),
  walker      TEXT NOT NULL,
  grids       TEXT NOT NULL,
  began_at    INTEGER NOT NULL,
  ended_at    INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  points      TEXT NOT NULL,
  count       INTEGER NOT NULL
) STRICT;
CREATE INDEX patrol_tracks_by_county ON patrol_tracks (county, began_at);

CREATE TABLE walked (
  county    TEXT NOT NULL REFERENCES counties (id),
  day       TEXT NOT NULL,
  longitude INTEGER NOT NULL,
  latitude  INTEGER NOT NULL,
  hours     INTEGER NOT NULL,
  PRIMARY KEY (county, day, longitude, latitude)
) STRICT, WITHOUT ROWID;

CREATE TABLE last_walked (
  county    TEXT NOT NULL REFERENCES counties (id),
  longitude INTEGER NOT NULL,
  latitude  INTEGER NOT NULL,
  day       TEXT NOT NULL,
  PRIMARY KEY (county, longitude, latitude)
) STRICT, WITHOUT ROWID;
`;
