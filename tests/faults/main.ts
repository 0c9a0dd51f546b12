import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashWhileWriting } from './crash.ts';
import { canMount, fillDisk } from './disk-full.ts';
import { fuzzRounds } from './fuzz.ts';
import { sendHostile } from './hostile.ts';
import { backingUp, importing, interrupt, migrating, upgrading } from './interrupted.ts';
import { largeData } from './large-data.ts';
import { lockedFor } from './locked.ts';
import { olderData } from './older-data.ts';
import { race } from './races.ts';
import { killWhileImporting } from './table.ts';

/**
 * `npm run faults -- NAME [COUNT]`: the long form of one fault; prints its figures. What each does and what its figures must
 * be is in tests/faults/README.md.
 */
const folder = mkdtempSync(join(tmpdir(), 'seamless-faults-'));
const data = join(folder, 'data');
const every = (n: number) => (figures: { readonly cycles: number }) => {
  if (figures.cycles % n === 0) console.log(JSON.stringify(figures));
};

const faults: Readonly<Record<string, { readonly count: number; readonly run: (count: number) => unknown }>> =
  {
    crash: { count: 1_000, run: (count) => crashWhileWriting(data, count, every(10)) },
    table: { count: 200, run: (count) => killWhileImporting(data, count) },
    import: { count: 200, run: (count) => interrupt(folder, importing, count) },
    migration: { count: 200, run: (count) => interrupt(folder, migrating, count) },
    upgrade: {
      count: 200,
      run: (count) => interrupt(folder, upgrading(olderData(join(folder, 'source'))), count),
    },
    backup: {
      count: 200,
      run: async (count) => interrupt(folder, backingUp(await largeData(join(folder, 'source'))), count),
    },
    'disk-full': { count: 1, run: () => (canMount() ? fillDisk(data) : 'this user may not mount a disk') },
    locked: { count: 30, run: (count) => lockedFor(data, count) },
    races: { count: 200, run: (count) => race(data, count) },
    hostile: { count: 10, run: (count) => sendHostile(data, count) },
    fuzz: {
      count: 100_000,
      run: (count) =>
        fuzzRounds(count, Date.now() % 2 ** 30, ({ calls, faults }) =>
          console.log(`${calls} calls, ${faults.length} faults`),
        ),
    },
  };

const [name = '', given] = process.argv.slice(2);
const fault = faults[name];
if (fault === undefined) {
  console.error(`npm run faults -- ${Object.keys(faults).join(' | ')} [COUNT]`);
  process.exitCode = 1;
} else {
  const began = performance.now();
  console.log(await fault.run(given === undefined ? fault.count : Number(given)));
  console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`);
}
rmSync(folder, { recursive: true, force: true });
