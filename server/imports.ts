import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type ReadRow, rowReader } from '../data/load/issues-rows.ts';
import type { ImportMapping } from '../data/model/import.ts';
import { zone } from '../data/rules/zone.ts';
import type { ImportRecord, ImportRows, RefusedRow } from '../data/store/import-store.ts';
import type { AttributedIssue } from '../data/store/issue-store.ts';
import type { Store } from '../data/store/store.ts';
import { dueTimes, type WorkCalendars } from './case-rules.ts';
import { type CountyScope, planInForce } from './plan-in-force.ts';
import type { PlanViews } from './plan-views.ts';

/** Imports under way: one after the other, chunk by chunk, each chunk in one transaction with the progress it makes. */
export interface ImportRunner {
  /** Lets an import that is `running` go on behind those that wait. */
  readonly run: (record: ImportRecord) => void;
  /** Lets those go on that were running when the program ended. */
  readonly resume: () => Promise<void>;
  /** How fast it goes since it began; null where it is not this import's turn, or nothing is handled yet. */
  readonly pace: (
    record: ImportRecord,
  ) => { readonly rowsPerSecond: number; readonly secondsLeft: number } | null;
  /** Waits for what runs and waits. */
  readonly idle: () => Promise<void>;
  /** Goes on no further than the chunk in hand; what is left goes on after the next start. */
  readonly stop: () => Promise<void>;
}

interface Needs {
  readonly store: Store;
  readonly planViews: PlanViews;
  readonly calendarOf: WorkCalendars;
  readonly log: Logger;
  readonly now: () => number;
}

export function importRunner(needs: Needs): ImportRunner {
  const { store, log, now } = needs;
  let queue = Promise.resolve();
  let stopped = false;
  let turn: { readonly id: number; readonly began: number; readonly handled: number } | null = null;
  const work = async (record: ImportRecord): Promise<void> => {
    turn = { id: record.id, began: performance.now(), handled: record.handled };
    try {
      for (let at: ImportRecord | null = record; at?.state === 'running' && !stopped; )
        at = await handleChunk(needs, at);
    } catch (error) {
      log.error({ err: error, import: record.id }, 'an import failed');
      const by = { actor: record.actor, once: null };
      await store.imports.stop({ county: record.county, id: record.id, state: 'failed', by, now: now() });
    } finally {
      turn = null;
    }
  };
  const run = (record: ImportRecord): void => {
    queue = queue.then(() => work(record)).catch((error) => log.error({ err: error }, 'imports'));
  };
  return {
    run,
    resume: async () => {
      for (const record of await store.imports.running()) run(record);
    },
    pace: ({ id, handled, rows }) => {
      if (turn?.id !== id || handled === turn.handled) return null;
      const seconds = (performance.now() - turn.began) / 1_000;
      const rowsPerSecond = (handled - turn.handled) / Math.max(seconds, 0.001);
      return { rowsPerSecond, secondsLeft: (rows - handled) / rowsPerSecond };
    },
    idle: () => queue,
    stop: () => {
      stopped = true;
      return queue;
    },
  };
}

/** Handles the next chunk; null where the import waits for none any more (it was cancelled). */
async function handleChunk(needs: Needs, record: ImportRecord): Promise<ImportRecord | null> {
  const { store, now } = needs;
  const { id, county, mapping, nextChunk: chunk } = record;
  const rows = await store.imports.chunk(id, chunk);
  if (rows === null || mapping === null) throw new Error(`import ${id} has lost chunk ${chunk}`);
  for (;;) {
    const scope = await planInForce(needs, county);
    if (scope === null) throw new Error(`${county} has no plan in force`);
    const read = await readChunk(needs, scope, mapping, rows, record.handled);
    const handled = await store.imports.handle({
      county,
      id,
      chunk,
      ...read,
      plan: scope.plan.hash,
      day: scope.day,
      by: { actor: record.actor, once: null },
      now: now(),
    });
    if (handled.ok) return handled.import;
    if (handled.reason === 'not-waiting') return null;
    // Another plan came into force, or somebody took a number: read again.
  }
}

/** So many rows are read before others get their turn. */
const sliceLength = 250;

interface ReadChunk {
  readonly issues: readonly AttributedIssue[];
  readonly refused: readonly RefusedRow[];
}

/** Reads a chunk's rows; a number that is there already, or was in the file before, refuses its row. */
async function readChunk(
  { store, calendarOf, now }: Needs,
  scope: CountyScope,
  mapping: ImportMapping,
  rows: ImportRows,
  before: number,
): Promise<ReadChunk> {
  const { id, scheme } = scope.county;
  const categories = (await store.counties.categories()) ?? { standardRef: '—', categories: [] };
  const roster = await store.counties.roster(id);
  const read = rowReader({
    mapping,
    categories,
    roster: roster ?? {
      county: id,
      illustrative: false,
      parties: [],
      placeTypes: [],
      outsideCommunities: [],
      assignments: [],
    },
    zone: zone(scheme.timeZone),
    attribute: (await scope.view()).attribute,
    dueAt: dueTimes(categories, calendarOf(scheme)),
    now: now(),
  });
  const results: ReadRow[] = [];
  for (let at = 0; at < rows.length; at += sliceLength) {
    results.push(...rows.slice(at, at + sliceLength).map(read));
    await nextTurn();
  }
  const numbers = results.flatMap((one) => (one.ok && one.issue.number !== null ? [one.issue.number] : []));
  const existing = await store.issues.existingNumbers(id, numbers);
  const seen = new Set<string>();
  const issues: AttributedIssue[] = [];
  const refused: RefusedRow[] = [];
  for (const [index, result] of results.entries()) {
    const row = before + index + 1;
    const cells = rows[index] ?? [];
    const number = result.ok ? result.issue.number : null;
    if (!result.ok) refused.push({ row, reason: result.reason, value: result.value, cells });
    else if (number !== null && existing.has(number))
      refused.push({ row, reason: 'number-exists', value: number, cells });
    else if (number !== null && seen.has(number))
      refused.push({ row, reason: 'number-twice', value: number, cells });
    else issues.push(result.issue);
    if (number !== null) seen.add(number);
  }
  return { issues, refused };
}
