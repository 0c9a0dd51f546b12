import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { databaseName } from '../../data/store/sqlite/open.ts';

/** What was acknowledged, to be held against what is stored. */
export interface Ledger {
  /** Description → id of every issue that was acknowledged. */
  readonly issues: Map<string, number>;
  /** Draft → the highest revision that was acknowledged. */
  readonly drafts: Map<number, number>;
}

/** What is wrong with a database after a fault; everything 0 and '' where nothing is. */
export interface Verdict {
  readonly lost: number;
  readonly partial: number;
  readonly duplicates: number;
  readonly damage: string;
}

export const nothingWrong: Verdict = { lost: 0, partial: 0, duplicates: 0, damage: '' };

const idIn = z.object({ issue: z.object({ id: z.int() }) });

/**
 * Reads the database with SQLite itself, past the program. Lost: acknowledged and not there. Partial: an issue without its event
 * or whose revision is not that of its history, an event without its issue, a draft whose revision is not the number of its edits.
 * Duplicates: one report stored twice.
 */
export function judge(dataFolder: string, ledger: Ledger): Verdict {
  const database = new Database(join(dataFolder, databaseName));
  try {
    const rows = <T>(sql: string): T[] => database.prepare<[], T>(sql).all();
    const issues = rows<{ id: number; description: string; revision: number; changes: number }>(
      `SELECT id, description, revision, (SELECT count(*) FROM issue_history WHERE issue = issues.id) AS changes
       FROM issues WHERE description LIKE 'fault %'`,
    );
    const told = new Set(
      rows<{ payload: string }>("SELECT payload FROM events WHERE kind = 'issue-reported'").map(
        ({ payload }) => idIn.parse(JSON.parse(payload)).issue.id,
      ),
    );
    const known = new Set(rows<{ id: number }>('SELECT id FROM issues').map(({ id }) => id));
    const drafts = rows<{ id: number; revision: number; edits: number }>(
      'SELECT id, revision, (SELECT count(*) FROM draft_edits WHERE draft = drafts.id) AS edits FROM drafts',
    );
    const stored = new Map(issues.map(({ description, id }) => [description, id]));
    const revisions = new Map(drafts.map(({ id, revision }) => [id, revision]));
    return {
      lost:
        [...ledger.issues].filter(([description, id]) => stored.get(description) !== id).length +
        [...ledger.drafts].filter(([id, revision]) => (revisions.get(id) ?? -1) < revision).length,
      partial:
        issues.filter(({ id, revision, changes }) => !told.has(id) || revision !== changes + 1).length +
        [...told].filter((id) => !known.has(id)).length +
        drafts.filter(({ revision, edits }) => revision !== edits).length,
      duplicates: issues.length - stored.size,
      damage: damageOf(database),
    };
  } finally {
    database.close();
  }
}

/** What SQLite finds wrong with a data folder's database; '' where nothing is. */
export function damageIn(dataFolder: string): string {
  const database = new Database(join(dataFolder, databaseName));
  try {
    return damageOf(database);
  } finally {
    database.close();
  }
}

function damageOf(database: Database.Database): string {
  const integrity = String(database.pragma('integrity_check(1)', { simple: true }));
  if (integrity !== 'ok') return integrity;
  const orphan = database.prepare('PRAGMA foreign_key_check').get();
  return orphan === undefined ? '' : `a row without its parent: ${JSON.stringify(orphan)}`;
}
