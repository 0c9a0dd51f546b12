import { applyChange } from '../../geojson/kernel/change.ts';
import { asWritten, groupGeometries, type OriginalGeometry } from '../../geojson/kernel/polygons.ts';
import { proposeRepairs, type Receiver, type Repair, usualRules } from '../../geojson/kernel/repair.ts';
import type { OwnCounty } from './own-county.ts';

/** What a person wants otherwise than the usual rules have it. Faults are numbered from 1 in the order of `OwnCounty.faults`. */
export interface RepairWish {
  readonly gap: Receiver;
  readonly overlap: Receiver;
  /** Gaps larger than this, in m², are left. */
  readonly largestGap: number;
  /** Faults that stay as they are. */
  readonly except: ReadonlySet<number>;
  /** Fault → the id of the grid that receives it. */
  readonly given: ReadonlyMap<number, string>;
}

/** The usual rules, and nothing excepted. */
export const usualWish: RepairWish = { ...usualRules, except: new Set(), given: new Map() };

/** One proposal for each fault of a file's boundaries, in the faults' order. Nothing is changed. */
export function repairsOf({ plan, faults }: OwnCounty, wish: RepairWish): Repair[] {
  const usual = proposeRepairs(plan, faults, wish);
  return faults.map((fault, index): Repair => {
    const block = wish.given.get(index + 1);
    if (block !== undefined) {
      const named = { gap: { block }, overlap: { block }, largestGap: Infinity };
      return proposeRepairs(plan, [fault], named)[0]!;
    }
    return wish.except.has(index + 1) ? { fault, action: 'leave', to: null, change: null } : usual[index]!;
  });
}

/**
 * The features of the file with these repairs made, as GeoJSON; properties and whatever is not touched come back as they were
 * written (GCJ-02 and BD-09 as WGS84). Outlines of parent grids stay as they are: their grids make them up. Lines follow
 * as they were.
 */
export function repairedFeatures({ plan, features, lines, numberOf }: OwnCounty, repairs: readonly Repair[]) {
  let repaired = plan;
  for (const { change } of repairs) {
    if (change === null) continue;
    const result = applyChange(repaired, change);
    if (!result.ok) throw new Error(`a proposed repair does not apply: ${result.reason}`);
    repaired = result.plan;
  }
  const derived = groupGeometries(repaired.map, repaired.blockOfFace, repaired.blockIds.length);
  const blockOf = new Map(repaired.blockIds.map((id, block) => [numberOf.get(id), block]));
  const areas = features.flatMap(({ number, id, properties, polygons }) => {
    const written = geometryOf(polygons);
    const block = blockOf.get(number);
    const ground = block === undefined ? undefined : derived[block];
    if (ground === null) return [];
    const geometry = ground === undefined ? written : asWritten(ground, written);
    return [featureOf(id, properties, geometry)];
  });
  const streets = lines.map(({ id, properties, lines: coordinates }) =>
    featureOf(id, properties, { type: 'MultiLineString', coordinates }),
  );
  return [...areas, ...streets];
}

const featureOf = <G extends object>(id: string | undefined, properties: object, geometry: G) => ({
  type: 'Feature' as const,
  ...(id === undefined ? {} : { id }),
  properties,
  geometry,
});

function geometryOf(polygons: OwnCounty['features'][number]['polygons']): OriginalGeometry {
  const [only] = polygons;
  return polygons.length === 1 && only !== undefined
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}
