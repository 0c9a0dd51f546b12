import { build } from './build.ts';
import { areaOf, type ExactArea } from './certificate.ts';
import { gridGeometries } from './grid-geometry.ts';
import { toDegrees } from './lattice.ts';
import { ownersOfFace } from './owners.ts';
import type { Plan } from './plan.ts';
import { type AreaGeometry, facesGeometry } from './polygons.ts';
import type { PolygonInput } from './soup.ts';

/**
 * The difference of two plans in one tier: which ground goes from which grid to which, and which borders come and go. Grids are
 * the same when their ids are. Where old and new borders cross off the lattice, the pieces are snapped to it.
 */
export interface Difference {
  readonly tier: string;
  /** From large to small. */
  readonly transfers: readonly Transfer[];
  readonly createdGrids: readonly string[];
  readonly dissolvedGrids: readonly string[];
  /** Stretches of border between grids (or of the scope) that only one of the plans has, in degrees. */
  readonly addedBorders: readonly DegreeStretch[];
  readonly droppedBorders: readonly DegreeStretch[];
}

export interface Transfer extends ExactArea {
  /** Null: no grid, or outside the scope. */
  readonly from: string | null;
  readonly to: string | null;
  readonly geometry: AreaGeometry;
}

export type DegreeStretch = readonly [from: [number, number], to: [number, number]];

/** @returns null when the plans do not both have the tier */
export function difference(before: Plan, after: Plan, tier: string): Difference | null {
  const [old, now] = [before, after].map((plan) => plan.tiers.findIndex(({ id }) => id === tier));
  if (old === undefined || now === undefined || old === -1 || now === -1) return null;
  const oldIds = before.tiers[old]!.grids.map(({ id }) => id);
  const newIds = after.tiers[now]!.grids.map(({ id }) => id);
  const borders = [borderStretches(before, old), borderStretches(after, now)] as const;
  return {
    tier,
    transfers: transfersBetween(gridPolygons(before, old), gridPolygons(after, now)),
    createdGrids: newIds.filter((id) => !oldIds.includes(id)),
    dissolvedGrids: oldIds.filter((id) => !newIds.includes(id)),
    addedBorders: onlyIn(borders[1], borders[0]),
    droppedBorders: onlyIn(borders[0], borders[1]),
  };
}

function gridPolygons(plan: Plan, tier: number): Map<string, PolygonInput> {
  const { grids } = plan.tiers[tier]!;
  return new Map(
    gridGeometries(plan, tier).flatMap((geometry, g): [string, PolygonInput][] => {
      if (geometry === null) return [];
      const { id } = grids[g]!;
      return [
        [
          id,
          { id, coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates },
        ],
      ];
    }),
  );
}

/** Lays the grids that changed over each other; what each pair has in common moved from the one to the other. */
function transfersBetween(old: Map<string, PolygonInput>, now: Map<string, PolygonInput>): Transfer[] {
  const changed = (one: Map<string, PolygonInput>, other: Map<string, PolygonInput>) =>
    [...one.values()].filter(
      ({ id, coordinates }) => JSON.stringify(coordinates) !== JSON.stringify(other.get(id)?.coordinates),
    );
  const from = changed(old, now);
  const polygons = [...from, ...changed(now, old)];
  const { map, faceOwners } = build({ polygons, lines: [] });
  const facesOf = new Map<string, { from: string | null; to: string | null; faces: number[] }>();
  for (let face = 0; face < map.faceCount; face++) {
    const owners = ownersOfFace(faceOwners, face);
    const source = owners.find((owner) => owner < from.length);
    const target = owners.find((owner) => owner >= from.length);
    const pair = {
      from: source === undefined ? null : polygons[source]!.id,
      to: target === undefined ? null : polygons[target]!.id,
    };
    if (pair.from === pair.to) continue;
    const key = JSON.stringify(pair);
    const known = facesOf.get(key);
    if (known) known.faces.push(face);
    else facesOf.set(key, { ...pair, faces: [face] });
  }
  return [...facesOf.values()]
    .map(({ faces, ...pair }) => ({ ...pair, ...areaOf(map, faces), geometry: facesGeometry(map, faces)! }))
    .sort((p, q) => q.squareMetres - p.squareMetres);
}

/** The straight stretches along which a tier's grids differ, keyed by their ends. */
function borderStretches({ map, tiers }: Plan, tier: number): Map<string, DegreeStretch> {
  const { gridOfFace } = tiers[tier]!;
  const gridOf = (face: number) => (face < 0 ? -1 : gridOfFace[face]!);
  const found = new Map<string, DegreeStretch>();
  for (let edge = 0; edge < map.edgeCount; edge++) {
    if (gridOf(map.edgeLeft[edge]!) === gridOf(map.edgeRight[edge]!)) continue;
    for (let p = map.pointStart[edge]!; p < map.pointStart[edge + 1]! - 1; p++) {
      const ends = [p, p + 1].map((point) => [toDegrees(map.pointX[point]!), toDegrees(map.pointY[point]!)]);
      const [a, b] = ends as [[number, number], [number, number]];
      const lower = (a[0] - b[0] || a[1] - b[1]) < 0 ? ([a, b] as const) : ([b, a] as const);
      found.set(String(lower), lower);
    }
  }
  return found;
}

function onlyIn(one: Map<string, DegreeStretch>, other: Map<string, DegreeStretch>): DegreeStretch[] {
  return [...one].filter(([key]) => !other.has(key)).map(([, stretch]) => stretch);
}
