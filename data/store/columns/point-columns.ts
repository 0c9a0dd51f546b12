/**
 * Issue points as columns: 29 bytes a point. Rows mean nothing; a point is known by its id.
 *   longitude, latitude  lattice units (1e-7 degree)
 *   reported, due, closed  whole seconds since 1970, UTC; closed 0 = open
 *   kind  what it shares with many others (kinds.ts)
 *   state  place in `issueStates`
 */
export interface PointColumns {
  readonly id: Uint32Array<ArrayBuffer>;
  readonly longitude: Int32Array<ArrayBuffer>;
  readonly latitude: Int32Array<ArrayBuffer>;
  readonly reported: Uint32Array<ArrayBuffer>;
  readonly due: Uint32Array<ArrayBuffer>;
  readonly closed: Uint32Array<ArrayBuffer>;
  readonly kind: Uint32Array<ArrayBuffer>;
  readonly state: Uint8Array<ArrayBuffer>;
}

/** One point, on its way into or out of columns. */
export interface Point {
  readonly id: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly reported: number;
  readonly due: number;
  readonly closed: number;
  readonly kind: number;
  readonly state: number;
}

export const columnNames = [
  'id',
  'longitude',
  'latitude',
  'reported',
  'due',
  'closed',
  'kind',
  'state',
] as const;

const wordColumns = 7;
export const bytesAPoint = wordColumns * 4 + 1;

/** Columns for `count` points over one buffer, the given one or a new one. */
export function pointColumns(count: number, buffer = new ArrayBuffer(count * bytesAPoint)): PointColumns {
  const bytes = 4 * count;
  return {
    id: new Uint32Array(buffer, 0, count),
    longitude: new Int32Array(buffer, bytes, count),
    latitude: new Int32Array(buffer, 2 * bytes, count),
    reported: new Uint32Array(buffer, 3 * bytes, count),
    due: new Uint32Array(buffer, 4 * bytes, count),
    closed: new Uint32Array(buffer, 5 * bytes, count),
    kind: new Uint32Array(buffer, 6 * bytes, count),
    state: new Uint8Array(buffer, wordColumns * bytes, count),
  };
}

/**
 * Columns with a buffer each. Those for a few points lie in the heap: one buffer outside it, with views, takes four times as long
 * to make.
 */
export const ownColumns = (count: number): PointColumns => ({
  id: new Uint32Array(count),
  longitude: new Int32Array(count),
  latitude: new Int32Array(count),
  reported: new Uint32Array(count),
  due: new Uint32Array(count),
  closed: new Uint32Array(count),
  kind: new Uint32Array(count),
  state: new Uint8Array(count),
});

export const pointAt = (columns: PointColumns, row: number): Point => ({
  id: columns.id[row]!,
  longitude: columns.longitude[row]!,
  latitude: columns.latitude[row]!,
  reported: columns.reported[row]!,
  due: columns.due[row]!,
  closed: columns.closed[row]!,
  kind: columns.kind[row]!,
  state: columns.state[row]!,
});

export function setPoint(columns: PointColumns, row: number, point: Point): void {
  for (const name of columnNames) columns[name][row] = point[name];
}

/** So few points are copied one by one: a view of a column costs more than a point. */
const few = 8;

/** Copies the first `count` points of `from` into `to`, beginning at row `at`. */
export function copyPoints(to: PointColumns, at: number, from: PointColumns, count: number): void {
  if (count < few) {
    for (let row = 0; row < count; row++) setPoint(to, at + row, pointAt(from, row));
    return;
  }
  for (const name of columnNames) to[name].set(from[name].subarray(0, count), at);
}

/** The bytes of `count` points: each column after the other, as `pointColumns` lays them out. */
export function bytesOfPoints(columns: PointColumns, from: number, count: number): Uint8Array<ArrayBuffer> {
  const copy = pointColumns(count);
  for (const name of columnNames) copy[name].set(columns[name].subarray(from, from + count));
  return new Uint8Array(copy.id.buffer);
}
