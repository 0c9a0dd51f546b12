/**
 * What a cell of the locate index holds is its face, or `OUTSIDE`; or, if a border passes it, −2 − a code:
 *
 *     first point << 5 | second line holds << 4 | first line holds << 3 | backwards << 2 | two segments << 1     for a wedge
 *     place of the record << 1 | 1                                                   for runs (see locate-record.ts)
 *     place of the block                                         for a cell of the table that is divided into a block
 *
 * A *wedge* is one stretch of an edge, of one or two segments. Walked so that it turns left, what is left of both lines is on one side of
 * the edge and all else on the other. That needs the lines only as far as the cell reaches, and there they are the segments, whose ends
 * are beyond it. A line *holds* the points on it if they count as left of it.
 *
 * Nothing here branches on what differs from point to point, which is what a processor guesses wrong: it computes both and picks.
 */
export const codeOf = (cell: number): number => (-2 - cell) | 0;

/** 1 if a border passes the cell that holds this, else 0. */
export const isBoundary = (cell: number): number => Number(cell < -1);

/** 1 if the code is that of runs, 0 if it is that of a wedge. */
export const runsBit = (code: number): number => code & 1;

/** From a code of runs, and back. */
export const recordOf = (code: number): number => code >> 1;
export const runsCode = (record: number): number => (record << 1) | 1;

/** A first point has to be below this to be one of a wedge. */
export const WEDGE_POINTS = 2 ** 26;
export const FIRST_HOLDS = 8;
export const SECOND_HOLDS = 16;
export const isBackwards = (code: number): number => (code >> 2) & 1;
export const hasTwo = (code: number): number => (code >> 1) & 1;
/** The place of a wedge's first point among the vertices. */
export const vertexOf = (code: number): number => (code >> 3) & ~3;

/**
 * The face at a lattice point of a cell with a wedge, on a narrow map.
 * @param vertices see `LocateIndex`
 */
export function faceInWedge(vertices: Int32Array, code: number, x: number, y: number): number {
  const step = 4 - ((code & 4) << 1);
  const a = vertexOf(code);
  const b = a + step;
  // With one segment the second line has no length, and holds all.
  const c = b + (step & -hasTwo(code));
  const xb = vertices[b]!;
  const yb = vertices[b + 1]!;
  const east = x - xb;
  const north = y - yb;
  const first = (xb - vertices[a]!) * north - (yb - vertices[a + 1]!) * east + ((code >> 3) & 1);
  const second = (vertices[c]! - xb) * north - (vertices[c + 1]! - yb) * east + ((code >> 4) & 1);
  const leftOfBoth = Number(first > 0) & Number(second > 0);
  return vertices[a + 3 - (leftOfBoth ^ isBackwards(code))]!;
}
