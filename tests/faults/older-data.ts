import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { firstLight } from '../../data/store/sqlite/migrations/0001-first-light.ts';
import { applicationId } from '../../data/store/sqlite/migrations.ts';
import { databaseName } from '../../data/store/sqlite/open.ts';

/** A data folder as the first version of this program left it: one migration, a county, a thousand issues with their events, drafts. */
export function olderData(data: string): string {
  mkdirSync(data, { recursive: true });
  const database = new Database(join(data, databaseName));
  database.pragma('journal_mode = WAL');
  database.exec(`
    CREATE TABLE migrations (version INTEGER PRIMARY KEY, hash TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;
    ${firstLight}
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = 1;`);
  const hash = createHash('sha256').update(firstLight).digest('hex');
  database.prepare('INSERT INTO migrations VALUES (1, ?, 0)').run(hash);
  database.exec(`
    INSERT INTO settings VALUES ('categories', '{}');
    INSERT INTO counties VALUES (1, 'a', 'own', '{}', '{}', 'h');
    INSERT INTO layers VALUES ('a', 'ground', 'h', x'00ff');
    INSERT INTO plans VALUES (1, 'a', 'p', '2026-01-01', '[]', '[]', '[]', x'7b7d', 0);
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
      INSERT INTO issues SELECT i, 'a', i, 'litter', 'collected', i, i, 'fault ' || i || ' 路口', 0, 1000, NULL, i / 7.0,
        '{"minor":"g"}', 'p' FROM n;
    INSERT INTO issue_grids SELECT 'a', 'minor', 'g', id FROM issues;
    INSERT INTO drafts SELECT id, 'a', 'p', '稿', 3, 0, 0 FROM issues WHERE id <= 50;
    INSERT INTO draft_edits SELECT drafts.id, issues.id, '{}' FROM drafts, issues WHERE issues.id <= 3;
    INSERT INTO events SELECT id, 'a', 'issue-reported', 0, json_object('issue', json_object('id', id)) FROM issues;`);
  database.close();
  return data;
}

/** Where later versions keep what the first one had in these tables. */
const movedTables: Readonly<Record<string, string>> = {
  issues: `(SELECT issue_rows.id, issue_rows.county, number, category, state, longitude, latitude, description, reported_at,
    due_at, closed_at, area_square_metres, grids, plans.hash AS plan
    FROM issue_rows JOIN plans ON plans.position = issue_rows.plan)`,
  issue_grids:
    '(SELECT county, key AS tier, value AS grid, issue_rows.id AS issue FROM issue_rows, json_each(issue_rows.grids))',
};

/** Every row of the tables that the first version had, in its columns, as one text. */
export function olderContent(data: string): string {
  const first = new Database(':memory:');
  first.exec(firstLight);
  const tables = first
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
    .map((name) => ({
      name,
      columns: first.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name),
    }));
  first.close();
  const database = new Database(join(data, databaseName), { readonly: true });
  const moved = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'issue_rows'").get() !== undefined;
  const rows = tables.map(({ name, columns }) => {
    const table = (moved && movedTables[name]) || name;
    return database.prepare(`SELECT ${columns.join()} FROM ${table} ORDER BY ${columns.join()}`).raw().all();
  });
  database.close();
  return JSON.stringify(rows);
}
