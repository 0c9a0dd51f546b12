import fc from 'fast-check';
import { hammer, operationNames, sequence, type Tally } from './random-edits.ts';
import { planOf } from './random-plan.ts';

/**
 * `npm run hammer -- [COUNT] [SEED]`: the long form of the operations' property test. Random plans, random sequences of all
 * operations, everything checked after each edit (see `hammer`). Stops at the first law broken or inverse that differs, with the shortest
 * sequence that shows it; Ctrl-C stops it and prints what has been done.
 */
const [count = 10_000, seed = Date.now() % 2 ** 30] = process.argv.slice(2).map(Number);
const BATCH = 50;

const tally: Tally = {};
let sequences = 0;
let stopped = false;
process.on('SIGINT', () => {
  stopped = true;
});

const began = performance.now();
while (sequences < count && !stopped) {
  const numRuns = Math.min(BATCH, count - sequences);
  const result = fc.check(
    fc.property(sequence, ([plan, steps]) => {
      const done = hammer(planOf(plan), steps);
      for (const name of operationNames) tally[name] = (tally[name] ?? 0) + (done[name] ?? 0);
    }),
    { numRuns, seed: seed + sequences },
  );
  if (result.failed) {
    console.error(`\n${fc.defaultReportMessage(result)}\n${String(result.errorInstance)}`);
    process.exitCode = 1;
    break;
  }
  sequences += numRuns;
  process.stdout.write(`\r${figures()} `);
  // Lets Ctrl-C through.
  await new Promise((resolve) => setImmediate(resolve));
}
console.log(`\r${figures()}, seed ${seed}`);
console.log(operationNames.map((name) => `${name} ${tally[name] ?? 0}`).join(', '));

function figures(): string {
  const edits = Object.values(tally).reduce((sum, n) => sum + n, 0);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const broken = process.exitCode === 1 ? '1 broken' : '0 laws broken, 0 inverses differ';
  return `${sequences} sequences, ${edits} edits, ${broken}, ${seconds} s`;
}
