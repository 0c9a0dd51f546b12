import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { topology } from 'topojson-server';
import { build } from '../../geojson/kernel/build.ts';
import { large, mosaic } from './data/mosaic.ts';
import { faceFeatures, multiPolygonOf } from './data/polygon-features.ts';

/**
 * Building the topology of L from GeoJSON objects against topojson-server: `node tests/bench/build.ts`. Each runs in a process of its own:
 * the least processor time of three, threads of the collector included (of three builds some fall together with a collection of the
 * heap that holds the input, theirs always), and by how much the first raised the process's memory (peak resident set; Linux).
 */
interface Measured {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const who = process.argv[2];
if (who === undefined) compare();
else measure(who);

function measure(name: string): void {
  const features = faceFeatures(mosaic(large));
  const polygons = features.map((one) => ({ id: String(one.id), coordinates: multiPolygonOf(one) }));
  const run = {
    ours: () => build({ polygons, lines: [] }),
    theirs: () => topology({ all: { type: 'FeatureCollection', features } }),
  }[name];
  if (run === undefined) throw new Error(`ours or theirs, not ${name}`);
  globalThis.gc?.();
  // Linux forgets the peak so far.
  writeFileSync('/proc/self/clear_refs', '5');
  const before = resident('VmRSS');
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return { milliseconds: (user + system) / 1000, memory: resident('VmHWM') - before };
  });
  const milliseconds = Math.min(...times.map((one) => one.milliseconds));
  console.log(JSON.stringify({ milliseconds, megabytes: times[0]!.memory }));
}

/** A line of this process's status, in MB. */
function resident(line: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Math.round(Number(new RegExp(`${line}:\\s+(\\d+)`).exec(status)![1]) / 1024);
}

function compare(): void {
  const [ours, theirs] = ['ours', 'theirs'].map((name) => {
    const options = ['--expose-gc', '--max-old-space-size=8000', fileURLToPath(import.meta.url), name];
    return JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8' })) as Measured;
  }) as [Measured, Measured];
  const ratio = (key: keyof Measured) => (theirs[key] / ours[key]).toFixed(1);
  console.log('| what | ours | topojson-server topology | ratio | to reach |\n|---|---|---|---|---|');
  console.log(
    `| build, L | ${ours.milliseconds.toFixed(0)} ms | ${theirs.milliseconds.toFixed(0)} ms | ${ratio('milliseconds')}× | ≥3× |`,
  );
  console.log(
    `| its memory | ${ours.megabytes} MB | ${theirs.megabytes} MB | 1/${ratio('megabytes')} | ≤1.5× |`,
  );
}
