import { chainsOf } from '../../../geojson/kernel/chains.ts';
import { withFaces } from '../../../geojson/kernel/faces.ts';
import type { PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import type { Segments } from '../../../geojson/kernel/segment-grid.ts';
import { seeded } from './random.ts';

/**
 * A mosaic is a made-up plan of any size: cells laid like bricks, so that three meet at every node, their corners moved and their sides
 * bent at random, less than would make two of them touch. The same seed gives the same bytes.
 */
export interface MosaicSize {
  readonly columns: number;
  readonly rows: number;
  /** Width and height of a cell, in lattice units. */
  readonly cell: number;
  /** Straight pieces that half a long side and a short side are made of. */
  readonly halfSide: number;
  readonly shortSide: number;
}

/** 28 grids of some 200 vertices each: a county seat of 5 km × 3 km. */
export const small: MosaicSize = { columns: 7, rows: 4, cell: 63_000, halfSide: 26, shortSide: 48 };
/** 100,000 faces, 3 million polygon vertices: 60 km × 37 km of street blocks. */
export const large: MosaicSize = { columns: 400, rows: 250, cell: 13_500, halfSide: 4, shortSide: 7 };

/** How far corners and sides may stray, of a cell and of a side: any more and sides could touch. */
const STRAY_CORNER = 0.1;
const STRAY_SIDE = 0.3;
/** South-west corner, in lattice units: 114° E, 24° N. */
const WEST = 1_140_000_000;
const SOUTH = 240_000_000;

export function mosaic(size: MosaicSize, seed = 1): PlanarMap {
  return withFaces(chainsOf(segmentsOf(size, seeded(seed))));
}

function segmentsOf(
  { columns, rows, cell, halfSide, shortSide }: MosaicSize,
  random: () => number,
): Segments {
  const x: number[] = [];
  const y: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const vertex = (east: number, north: number): number => {
    x.push(Math.round(WEST + east * cell));
    y.push(Math.round(SOUTH + north * cell));
    return x.length - 1;
  };
  const stray = (amount: number): number => (random() * 2 - 1) * amount;
  /** A bent side between two vertices: a wave within a lens about the straight line. */
  const side = (a: number, b: number, pieces: number): void => {
    const [dx, dy] = [(x[b]! - x[a]!) / cell, (y[b]! - y[a]!) / cell];
    const [waves, phase] = [1 + random() * 3, random() * 6];
    let last = a;
    for (let k = 1; k < pieces; k++) {
      const t = (k + stray(0.2)) / pieces;
      const bend = Math.min(t, 1 - t) * STRAY_SIDE * (0.8 * Math.sin(phase + t * waves * 6) + stray(0.2));
      const next = vertex(
        (x[a]! - WEST) / cell + t * dx - bend * dy,
        (y[a]! - SOUTH) / cell + t * dy + bend * dx,
      );
      from.push(last);
      to.push(next);
      last = next;
    }
    from.push(last);
    to.push(b);
  };
  let below = new Map<number, number>();
  for (let level = 0; level <= rows; level++) {
    const here = new Map<number, number>();
    const ends = [level - 1, level]
      .filter((row) => row >= 0 && row < rows)
      .flatMap((row) => cellEnds(columns, row));
    let last = -1;
    for (const end of [...new Set(ends)].sort((p, q) => p - q)) {
      here.set(end, vertex(end + stray(STRAY_CORNER), level + stray(STRAY_CORNER)));
      if (last >= 0) side(here.get(last)!, here.get(end)!, Math.round((end - last) * 2 * halfSide));
      last = end;
    }
    if (level > 0)
      for (const end of cellEnds(columns, level - 1)) side(below.get(end)!, here.get(end)!, shortSide);
    below = here;
  }
  return {
    count: from.length,
    vertexX: Int32Array.from(x),
    vertexY: Int32Array.from(y),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
  };
}

/** Where the cells of a row begin and end: every other row is shifted by half a cell. */
function cellEnds(columns: number, row: number): number[] {
  const shift = row % 2 === 0 ? 0 : 0.5;
  return Array.from({ length: columns + 1 }, (_, i) => (i === 0 || i === columns ? i : i + shift));
}
