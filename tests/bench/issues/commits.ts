import { by, county, day, emptyCounty, inFolder, located, madeIssues, now, opened, row } from './made.ts';

/**
 * Reports that are acknowledged when they are on the disk: fifty senders at once, against one at a time. The one goes first and is
 * through before its machine code is at its best, which favours the fifty a little: of rounds that took turns, the middle one of five
 * after a first was 7.7–8.0 times, where this says 7.5–9.2.
 */
const senders = 50;

export async function commits(count: number): Promise<void> {
  await inFolder(async (folder) => {
    const store = opened(folder);
    const plan = await emptyCounty(store);
    const issues = madeIssues(2 * count).map((made) => ({ ...located(made), number: null }));
    const report = async (at: number) => {
      const done = await store.issues.report({ county, issue: issues[at]!, plan, day, by, now });
      if (!done.ok) throw new Error(done.reason);
    };
    const rate = async (together: number, first: number, end: number) => {
      const begun = performance.now();
      let next = first;
      const sender = async () => {
        while (next < end) await report(next++);
      };
      await Promise.all(Array.from({ length: together }, sender));
      return (1_000 * (end - first)) / (performance.now() - begun);
    };
    await rate(senders, 0, senders);
    const alone = await rate(1, senders, senders + count / 10);
    const together = await rate(senders, count, 2 * count);
    row(
      'acknowledged reports/s, 50 senders, FULL',
      together.toFixed(0),
      'one commit each',
      alone.toFixed(0),
      `${(together / alone).toFixed(1)}×`,
      '≥8×',
    );
    await store.close();
  });
}
