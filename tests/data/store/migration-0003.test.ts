import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { firstLight } from '../../../data/store/sqlite/migrations/0001-first-light.ts';
import { accounts } from '../../../data/store/sqlite/migrations/0002-accounts.ts';
import { issuesAsLog } from '../../../data/store/sqlite/migrations/0003-issues.ts';

/** A database as it was before issues became a log, with two counties and what they had. */
function older(): Database.Database {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  database.exec(firstLight);
  database.exec(accounts);
  for (const [county, origin] of [
    ['a', 'sample'],
    ['b', 'own'],
  ]) {
    database.exec(
      `INSERT INTO counties (id, origin, scheme, roster, source_hash) VALUES ('${county}', '${origin}', '', '', '')`,
    );
    database.exec(`INSERT INTO plans (county, hash, effective_from, bounds, tiers, import_faults, document, published_at)
      VALUES ('${county}', 'p', '', '', '', '', x'', 0)`);
  }
  const insert = database.prepare(
    `INSERT INTO issues (id, county, number, category, state, longitude, latitude, description, reported_at, due_at, closed_at,
       area_square_metres, grids, plan) VALUES (?, ?, ?, 'c', 'filed', 7, 8, 'd', 1999, 2000, ?, 1.5, ?, 'p')`,
  );
  insert.run(3, 'a', 'A-3', null, '{"minor":"g"}');
  insert.run(4, 'b', 'B-4', 2001, '{}');
  insert.run(9, 'a', 'A-9', null, '{}');
  database.exec(`INSERT INTO issue_grids VALUES ('a', 'minor', 'g', 3)`);
  database.exec(
    `INSERT INTO events (county, kind, at, payload) VALUES ('a', 'issue-reported', 0, '{"issue":{"id":9}}')`,
  );
  return database;
}

test('issues move into the log with all they had', () => {
  const database = older();
  database.exec(issuesAsLog);
  const common = {
    category: 'c',
    state: 'filed',
    unit: null,
    longitude: 7,
    latitude: 8,
    description: 'd',
    revision: 1,
  };
  const moved = { ...common, reported_at: 1000, due_at: 2000, area_square_metres: 1.5 };
  expect(database.prepare('SELECT * FROM issue_rows').all()).toEqual([
    {
      ...moved,
      id: 3,
      county: 'a',
      plan: 1,
      number: 'A-3',
      source: 'sample',
      closed_at: null,
      grids: '{"minor":"g"}',
      placement: 'inside',
    },
    {
      ...moved,
      id: 4,
      county: 'b',
      plan: 2,
      number: 'B-4',
      source: 'import',
      closed_at: 2000,
      grids: '{}',
      placement: 'outside',
    },
    {
      ...moved,
      id: 9,
      county: 'a',
      plan: 1,
      number: 'A-9',
      source: 'officer',
      closed_at: null,
      grids: '{}',
      placement: 'outside',
    },
  ]);
  const names = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE name LIKE '%issue%'")
    .pluck()
    .all();
  expect(names.sort()).toEqual(['issue_history', 'issue_kinds', 'issue_pages', 'issue_rows', 'issues']);
});
