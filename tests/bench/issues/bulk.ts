import { join } from 'node:path';
import Database from 'better-sqlite3';
import { addAll, emptyCounty, inFolder, type Made, madeIssues, opened, row, spentMs } from './made.ts';

/** Issues located and committed, against the same rows into a bare table without any index, and into one with an R*Tree. */
const columns = `id INTEGER PRIMARY KEY, kind INTEGER, number TEXT, state TEXT, longitude INTEGER, latitude INTEGER, description TEXT,
  reported_at INTEGER, due_at INTEGER, closed_at INTEGER, area REAL, revision INTEGER`;
const chunk = 10_000;

/** @returns rows a second of processor time, and of the clock */
export async function bulk(count: number): Promise<void> {
  const made = madeIssues(count);
  const ours = await best(3, () =>
    inFolder(async (folder) => {
      const store = opened(folder);
      const hash = await emptyCounty(store);
      const rate = await timed(count, () => addAll(store, hash, made, chunk));
      await store.close();
      return rate;
    }),
  );
  const bare = await best(3, () =>
    inFolder(async (folder) => timed(count, async () => peer(folder, made, false))),
  );
  const tree = await best(1, () =>
    inFolder(async (folder) => timed(count, async () => peer(folder, made, true))),
  );
  row(
    `bulk import of ${count}, rows/s`,
    ours.cpu,
    'bare table',
    bare.cpu,
    `${Math.round((100 * ours.cpu) / bare.cpu)} %`,
    '≥50 %',
  );
  row('', ours.cpu, 'R*Tree table', tree.cpu, `${(ours.cpu / tree.cpu).toFixed(1)}×`, '≥10×');
  console.log(`  by the clock: ours ${ours.clock}, bare ${bare.clock}, R*Tree ${tree.clock} rows/s`);
}

interface Rate {
  readonly cpu: number;
  readonly clock: number;
}

async function best(times: number, run: () => Promise<Rate>): Promise<Rate> {
  let most = await run();
  for (let turn = 1; turn < times; turn++) {
    const rate = await run();
    if (rate.cpu > most.cpu) most = rate;
  }
  return most;
}

async function timed(count: number, work: () => Promise<void>): Promise<Rate> {
  const [begun, spent] = [performance.now(), spentMs()];
  await work();
  const rate = (ms: number) => Math.round((1_000 * count) / ms);
  return { cpu: rate(spentMs() - spent), clock: rate(performance.now() - begun) };
}

/** The same rows, already knowing where each is: what remains is SQLite. */
function peer(folder: string, made: readonly Made[], isTree: boolean): void {
  const database = new Database(join(folder, 'peer.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`CREATE TABLE issues (${columns}) STRICT`);
  if (isTree) database.exec('CREATE VIRTUAL TABLE places USING rtree_i32 (id, west, east, south, north)');
  const insert = database.prepare(`INSERT INTO issues VALUES (${Array(12).fill('?').join(', ')})`);
  const place = isTree ? database.prepare('INSERT INTO places VALUES (?, ?, ?, ?, ?)') : null;
  const add = database.transaction((from: number) => {
    made.slice(from, from + chunk).forEach((one, index) => {
      const id = from + index + 1;
      const { longitude: x, latitude: y } = one;
      insert.run(
        id,
        index % 500,
        one.number,
        one.state,
        x,
        y,
        one.description,
        one.reportedAt,
        one.dueAt,
        one.closedAt,
        null,
        1,
      );
      place?.run(id, x, x, y, y);
    });
  });
  for (let from = 0; from < made.length; from += chunk) add.immediate(from);
  database.close();
}
