import { passesPixel } from './snap.ts';

/** A point grid lists lattice points by the cell of a uniform grid, to find those near a segment. */
export interface PointGrid {
  /** Calls `visit` for every point whose pixel the segment a→b passes, in no particular order. */
  alongSegment(ax: number, ay: number, bx: number, by: number, visit: (point: number) => void): void;
}

export function pointGrid(x: Int32Array, y: Int32Array): PointGrid {
  let left = Infinity;
  let right = -Infinity;
  let bottom = Infinity;
  let top = -Infinity;
  for (let p = 0; p < x.length; p++) {
    left = Math.min(left, x[p]!);
    right = Math.max(right, x[p]!);
    bottom = Math.min(bottom, y[p]!);
    top = Math.max(top, y[p]!);
  }
  const size = Math.max(8, Math.sqrt(((right - left + 1) * (top - bottom + 1)) / Math.max(1, x.length)));
  const columnOf = (value: number) => Math.floor((value - left) / size);
  const rowOf = (value: number) => Math.floor((value - bottom) / size);
  const columns = columnOf(right) + 1;
  const cells = new Map<number, number[]>();
  for (let p = 0; p < x.length; p++) {
    const cell = rowOf(y[p]!) * columns + columnOf(x[p]!);
    const members = cells.get(cell);
    if (members) members.push(p);
    else cells.set(cell, [p]);
  }
  return {
    alongSegment(ax, ay, bx, by, visit) {
      const west = Math.max(left, Math.min(ax, bx) - 1);
      const east = Math.min(right, Math.max(ax, bx) + 1);
      const south = Math.max(bottom, Math.min(ay, by) - 1);
      const north = Math.min(top, Math.max(ay, by) + 1);
      if (west > east || south > north) return;
      for (let row = rowOf(south); row <= rowOf(north); row++) {
        for (let column = columnOf(west); column <= columnOf(east); column++) {
          for (const p of cells.get(row * columns + column) ?? []) {
            if (passesPixel(ax, ay, bx, by, x[p]!, y[p]!)) visit(p);
          }
        }
      }
    },
  };
}
