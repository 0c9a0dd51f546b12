import { parseOsm, streetsOf } from '../../geojson/formats/osm.ts';
import type { Name } from '../../geojson/kernel/plan-input.ts';
import type { LonLat } from '../../geojson/kernel/soup.ts';
import { streetBlocks } from '../../geojson/kernel/street-blocks.ts';
import { readText, writeCollection } from './boundary-files.ts';
import type { BoundaryFlags } from './boundary-flags.ts';

/**
 * Makes the blocks that the streets of an OpenStreetMap extract enclose, as a file that `npm start -- --county` takes. With them go
 * the named streets, and the central reservations that were joined to a block, as lines.
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
  // Dividing lines come first: where a carriageway lies under one, the border is called after the first.
  const lines = dividing.map(({ id, name, dividing: called, coordinates }) =>
    line(id, name, coordinates, { dividing: called.zh, dividing_en: called.en }),
  );
  const named = streets.flatMap(({ id, name, coordinates }) =>
    name === null ? [] : [line(id, name, coordinates)],
  );
  writeCollection(out, {
    attribution: '© OpenStreetMap contributors, ODbL',
    features: [...areas, ...lines, ...named],
  });
  console.log(
    `  ${streets.length} 条街道，${areas.length} 个街区，${lines.length} 段中间隔离带 · ${streets.length} streets, ${areas.length} blocks, ${lines.length} stretches of central reservation`,
  );
  return null;
}

const feature = (properties: object, geometry: object) => ({ type: 'Feature', properties, geometry });
const line = (id: string, { zh, en }: Name, coordinates: readonly LonLat[], more: object = {}) =>
  feature({ id, name: zh, name_en: en, ...more }, { type: 'LineString', coordinates });
const isKeepOrJoin = (text: string) => text === 'keep' || text === 'join';
