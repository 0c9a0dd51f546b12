import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { addAll, county, emptyCounty, inFolder, madeIssues, now, opened, row, spentMs } from './made.ts';

/** A new process on a database with `count` issues that was left without warning: the processor time to its
 * first answer, and memory. */
const told = z.object({
  openMs: z.number(),
  firstMs: z.number(),
  bytesAPoint: z.number(),
  count: z.int(),
  countsMs: z.number(),
  withCounts: z.number(),
});

export async function restart(count: number, goalMs: number): Promise<void> {
  await inFolder(async (folder) => {
    const store = opened(folder);
    const plan = await emptyCounty(store);
    const step = 250_000;
    for (let from = 0; from < count; from += step) await addAll(store, plan, madeIssues(step, from), 50_000);
    // The store is not closed: what follows finds it as a killed process leaves it.
    const self = join(import.meta.dirname, 'restart.ts');
    const found = spawnSync(process.execPath, ['--expose-gc', self, folder], { encoding: 'utf8' });
    const { openMs, firstMs, bytesAPoint, countsMs, withCounts } = told.parse(
      JSON.parse(found.stdout || '{}'),
    );
    row(
      `restart with ${count / 1e6} M, first answer, ms`,
      (openMs + firstMs).toFixed(0),
      '',
      '',
      `open ${openMs.toFixed(0)}`,
      `≤${goalMs}`,
    );
    row('… memory, bytes a point', bytesAPoint.toFixed(1), '', '', '', '≤40');
    row('… first counts, ms; memory with them', countsMs.toFixed(0), '', '', withCounts.toFixed(1), '');
    await store.close();
  });
}

if (process.argv[2] !== undefined && process.argv[1]?.endsWith('restart.ts')) {
  const begun = spentMs();
  const store = opened(process.argv[2]);
  const openMs = spentMs() - begun;
  // What a collection frees is counted as free once it was swept, which the next one waits for.
  const bytes = () => {
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = bytes();
  const loading = spentMs();
  await store.issues.columns(county, { box: [114.12, 24.35, 114.121, 24.351], now }, []);
  const firstMs = spentMs() - loading;
  const count = await store.issues.count(county);
  const used = () => (bytes() - before) / count;
  const bytesAPoint = used();
  const asked = spentMs();
  await store.issues.counts(county, now);
  const countsMs = spentMs() - asked;
  console.log(JSON.stringify({ openMs, firstMs, bytesAPoint, count, countsMs, withCounts: used() }));
  await store.close();
}
