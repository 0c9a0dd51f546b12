import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { OwnCounty } from '../../data/load/own-county.ts';
import { countyOfFlags } from '../../data/load/own-county-flags.ts';
import { repairedFeatures, repairsOf } from '../../data/load/own-county-repair.ts';
import { faultLines, listedProblems, repairLines } from '../../data/load/own-county-report.ts';
import { faultLayers } from '../../geojson/formats/fault-layers.ts';
import { blocksOfStreets } from './blocks-of-streets.ts';
import { FileTrouble, writeCollection } from './boundary-files.ts';
import { type BoundaryFlags, boundaryOptions, repairWishOf } from './boundary-flags.ts';
import { runCommand } from './run-command.ts';

/**
 * `npm run boundaries -- check | repair | blocks FILE`: works on files of boundaries, without a database (docs/boundaries.md).
 *
 *   check FILE.geojson [--layers FOLDER]   lists every gap, overlap and other fault; exit code 1 where there is one
 *   repair FILE.geojson [--out FILE]       lists what would be done about each; --out does it, in a file of its own
 *   blocks STREETS.osm --out FILE          makes the blocks that streets enclose, to begin a county with
 */
const commands: Readonly<Record<string, (file: string, flags: BoundaryFlags) => string | null>> = {
  check: (file, flags) => onBoundaries(file, flags, (own) => check(own, flags.layers)),
  repair: (file, flags) => onBoundaries(file, flags, (own) => repair(own, flags)),
  blocks: blocksOfStreets,
};

/** Reads a file as `npm start -- --county` does, and works on it; says why where it cannot be read so. */
function onBoundaries(
  file: string,
  { mapping, crs, ...flags }: BoundaryFlags,
  work: (own: OwnCounty) => string | null,
): string | null {
  const properties = Object.entries(flags).filter(([name]) => name.endsWith('-property'));
  const wished = { ...Object.fromEntries(properties), mapping, crs, county: file, 'county-id': 'boundaries' };
  const own = countyOfFlags(wished, Date.now());
  if (own === undefined) throw new Error('a file was named');
  return own.ok ? work(own) : [file, ...listedProblems(own.problems)].join('\n');
}

function check({ faults, bundle }: OwnCounty, folder: string | undefined): string | null {
  for (const line of faultLines(faults, bundle.plan.grids)) console.log(line);
  if (folder !== undefined)
    for (const { name, features } of faultLayers(faults))
      writeCollection(join(folder, `${name}.geojson`), { name, features });
  return faults.length === 0 ? null : `${faults.length} 处问题 · faults: ${faults.length}`;
}

function repair(own: OwnCounty, flags: BoundaryFlags): string | null {
  const wish = repairWishOf(flags);
  if (typeof wish === 'string') return wish;
  const repairs = repairsOf(own, wish);
  const missing = [...wish.except, ...wish.given.keys()].find((number) => number > repairs.length);
  if (missing !== undefined)
    return `没有第 ${missing} 处，共 ${repairs.length} 处 · there is no ${missing} of ${repairs.length}`;
  for (const [number, id] of wish.given)
    if (repairs[number - 1]?.action === 'leave')
      return `第 ${number} 处不能划给 ${id}：它不与该处相接 · ${number} cannot be given to ${id}, which does not border on it`;
  for (const line of repairLines(repairs, own.bundle.plan.grids)) console.log(line);
  if (flags.out === undefined)
    console.log('  预览，未写文件；--out 文件 才写 · a preview; --out FILE writes it');
  else writeCollection(flags.out, { features: repairedFeatures(own, repairs) });
  return null;
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({ options: boundaryOptions, allowPositionals: true });
  const [name = '', file, ...more] = positionals;
  const command = commands[name];
  if (command === undefined || file === undefined || more.length > 0)
    return `npm run boundaries -- ${Object.keys(commands).join(' | ')} FILE (docs/boundaries.md)`;
  try {
    return command(file, values);
  } catch (error) {
    if (error instanceof FileTrouble) return error.message;
    throw error;
  }
});
