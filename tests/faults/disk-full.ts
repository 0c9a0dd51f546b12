import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { callerOf, county, report } from './caller.ts';
import { judge, type Ledger, type Verdict } from './ledger.ts';
import { startProduct } from './product.ts';

export interface DiskFullFigures extends Verdict {
  readonly acknowledged: number;
  /** Reports refused while the disk was full: the code of the problem → count. */
  readonly refused: Readonly<Record<string, number>>;
  readonly failedReads: number;
  /** Reports stored after there was room again, by the same process. */
  readonly afterwards: number;
}

/** Runs the rest of its line with a small disk of its own at DATA_DIR, which nobody else sees. */
const onSmallDisk = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mount -t tmpfs -o size=4m none "$DATA_DIR" && exec "$0" "$@"',
];

/** May this user mount a disk in a namespace of its own? */
export const canMount = (): boolean =>
  process.platform === 'linux' &&
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

const room = 500_000;
const coded = z.object({ code: z.string() });

/** Fills the disk under the database, writes on, reads on, makes room, and writes again. */
export async function fillDisk(data: string): Promise<DiskFullFigures> {
  mkdirSync(data, { recursive: true });
  const product = await startProduct(data, onSmallDisk);
  try {
    // The process sees the small disk at its own root; from outside it is reached through that.
    const inside = `/proc/${product.process.pid}/root${data}`;
    const ballast = join(inside, 'ballast');
    const caller = await callerOf(product.address);
    const ledger: Ledger = { issues: new Map(), drafts: new Map() };
    const refused = new Map<string, number>();
    const { bavail, bsize } = statfsSync(inside);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - room));
    let failedReads = 0;
    for (let n = 0; n < 2_000 && (refused.get('storage-full') ?? 0) < 20; n++) {
      const description = `fault ${n} ${'满'.repeat(300)}`;
      const body = { category: 'litter', longitude: 114.12, latitude: 24.345, description };
      const reply = await caller.post(`/api/counties/${county}/issues`, body);
      const value: unknown = await reply.json();
      if (reply.status === 201) ledger.issues.set(description, z.object({ id: z.int() }).parse(value).id);
      else {
        const { code } = coded.parse(value);
        refused.set(code, (refused.get(code) ?? 0) + 1);
        const read = await caller.get(`/api/counties/${county}/issues?limit=5`);
        await read.arrayBuffer();
        if (read.status !== 200) failedReads += 1;
      }
    }
    rmSync(ballast);
    let afterwards = 0;
    for (let n = 0; n < 10; n++) {
      const id = await report(caller, `fault after ${n}`);
      if (id === null) continue;
      afterwards += 1;
      ledger.issues.set(`fault after ${n}`, id);
    }
    // SQLite follows the link behind /proc to the wrong root, so it is given a copy. Nothing is written meanwhile.
    const copy = `${data}-copy`;
    cpSync(inside, copy, { recursive: true });
    const verdict = judge(copy, ledger);
    return {
      ...verdict,
      acknowledged: ledger.issues.size,
      refused: Object.fromEntries(refused),
      failedReads,
      afterwards,
    };
  } finally {
    await product.kill();
  }
}
