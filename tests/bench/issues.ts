import { bulk } from './issues/bulk.ts';
import { commits } from './issues/commits.ts';
import { restart } from './issues/restart.ts';
import { summary } from './issues/summary.ts';
import { viewport, viewportBesidePostgis } from './issues/viewport.ts';
import { wire } from './issues/wire.ts';

/**
 * Benches of issues: `node tests/bench/issues.ts [part …]`, each against its peers in the same run. Rows of a table in Markdown
 * come out: what, ours, the peer, its figure, the ratio, the goal.
 */
const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  wire: () => wire(1_000_000),
  viewport: () => viewport([1_000_000, 10_000_000], 1_000_000),
  postgis: () => viewportBesidePostgis(1_000_000),
  'postgis-10': () => viewportBesidePostgis(10_000_000),
  bulk: () => bulk(1_000_000),
  commits: () => commits(20_000),
  summary: () => summary(1_000_000),
  restart: () => restart(1_000_000, 1_000),
  'restart-10': () => restart(10_000_000, 5_000),
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
console.log('| what | ours | peer | its figure | ratio | goal |');
console.log('|---|---|---|---|---|---|');
for (const name of wanted) {
  const part = parts[name];
  if (part === undefined) throw new Error(`no part ${name}; there are ${Object.keys(parts).join(', ')}`);
  await part();
}
