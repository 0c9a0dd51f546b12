import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pino from 'pino';
import { countyNames } from '../../data/load/county-folders.ts';
import { loadFolders } from '../../data/load/load-folders.ts';
import { program } from '../../data/model/audit.ts';
import { importMapping } from '../../data/model/import.ts';
import { createRandom } from '../../data/samples/random.ts';
import { openSqliteStore } from '../../data/store/sqlite/open.ts';
import { readUpload } from '../../server/import-upload.ts';
import { createServices } from '../../server/services.ts';

/**
 * `node tests/bench/imports.ts [rows]`: a table of issues in Wengyuan from its bytes to the last commit, in seconds of the
 * processor and by the clock.
 */
const rows = Number(process.argv[2] ?? 100_000);
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'seamless-import-'));
const opened = openSqliteStore(folder);
if (!opened.ok) throw new Error(opened.detail);
const { store } = opened;
const now = Date.parse('2026-11-20T16:00:00Z');
await loadFolders(store, root, countyNames(root).slice(0, 1), now, () => undefined);
const [county] = await store.counties.list();
if (county === undefined) throw new Error('no county');
const plan = await store.plans.inForce(county.id, '2026-11-20');
const [west = 0, south = 0, east = 0, north = 0] = plan?.bounds ?? [];
const categories = (await store.counties.categories())?.categories.map(({ label }) => label.zh) ?? [];
const random = createRandom('import bench');
const lines = Array.from({ length: rows }, (_, index) =>
  [
    `B-${index}`,
    random.pick(categories),
    (west + random.next() * (east - west)).toFixed(7),
    (south + random.next() * (north - south)).toFixed(7),
    `2026年${1 + Math.floor(random.next() * 9)}月${1 + Math.floor(random.next() * 28)}日 下午${1 + Math.floor(random.next() * 9)}:20`,
    '已结案',
    '路口东北角，垃圾桶满溢',
  ].join(','),
);
const bytes = new TextEncoder().encode(`编号,类别,经度,纬度,上报时间,状态,描述\r\n${lines.join('\r\n')}\r\n`);

const clock = () => ({ cpu: process.cpuUsage(), at: performance.now() });
function say(what: string, since: ReturnType<typeof clock>): void {
  const { user, system } = process.cpuUsage(since.cpu);
  const [cpu, wall] = [(user + system) / 1e6, (performance.now() - since.at) / 1e3];
  console.log(
    `${what}: ${cpu.toFixed(2)} s of the processor, ${wall.toFixed(2)} s, ${Math.round(rows / cpu)} rows/s of the processor`,
  );
}

const services = createServices(store, pino({ level: 'silent' }), () => now);
const by = { actor: program, once: null };
const parsing = clock();
const table = await readUpload(bytes);
if (!table.ok) throw new Error(table.detail);
say(`${(bytes.length / 1e6).toFixed(1)} MB of CSV read`, parsing);
const keeping = clock();
const { import: kept } = await store.imports.create({
  county: county.id,
  name: 'bench.csv',
  ...table,
  by,
  now,
});
say('kept', keeping);
const mapping = importMapping.parse({
  columns: { number: 0, category: 1, longitude: 2, latitude: 3, reportedAt: 4, state: 5, description: 6 },
  crs: 'gcj02',
});
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const importing = clock();
const started = await store.imports.start({ county: county.id, id: kept.id, mapping, by, now });
if (started === null) throw new Error('not started');
services.imports.run(started);
await services.imports.idle();
say('located and committed', importing);
console.log(
  `others waited ${Math.round(delay.max / 1e6)} ms at most, ${Math.round(delay.percentile(50) / 1e6)} ms at p50`,
);
const done = await store.imports.get(county.id, kept.id);
console.log(
  `${done?.added} added, ${done?.refused} refused; ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
);
services.live.stop();
await store.close();
rmSync(folder, { recursive: true });
