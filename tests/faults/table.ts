import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { importJob } from '../../data/model/import.ts';
import { openSqliteStore } from '../../data/store/sqlite/open.ts';
import type { Store } from '../../data/store/store.ts';
import { type Caller, callerOf, county } from './caller.ts';
import { damageIn } from './ledger.ts';
import { startProduct } from './product.ts';

/** What became of so many kills while a table was imported. */
export interface TableFigures {
  readonly cycles: number;
  /** Killed before the table was through: only these prove anything. */
  readonly interrupted: number;
  readonly tables: number;
  readonly rows: number;
  /** One line for each time something was half there. */
  readonly faults: readonly string[];
}

const rows = 10_000;
/** The county has so many issues of its own. */
const ofCounty = 40;
const numberOf = (table: number, row: number) => `T${table}-${row}`;
const descriptionOf = (number: string) => `路口 ${number}`;

function csvOf(table: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, row) => {
    const number = numberOf(table, row);
    return `${number},litter,${114.1 + (row % 300) / 1e4},24.35,2026-10-01 08:05,${descriptionOf(number)}`;
  });
  return new TextEncoder().encode(['编号,类别,经度,纬度,上报时间,描述', ...lines].join('\r\n'));
}
const mapping = {
  columns: { number: 0, category: 1, longitude: 2, latitude: 3, reportedAt: 4, description: 5 },
  crs: 'wgs84',
};

/**
 * Kills the server at random moments while it imports a table, starts it again, whereupon the import goes on, and holds what is
 * stored against the progress. A table that is through is sent once more, which must add nothing, and then comes another.
 */
export async function killWhileImporting(data: string, cycles: number): Promise<TableFigures> {
  const faults: string[] = [];
  let [interrupted, table] = [0, 0];
  for (let cycle = 1; cycle <= cycles; cycle++) {
    const product = await startProduct(data);
    const caller = await callerOf(product.address);
    if ((await stateOf(caller)) !== 'running') {
      if (table > 0 && (await upload(caller, table)).state !== 'done')
        faults.push(`table ${table} came twice`);
      table += 1;
      await begin(caller, table);
    }
    await sleep(Math.random() * 200);
    await product.kill();
    const { state, fault } = await found(data, table);
    if (state === 'running') interrupted += 1;
    if (fault !== null) faults.push(`cycle ${cycle}: ${fault}`);
  }
  return { cycles, interrupted, tables: table, rows: table * rows, faults };
}

const path = `/api/counties/${county}/imports`;
const stateOf = async (caller: Caller) =>
  z.array(importJob).parse(await (await caller.get(path)).json())[0]?.state ?? null;
const upload = async (caller: Caller, table: number) =>
  z
    .object({ id: z.int(), state: z.string() })
    .parse(await (await caller.post(`${path}?name=table.csv`, csvOf(table))).json());
async function begin(caller: Caller, table: number): Promise<void> {
  const { id } = await upload(caller, table);
  const reply = await caller.post(`${path}/${id}/start`, mapping);
  if (reply.status !== 200) throw new Error(`starting: ${reply.status} ${await reply.text()}`);
}

/** Opens what was left: how far the import is, and what does not agree with that. */
async function found(data: string, table: number): Promise<{ state: string; fault: string | null }> {
  const damage = damageIn(data);
  if (damage !== '') return { state: 'damaged', fault: damage };
  const opened = openSqliteStore(data);
  if (!opened.ok) return { state: 'unopened', fault: `${opened.reason}: ${opened.detail}` };
  const { store } = opened;
  const [job] = await store.imports.list(county);
  const fault = job === undefined ? 'no import' : await disagreement(store, table, job);
  await store.close();
  return { state: job?.state ?? 'none', fault };
}

async function disagreement(
  store: Store,
  table: number,
  { handled, added }: { readonly handled: number; readonly added: number },
): Promise<string | null> {
  if (handled !== added) return `${handled - added} of ${handled} rows were refused`;
  const numbers = Array.from({ length: rows }, (_, row) => numberOf(table, row));
  const taken = await store.issues.existingNumbers(county, numbers);
  const whole = numbers.every((number, row) => taken.has(number) === row < added);
  if (!whole) return `of ${added} rows not just those are there`;
  const count = await store.issues.count(county);
  if (count !== ofCounty + (table - 1) * rows + added) return `${count} issues are there`;
  const { id } = await store.issues.columns(county, { now: 0 }, ['id']);
  const latest = id.toSorted().slice(count - added);
  for (const [row, one] of latest.entries()) {
    const issue = await store.issues.get(county, one);
    const [number, description] = [numberOf(table, row), descriptionOf(numberOf(table, row))];
    if (issue?.number !== number || issue.description !== description)
      return `issue ${one} is ${issue?.number} and says ${issue?.description}`;
  }
  return null;
}
