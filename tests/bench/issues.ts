import { bulk } from './issues/bulk.ts';

/**
 * Benches of issues: `node tests/bench/issues.ts [part …]`, each against its peers in the same run. Rows of a table in Markdown
 * come out: what, ours, the peer, its figure, the ratio, the goal.
 */
const parts: Readonly<Record<string, () => Promise<void>>> = {
  bulk: () => bulk(200_000),
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
console.log('| what | ours | peer | its figure | ratio | goal |');
console.log('|---|---|---|---|---|---|');
for (const name of wanted) {
  const part = parts[name];
  if (part === undefined) throw new Error(`no part ${name}; there are ${Object.keys(parts).join(', ')}`);
  await part();
}
