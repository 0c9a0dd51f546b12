import { OUTSIDE, type PlanarMap } from '../../geojson/kernel/planar-map.ts';

/**
 * A sketch is a planar map drawn with letters: each character is one square cell, `.` is outside the scope, and every
 * 4-connected patch of one letter is one face. Faces are numbered by their first cell in reading order. The first row is the north.
 *
 *     sketch(['AAB',
 *             'ACB'])   →  faces 0 = A, 1 = B, 2 = C
 */
export interface Sketch {
  readonly map: PlanarMap;
  /** The letter of each face. */
  readonly letters: string;
}

/** Where the lattice corner (column, row) lies, row counted from the south. */
export type Place = (column: number, row: number) => readonly [number, number];

const DX = [1, 0, -1, 0];
const DY = [0, 1, 0, -1];

/** Draws the planar map of a sketch; `place` may bend it as long as no two cell sides cross. */
export function sketch(rows: readonly string[], place: Place = (i, j) => [i * 1000, j * 1000]): Sketch {
  const height = rows.length;
  const width = rows[0]?.length ?? 0;
  const { faceOf, letters } = patches(rows);
  const face = (i: number, j: number): number =>
    i < 0 || j < 0 || i >= width || j >= height ? OUTSIDE : (faceOf[(height - 1 - j) * width + i] ?? OUTSIDE);
  /** The faces to the left and right when leaving corner (i, j) in direction d (0 east, 1 north, 2 west, 3 south). */
  const sides = (i: number, j: number, d: number): readonly [number, number] => {
    if (d === 0) return [face(i, j), face(i, j - 1)];
    if (d === 1) return [face(i - 1, j), face(i, j)];
    if (d === 2) return [face(i - 1, j - 1), face(i - 1, j)];
    return [face(i, j - 1), face(i - 1, j - 1)];
  };
  const ways = (i: number, j: number): number[] =>
    [0, 1, 2, 3].filter((d) => {
      const [left, right] = sides(i, j, d);
      return left !== right;
    });

  interface Chain {
    corners: [number, number][];
    left: number;
    right: number;
    first: number;
    last: number;
  }
  const seen = new Set<string>();
  const chains: Chain[] = [];
  const follow = (i: number, j: number, d: number): void => {
    const [left, right] = sides(i, j, d);
    const corners: [number, number][] = [[i, j]];
    let [x, y, way] = [i, j, d];
    for (;;) {
      seen.add(`${x},${y},${way}`).add(`${x + DX[way]!},${y + DY[way]!},${(way + 2) % 4}`);
      x += DX[way]!;
      y += DY[way]!;
      corners.push([x, y]);
      const out = ways(x, y);
      if (out.length !== 2 || (x === i && y === j)) break;
      const back = (way + 2) % 4;
      way = out.find((o) => o !== back)!;
    }
    chains.push({ corners, left, right, first: d, last: (way + 2) % 4 });
  };
  const everyCorner = (visit: (i: number, j: number) => void): void => {
    for (let i = 0; i <= width; i++) for (let j = 0; j <= height; j++) visit(i, j);
  };
  everyCorner((i, j) => {
    const out = ways(i, j);
    if (out.length > 2) for (const d of out) if (!seen.has(`${i},${j},${d}`)) follow(i, j, d);
  });
  everyCorner((i, j) => {
    for (const d of ways(i, j)) if (!seen.has(`${i},${j},${d}`)) follow(i, j, d);
  });
  return { map: assemble(chains, letters.length, place), letters };
}

function patches(rows: readonly string[]): { faceOf: Int32Array; letters: string } {
  const width = rows[0]?.length ?? 0;
  const faceOf = new Int32Array(width * rows.length).fill(OUTSIDE);
  const letterAt = (k: number): string => rows[Math.floor(k / width)]![k % width]!;
  let letters = '';
  for (let k = 0; k < faceOf.length; k++) {
    if (faceOf[k] !== OUTSIDE || letterAt(k) === '.') continue;
    const stack = [k];
    faceOf[k] = letters.length;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const column = at % width;
      for (const next of [
        column > 0 ? at - 1 : -1,
        column < width - 1 ? at + 1 : -1,
        at - width,
        at + width,
      ]) {
        if (next < 0 || next >= faceOf.length || faceOf[next] !== OUTSIDE || letterAt(next) !== letterAt(k))
          continue;
        faceOf[next] = letters.length;
        stack.push(next);
      }
    }
    letters += letterAt(k);
  }
  return { faceOf, letters };
}

