import { parseOsm, streetsOf } from '../../geojson/formats/osm.ts';
import { streetBlocks } from '../../geojson/kernel/street-blocks.ts';
import { readText, writeCollection } from './boundary-files.ts';
import type { BoundaryFlags } from './boundary-flags.ts';

/**
 * Makes the blocks that the streets of an OpenStreetMap extract enclose, as a file that `npm start -- --county` takes. With them go
 * the central reservations that were joined to a block, as named lines.
 * @returns null when done, or why not
 */
export function blocksOfStreets(file: string, flags: BoundaryFlags): string | null {
  const { out, medians = 'join', slivers = 'join' } = flags;
  if (out === undefined) return '请加 --out 文件.geojson · add --out FILE.geojson';
  if (!isKeepOrJoin(medians) || !isKeepOrJoin(slivers)) return '--medians, --slivers: keep | join';
  const read = parseOsm(readText(file));
  if (!read.ok)
    return `${file} 第 ${read.line} 行：不是 OSM XML，或坐标不对 · line ${read.line}: not OSM XML, or a coordinate is wrong`;
  const streets = streetsOf(read.document);
  const { blocks, dividing } = streetBlocks({ streets, frame: read.document.bounds, medians, slivers });
  if (blocks.length === 0)
    return `${streets.length} 条街道没有围出街区 · ${streets.length} streets enclose no block`;
  const areas = blocks.map(({ id, kind, name, squareMetres, geometry }) =>
    feature({ id, name: name?.zh ?? id, name_en: name?.en ?? id, kind, squareMetres }, geometry),
  );
  const lines = dividing.map(({ id, dividing: name, coordinates }) =>
    feature({ id, name: name.zh, name_en: name.en }, { type: 'LineString', coordinates }),
  );
  writeCollection(out, {
    attribution: '© OpenStreetMap contributors, ODbL',
    features: [...areas, ...lines],
  });
  console.log(
    `  ${streets.length} 条街道，${areas.length} 个街区，${lines.length} 段中间隔离带 · ${streets.length} streets, ${areas.length} blocks, ${lines.length} stretches of central reservation`,
  );
  return null;
}

const feature = (properties: object, geometry: object) => ({ type: 'Feature', properties, geometry });
const isKeepOrJoin = (text: string) => text === 'keep' || text === 'join';
