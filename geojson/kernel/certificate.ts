import { dissolve, faceOfHalf, halvesOfFace, partsOf } from './dissolve.ts';
import type { Fault } from './faults.ts';
import { sideArea } from './geodesic.ts';
import { toDegrees } from './lattice.ts';
import { twiceFaceArea } from './lattice-area.ts';
import type { Plan } from './plan.ts';
import type { PlanarMap } from './planar-map.ts';
import { pointInside } from './point-inside.ts';
import { type AreaGeometry, areaGeometry } from './polygons.ts';

/**
 * A certificate says how much of the scope the grids of a tier cover, exactly: scope − covered = Σ gaps in lattice
 * units, without remainder. Square metres stand beside for people.
 */
export interface Certificate {
  readonly tier: string;
  readonly scope: ExactArea;
  readonly covered: ExactArea;
  /** The connected regions without a grid, from large to small. */
  readonly gaps: readonly Gap[];
  /** What more than one feature covered when the plan was built. */
  readonly overlaps: readonly Fault[];
  /** The grids of the parent tier that are not the union of their children, by id; always empty where there is no parent. */
  readonly unequalParents: readonly string[];
  /** No gap, no overlap, no unequal parent. */
  readonly seamless: boolean;
}

export interface ExactArea {
  /** Twice the area in square lattice units (1e-14 square degree), a whole number as decimal text. */
  readonly twiceLattice: string;
  readonly squareMetres: number;
}

export interface Gap extends ExactArea {
  /** A point in the gap, in degrees. */
  readonly place: [number, number];
  readonly geometry: AreaGeometry;
  readonly faces: readonly number[];
  /** The grids that border on it, by id. */
  readonly neighbours: readonly string[];
}

/** @param faults of the build the plan came from, see `createPlan` */
export function certificate(plan: Plan, tier: number, faults: readonly Fault[]): Certificate {
  const { map } = plan;
  const { id, gridOfFace } = plan.tiers[tier]!;
  const faces = Array.from({ length: map.faceCount }, (_, face) => face);
  const gaps = gapsOf(plan, tier);
  const overlaps = faults.filter(({ kind }) => kind === 'overlap' || kind === 'duplicate');
  const unequalParents = parentsUnequal(plan, tier);
  return {
    tier: id,
    scope: areaOf(map, faces),
    covered: areaOf(
      map,
      faces.filter((face) => gridOfFace[face] !== -1),
    ),
    gaps,
    overlaps,
    unequalParents,
    seamless: gaps.length === 0 && overlaps.length === 0 && unequalParents.length === 0,
  };
}

/** The exact and the geodesic area of a set of faces. */
export function areaOf(map: PlanarMap, faces: readonly number[]): ExactArea {
  let twice = 0n;
  let squareMetres = 0;
  for (const face of faces) {
    twice += twiceFaceArea(map, face);
    squareMetres += faceSquareMetres(map, face);
  }
  return { twiceLattice: String(twice), squareMetres };
}

function faceSquareMetres(map: PlanarMap, face: number): number {
  const { pointStart, pointX: x, pointY: y } = map;
  let sum = 0;
  for (const half of halvesOfFace(map, face)) {
    const sign = (half & 1) === 0 ? 1 : -1;
    for (let p = pointStart[half >> 1]!; p < pointStart[(half >> 1) + 1]! - 1; p++) {
      sum += sign * sideArea(toDegrees(x[p]!), toDegrees(y[p]!), toDegrees(x[p + 1]!), toDegrees(y[p + 1]!));
    }
  }
  return sum;
}

function gapsOf(plan: Plan, tier: number): Gap[] {
  const { map } = plan;
  const { gridOfFace } = plan.tiers[tier]!;
  const empty: number[] = [];
  gridOfFace.forEach((grid, face) => {
    if (grid === -1) empty.push(face);
  });
  const isEmpty = gridOfFace.map((grid) => (grid === -1 ? 0 : -1));
  const part = partsOf(map, isEmpty, empty);
  const facesOf: number[][] = [];
  for (const face of empty) {
    const list = facesOf[part[face]!];
    if (list) list.push(face);
    else facesOf[part[face]!] = [face];
  }
  const outlines = dissolve(map, part, facesOf.length, empty);
  return facesOf
    .map((faces, g): Gap => {
      const geometry = areaGeometry(map, outlines[g]!)!;
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      const neighbours = neighboursOf(plan, tier, faces);
      return { ...areaOf(map, faces), place: pointInside(polygons), geometry, faces, neighbours };
    })
    .sort((p, q) => q.squareMetres - p.squareMetres);
}

function neighboursOf(plan: Plan, tier: number, faces: readonly number[]): string[] {
  const { grids, gridOfFace } = plan.tiers[tier]!;
  const found = new Set<number>();
  for (const face of faces) {
    for (const half of halvesOfFace(plan.map, face)) {
      const other = faceOfHalf(plan.map, half ^ 1);
      if (other >= 0 && gridOfFace[other]! >= 0) found.add(gridOfFace[other]!);
    }
  }
  return [...found].sort((p, q) => p - q).map((grid) => grids[grid]!.id);
}

/** Parent = ∪ children, face by face, which is stricter than comparing areas. */
function parentsUnequal(plan: Plan, tier: number): string[] {
  const { parent, grids, gridOfFace } = plan.tiers[tier]!;
  const above = plan.tiers[parent];
  if (above === undefined) return [];
  const unequal = new Set<number>();
  above.gridOfFace.forEach((over, face) => {
    const grid = gridOfFace[face]!;
    const expected = grid === -1 ? -1 : grids[grid]!.parent;
    if (expected === over) return;
    for (const concerned of [expected, over]) if (concerned !== -1) unequal.add(concerned);
  });
  return [...unequal].sort((p, q) => p - q).map((grid) => above.grids[grid]!.id);
}