interface Walk {
  readonly corners: readonly (readonly [number, number])[];
  readonly left: number;
  readonly right: number;
  readonly first: number;
  readonly last: number;
}

function assemble(chains: readonly Walk[], faceCount: number, place: Place): PlanarMap {
  const nodeOf = new Map<string, number>();
  const nodes: (readonly [number, number])[] = [];
  const outgoing: number[][] = [];
  const node = (corner: readonly [number, number]): number => {
    const key = corner.join();
    let id = nodeOf.get(key);
    if (id === undefined) {
      id = nodes.length;
      nodeOf.set(key, id);
      nodes.push(place(corner[0], corner[1]));
      outgoing.push([-1, -1, -1, -1]);
    }
    return id;
  };
  const from: number[] = [];
  const to: number[] = [];
  const lastWay: number[] = [];
  const points: (readonly [number, number])[] = [];
  const pointStart = [0];
  chains.forEach((chain, e) => {
    from.push(node(chain.corners[0]!));
    to.push(node(chain.corners.at(-1)!));
    outgoing[from[e]!]![chain.first] = e * 2;
    outgoing[to[e]!]![chain.last] = e * 2 + 1;
    lastWay.push(chain.last);
    points.push(...chain.corners.map(([i, j]) => place(i, j)));
    pointStart.push(points.length);
  });
  /** The next half-edge round the same face: the first one clockwise from where we came. */
  const next = (half: number): number => {
    const chain = chains[half >> 1]!;
    const [at, came] = half & 1 ? [from[half >> 1]!, chain.first] : [to[half >> 1]!, chain.last];
    for (let turn = 1; ; turn++) {
      const candidate = outgoing[at]![(came - turn + 4) % 4]!;
      if (candidate >= 0) return candidate;
    }
  };
  const ringsOf: number[][][] = Array.from({ length: faceCount }, () => []);
  const used = new Set<number>();
  for (let half = 0; half < chains.length * 2; half++) {
    const chain = chains[half >> 1]!;
    const left = half & 1 ? chain.right : chain.left;
    if (left === OUTSIDE || used.has(half)) continue;
    const ring: number[] = [];
    for (let h = half; !used.has(h); h = next(h)) {
      used.add(h);
      ring.push(h);
    }
    const area = ring.reduce((sum, h) => sum + turnArea(chains[h >> 1]!.corners, h & 1), 0);
    if (area > 0) ringsOf[left]!.unshift(ring);
    else ringsOf[left]!.push(ring);
  }
  const rings = ringsOf.flat();
  const runningTotals = (lists: readonly { length: number }[]): Uint32Array => {
    let total = 0;
    return Uint32Array.from([0, ...lists.map((list) => (total += list.length))]);
  };
  return {
    nodeCount: nodes.length,
    edgeCount: chains.length,
    faceCount,
    nodeX: Int32Array.from(nodes, (p) => p[0]),
    nodeY: Int32Array.from(nodes, (p) => p[1]),
    edgeFrom: Uint32Array.from(from),
    edgeTo: Uint32Array.from(to),
    edgeLeft: Int32Array.from(chains, (c) => c.left),
    edgeRight: Int32Array.from(chains, (c) => c.right),
    pointStart: Uint32Array.from(pointStart),
    pointX: Int32Array.from(points, (p) => p[0]),
    pointY: Int32Array.from(points, (p) => p[1]),
    faceRing: runningTotals(ringsOf),
    ringStart: runningTotals(rings),
    ringHalf: Uint32Array.from(rings.flat()),
  };
}

function turnArea(corners: readonly (readonly [number, number])[], backwards: number): number {
  let sum = 0;
  for (let k = 1; k < corners.length; k++) {
    const [a, b] = [corners[k - 1]!, corners[k]!];
    sum += a[0] * b[1] - b[0] * a[1];
  }
  return backwards ? -sum : sum;
}
