/**
 * A segment grid lists, for each cell of a uniform grid, the segments that come within one lattice unit of
 * it. It answers "which segments could meet?" for the noder; it is conservative, never exact.
 */

/** Straight segments between numbered vertices. */
export interface Segments {
  readonly count: number;
  readonly vertexX: Int32Array;
  readonly vertexY: Int32Array;
  /** The vertices at the ends. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export interface SegmentGrid {
  readonly columns: number;
  readonly rows: number;
  /** The segments of cell `c` are `members[start[c] … start[c + 1] - 1]`. */
  readonly start: Uint32Array;
  readonly members: Uint32Array;
  columnOf(x: number): number;
  rowOf(y: number): number;
}

/** Keeps a cell wider than the one unit by which segments are widened. */
const SMALLEST_CELL = 8;
const MOST_CELLS = 2 ** 23;

export function segmentGrid(segments: Segments): SegmentGrid {
  const { left, bottom, width, height } = extentOf(segments);
  const cells = Math.min(MOST_CELLS, Math.max(1, segments.count));
  const size = Math.max(SMALLEST_CELL, Math.sqrt((width * height) / cells), Math.max(width, height) / 60000);
  const columns = Math.floor(width / size) + 1;
  const rows = Math.floor(height / size) + 1;
  const clamp = (value: number, limit: number) => (value < 0 ? 0 : value >= limit ? limit - 1 : value);
  const columnOf = (x: number) => clamp(Math.floor((x - left) / size), columns);
  const rowOf = (y: number) => clamp(Math.floor((y - bottom) / size), rows);

  const start = new Uint32Array(columns * rows + 2);
  const walk = (visit: (cell: number, segment: number) => void) => {
    for (let s = 0; s < segments.count; s++) {
      const a = segments.from[s]!;
      const b = segments.to[s]!;
      const ax = segments.vertexX[a]!;
      const ay = segments.vertexY[a]!;
      const bx = segments.vertexX[b]!;
      const by = segments.vertexY[b]!;
      const firstRow = rowOf(Math.min(ay, by) - 1);
      const lastRow = rowOf(Math.max(ay, by) + 1);
      const west = Math.min(ax, bx) - 1;
      const east = Math.max(ax, bx) + 1;
      if (firstRow === lastRow) {
        const last = columnOf(east);
        for (let c = columnOf(west); c <= last; c++) visit(firstRow * columns + c, s);
        continue;
      }
      const slope = ay === by ? 0 : (bx - ax) / (by - ay);
      for (let row = firstRow; row <= lastRow; row++) {
        let low = west;
        let high = east;
        if (ay !== by) {
          // Where the line enters and leaves this row, one unit to the safe side in both directions.
          const x1 = ax + (bottom + row * size - 1 - ay) * slope;
          const x2 = ax + (bottom + (row + 1) * size + 1 - ay) * slope;
          low = Math.max(west, Math.min(x1, x2) - 2);
          high = Math.min(east, Math.max(x1, x2) + 2);
        }
        const last = columnOf(high);
        for (let c = columnOf(low); c <= last; c++) visit(row * columns + c, s);
      }
    }
  };
  walk((cell) => {
    start[cell + 2]!++;
  });
  for (let c = 2; c < start.length; c++) start[c]! += start[c - 1]!;
  const members = new Uint32Array(start[start.length - 1]!);
  walk((cell, segment) => {
    members[start[cell + 1]!++] = segment;
  });
  return { columns, rows, start, members, columnOf, rowOf };
}

function extentOf(segments: Segments) {
  let left = Infinity;
  let right = -Infinity;
  let bottom = Infinity;
  let top = -Infinity;
  for (let v = 0; v < segments.vertexX.length; v++) {
    const x = segments.vertexX[v]!;
    const y = segments.vertexY[v]!;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  if (left > right) return { left: 0, bottom: 0, width: 1, height: 1 };
  return { left, bottom, width: right - left + 1, height: top - bottom + 1 };
}

/** Calls `visit` for every pair of segments whose boxes overlap; a pair may come more than once. */
export function forEachPair(
  segments: Segments,
  grid: SegmentGrid,
  visit: (first: number, second: number) => void,
): void {
  const { vertexX, vertexY, from, to } = segments;
  const westOf = (s: number) => Math.min(vertexX[from[s]!]!, vertexX[to[s]!]!);
  const cells = grid.columns * grid.rows;
  for (let cell = 0; cell < cells; cell++) {
    const begin = grid.start[cell]!;
    const end = grid.start[cell + 1]!;
    if (end - begin < 2) continue;
    // Where many share a cell they are swept from west to east.
    const isCrowded = end - begin > CROWD;
    const members = isCrowded
      ? grid.members.slice(begin, end).sort((p, q) => westOf(p) - westOf(q))
      : grid.members;
    const first = isCrowded ? 0 : begin;
    const last = isCrowded ? end - begin : end;
    for (let i = first; i < last; i++) {
      const s = members[i]!;
      const ax = vertexX[from[s]!]!;
      const ay = vertexY[from[s]!]!;
      const bx = vertexX[to[s]!]!;
      const by = vertexY[to[s]!]!;
      const west = Math.min(ax, bx);
      const east = Math.max(ax, bx);
      const south = Math.min(ay, by);
      const north = Math.max(ay, by);
      for (let j = i + 1; j < last; j++) {
        const t = members[j]!;
        const cx = vertexX[from[t]!]!;
        const dx = vertexX[to[t]!]!;
        if (cx > east && dx > east) {
          if (isCrowded) break;
          continue;
        }
        if (cx < west && dx < west) continue;
        const cy = vertexY[from[t]!]!;
        const dy = vertexY[to[t]!]!;
        if ((cy > north && dy > north) || (cy < south && dy < south)) continue;
        visit(s, t);
      }
    }
  }
}

const CROWD = 16;
