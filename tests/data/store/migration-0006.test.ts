import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { patrols } from '../../../data/store/sqlite/migrations/0005-patrols.ts';
import { tracksOfUnits } from '../../../data/store/sqlite/migrations/0006-tracks-of-units.ts';
import { readLine, type TrackRow, toTrack, trackColumns } from '../../../data/store/sqlite/track-rows.ts';

test('a track from before units is its walker’s, with all its points', () => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE counties (id TEXT PRIMARY KEY) STRICT');
  database.exec(`INSERT INTO counties VALUES ('a')`);
  database.exec(patrols);
  const walker = { kind: 'account', id: 7, name: 'chen', address: '10.0.0.1' };
  database
    .prepare(
      `INSERT INTO patrol_tracks VALUES (3, 'a', ?, '["W-01"]', 10, 20, 30, '[[1,2,10,5],[1,2,20,5]]', 2)`,
    )
    .run(JSON.stringify(walker));
  database.exec(tracksOfUnits);
  const row = database.prepare<[], TrackRow & { points: string }>(
    `SELECT ${trackColumns}, points FROM patrol_tracks`,
  );
  const found = row.get();
  if (found === undefined) throw new Error('the track is gone');
  expect(toTrack(found)).toEqual({
    id: 3,
    walker,
    unit: null,
    crs: 'wgs84',
    from: 10,
    to: 20,
    points: 2,
    metres: null,
    receivedAt: 30,
  });
  expect(readLine(found.points)).toHaveLength(2);
});
