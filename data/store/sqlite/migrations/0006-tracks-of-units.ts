/**
 * A track belongs to a unit, not to grids; of those there are, nobody knows which, so they stay their walkers'. What a phone sends
 * bit by bit under one name (`walk`) is one track.
 */
export const tracksOfUnits = `
ALTER TABLE patrol_tracks DROP COLUMN grids;
ALTER TABLE patrol_tracks ADD COLUMN unit TEXT;
ALTER TABLE patrol_tracks ADD COLUMN crs TEXT NOT NULL DEFAULT 'wgs84';
ALTER TABLE patrol_tracks ADD COLUMN walk TEXT;
ALTER TABLE patrol_tracks ADD COLUMN metres REAL;
CREATE INDEX patrol_tracks_by_walk ON patrol_tracks (county, walk) WHERE walk IS NOT NULL;
`;
