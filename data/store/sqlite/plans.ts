import { z } from 'zod';
import { importFault } from '../../model/coverage.ts';
import { bounds, planSummary } from '../../model/replies.ts';
import type { NewPlan, PlanRecord, PlanStore } from '../store.ts';
import type { Connection } from './connection.ts';
import { oneEach } from './kept.ts';

interface PlanRow {
  readonly position: number;
  readonly county: string;
  readonly hash: string;
  readonly effective_from: string;
  readonly bounds: string;
  readonly tiers: string;
}

const columns = 'position, county, hash, effective_from, bounds, tiers';

const toRecord = (row: PlanRow | undefined): PlanRecord | null =>
  row
    ? {
        county: row.county,
        hash: row.hash,
        effectiveFrom: row.effective_from,
        bounds: bounds.parse(JSON.parse(row.bounds)),
        tiers: planSummary.shape.tiers.parse(JSON.parse(row.tiers)),
      }
    : null;

/** Published plans. They are written once and only read afterwards. */
export function planStore({ database }: Connection): PlanStore {
  const inForce = database.prepare<[string, string], PlanRow>(inForceQuery(columns));
  const get = database.prepare<[string, string], PlanRow>(
    `SELECT ${columns} FROM plans WHERE county = ? AND hash = ?`,
  );
  const document = database
    .prepare<[string, string], Buffer>('SELECT document FROM plans WHERE county = ? AND hash = ?')
    .pluck();
  const faults = database
    .prepare<[string, string], string>('SELECT import_faults FROM plans WHERE county = ? AND hash = ?')
    .pluck();
  return {
    inForce: async (county, day) => toRecord(inForce.get(county, day)),
    get: async (county, hash) => toRecord(get.get(county, hash)),
    document: async (county, hash) => document.get(county, hash) ?? null,
    importFaults: async (county, hash) =>
      z.array(importFault).parse(JSON.parse(faults.get(county, hash) ?? '[]')),
  };
}

/** The plan in force in a county on a day; of two with the same day, the one published last. */
const inForceQuery = (wanted: string): string =>
  `SELECT ${wanted} FROM plans WHERE county = ? AND effective_from <= ? ORDER BY effective_from DESC, position DESC LIMIT 1`;

/** What a write needs of the plan in force. */
type PlanFound = Pick<PlanRow, 'position' | 'hash'>;

/**
 * Prepares `find(county, day)`, to be called inside a write transaction: the plan in force. What was found holds for the rest of the
 * transaction, or until a plan is published in it: plans are never altered or deleted.
 */
export function planFinder(link: Connection): (county: string, day: string) => PlanFound | undefined {
  const inForce = link.database.prepare<[string, string], PlanFound>(inForceQuery('position, hash'));
  const known = knownInForce(link);
  return (county, day) => {
    const found = known.get(county);
    if (found?.day === day) return found.row;
    const row = inForce.get(county, day);
    known.set(county, { day, row });
    return row;
  };
}

/** What the finders of a connection found in this transaction, by county. */
const knownInForce = oneEach(({ onBegin, onUndo }) => {
  const known = new Map<string, { readonly day: string; readonly row: PlanFound | undefined }>();
  onBegin(() => known.clear());
  onUndo(() => known.clear());
  return known;
});

/** Prepares `insert(plan, now)`, to be called inside a write transaction; it returns the plan's place in the table. */
export function planInserter(link: Connection): (plan: NewPlan, now: number) => number {
  const known = knownInForce(link);
  const insert = link.database.prepare<[string, string, string, string, string, string, Uint8Array, number]>(
    `INSERT INTO plans (county, hash, effective_from, bounds, tiers, import_faults, document, published_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return ({ county, hash, effectiveFrom, bounds, tiers, importFaults, document }, now) => {
    const texts = [bounds, tiers, importFaults].map((value) => JSON.stringify(value));
    known.delete(county);
    const row = insert.run(county, hash, effectiveFrom, texts[0]!, texts[1]!, texts[2]!, document, now);
    return Number(row.lastInsertRowid);
  };
}
