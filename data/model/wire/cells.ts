/** Points brought into the order they travel in: by cell, and from south to north in each. */
export interface InCells {
  readonly cells: readonly { readonly column: number; readonly row: number; readonly count: number }[];
  /** The points in their order. */
  readonly rows: Uint32Array;
  /** From the point before it, or from the cell's southern edge, in the order of `rows`. */
  readonly northing: Uint16Array;
  /** From the cell's western edge, in the order of `rows`. */
  readonly easting: Uint16Array;
}

/** A cell is this many bits wide and high. */
export const cellBits = 16;
const cellSize = 1 << cellBits;
const cellMask = cellSize - 1;

/** Two counting sorts: by the latitude within the cell, then by the cell. */
export function inCells(longitude: Int32Array, latitude: Int32Array): InCells {
  const { cellOf, cells } = cellsOf(longitude, latitude);
  const byLatitude = countingSort(latitude.length, cellSize, (row) => latitude[row]! & cellMask);
  const byCell = countingSort(byLatitude.length, cells.length, (at) => cellOf[byLatitude[at]!]!);
  const rows = byCell.map((at) => byLatitude[at]!);
  const northing = new Uint16Array(rows.length);
  const easting = new Uint16Array(rows.length);
  let at = 0;
  for (const { count } of cells) {
    let before = 0;
    for (const end = at + count; at < end; at++) {
      const y = latitude[rows[at]!]! & cellMask;
      northing[at] = y - before;
      before = y;
      easting[at] = longitude[rows[at]!]! & cellMask;
    }
  }
  return { cells, rows, northing, easting };
}

/** The cells that have points, from south to north and west to east, and which of them each point is in. */
function cellsOf(longitude: Int32Array, latitude: Int32Array) {
  const numbers = new Map<number, number>();
  const found: { column: number; row: number; count: number }[] = [];
  const cellOf = new Uint32Array(longitude.length);
  let [lastKey, last] = [Number.NaN, 0];
  for (let point = 0; point < longitude.length; point++) {
    const [column, row] = [longitude[point]! >> cellBits, latitude[point]! >> cellBits];
    const key = row * cellSize + column;
    if (key !== lastKey) {
      last = numbers.get(key) ?? found.push({ column, row, count: 0 }) - 1;
      numbers.set(key, last);
      lastKey = key;
    }
    cellOf[point] = last;
    found[last]!.count += 1;
  }
  const order = found.map((_, cell) => cell);
  order.sort((a, b) => found[a]!.row - found[b]!.row || found[a]!.column - found[b]!.column);
  const places = new Uint32Array(found.length);
  order.forEach((cell, place) => {
    places[cell] = place;
  });
  return { cellOf: cellOf.map((cell) => places[cell]!), cells: order.map((cell) => found[cell]!) };
}

/** The numbers from 0 to `count` in the order of their keys; equal keys keep their order. */
function countingSort(count: number, keys: number, keyOf: (at: number) => number): Uint32Array {
  const next = new Uint32Array(keys + 1);
  for (let at = 0; at < count; at++) next[keyOf(at) + 1]! += 1;
  for (let key = 1; key <= keys; key++) next[key]! += next[key - 1]!;
  const sorted = new Uint32Array(count);
  for (let at = 0; at < count; at++) sorted[next[keyOf(at)]!++] = at;
  return sorted;
}
