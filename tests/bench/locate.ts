import Flatbush from 'flatbush';
import whichPolygon from 'which-polygon';
import { type Locator, locator } from '../../geojson/kernel/locate.ts';
import { type LocateIndex, locateIndex } from '../../geojson/kernel/locate-index.ts';
import type { PlanarMap } from '../../geojson/kernel/planar-map.ts';
import type { Ring } from '../../geojson/kernel/polygons.ts';
import { countyFeatures, countyMap } from './data/counties.ts';
import { large, mosaic, small } from './data/mosaic.ts';
import { faceFeatures, multiPolygonOf } from './data/polygon-features.ts';
import { seeded } from './data/random.ts';

/**
 * Locating a million random points, as ratios in one run: `node tests/bench/locate.ts [S] [M] [L]`.
 *
 * Against which-polygon, and against a bare loop that reads the coordinates and one cell of a table as large as the locator's and writes it down,
 * in the order the points come: the limit of any table for points in that order. M is measured three times: with points anywhere in the box of
 * the United States, of which 4 % are in a county; with points in counties only; and over the box of the 48 states that lie together. Of the second the
 * share of the bare loop says little: its table lies over the whole box, and so few of its cells are met that the nearest cache holds them. On the other
 * hand the locator has its empty ground in few cells, so that over the box it may be quicker than the bare loop; and on L, whose table only the last cache
 * holds, it brings the points into an order of its own, in which memory has less to wait for.
 *
 * The best time over the rounds counts, and the contestants take turns within a round, so that what else the machine does
 * disturbs a round, not the figure. Times are processor time.
 */
const POINTS = 1_000_000;
const ROUNDS = 40;
/** which-polygon is some hundred times slower: with so many points its rounds last as long, and are disturbed as often. */
const PEER_POINTS = POINTS / 50;
/** So many points in a batch. */
const BATCHES = [1000, 10_000, 100_000];

interface Points {
  readonly xs: Int32Array;
  readonly ys: Int32Array;
}

function randomPoints({ pointX, pointY }: PlanarMap, accept: (x: number, y: number) => boolean): Points {
  const random = seeded(42);
  const extreme = (values: Int32Array, pick: (a: number, b: number) => number) => values.reduce(pick);
  const west = extreme(pointX, (a, b) => Math.min(a, b));
  const south = extreme(pointY, (a, b) => Math.min(a, b));
  const width = extreme(pointX, (a, b) => Math.max(a, b)) - west;
  const height = extreme(pointY, (a, b) => Math.max(a, b)) - south;
  const points = { xs: new Int32Array(POINTS), ys: new Int32Array(POINTS) };
  for (let i = 0; i < POINTS; ) {
    const x = west + Math.floor(random() * width);
    const y = south + Math.floor(random() * height);
    if (!accept(x, y)) continue;
    points.xs[i] = x;
    points.ys[i] = y;
    i++;
  }
  return points;
}

/** A plain table of square cells over the same ground, with about as many cells as the locator has: no fewer than half, no more than twice. */
interface Table {
  readonly west: number;
  readonly south: number;
  readonly shift: number;
  readonly columns: number;
  readonly cells: Int32Array;
}

function tableLike({ table, cells }: LocateIndex): Table {
  const { west, south } = table;
  const size = 2 ** table.shift;
  const ground = table.columns * table.rows * size ** 2;
  const shift = Math.round(Math.log2(ground / cells.length) / 2);
  const columns = Math.ceil((table.columns * size) / 2 ** shift);
  const rows = Math.ceil((table.rows * size) / 2 ** shift);
  return { west, south, shift, columns, cells: new Int32Array(columns * rows).fill(1) };
}

function bareLoop(
  { cells, west, south, shift, columns }: Table,
  xs: Int32Array,
  ys: Int32Array,
  read: Int32Array,
): void {
  const left = west | 0;
  const bottom = south | 0;
  for (let i = 0; i < read.length; i++) {
    read[i] = cells[((ys[i]! - bottom) >>> shift) * columns + ((xs[i]! - left) >>> shift)]!;
  }
}

/** The processor time of a call in ms: other programs' shares of the machine do not count. */
function processorTime(call: () => void): number {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The best processor time of each contestant over the rounds, in nanoseconds a point. */
function race(contestants: readonly (() => void)[], rounds: number, points: number): number[] {
  const best = contestants.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    contestants.forEach((run, c) => {
      best[c] = Math.min(best[c]!, processorTime(run));
    });
  }
  return best.map((milliseconds) => (milliseconds * 1e6) / points);
}

function measure(
  name: string,
  map: PlanarMap,
  features: ReturnType<typeof countyFeatures>,
  insideOnly = false,
): void {
  const index = locateIndex(map);
  const finder: Locator = locator(map, index);
  const { xs, ys } = randomPoints(map, (x, y) => !insideOnly || finder.faceAt(x, y) >= 0);
  const faces = new Int32Array(POINTS);
  const read = new Int32Array(POINTS);
  const table = tableLike(index);
  const [ours, bare] = race(
    [() => finder.facesAt(xs, ys, faces), () => bareLoop(table, xs, ys, read)],
    ROUNDS,
    POINTS,
  );
  const find = whichPolygon({ type: 'FeatureCollection', features });
  const degrees = Array.from({ length: PEER_POINTS }, (_, i) => [xs[i]! / 1e7, ys[i]! / 1e7] as const);
  let hits = 0;
  const askPeer = () => {
    hits = 0;
    for (const point of degrees) if (find(point) !== null) hits++;
  };
  const [peer] = race([askPeer], ROUNDS, PEER_POINTS);
  const ourHits = faces.subarray(0, PEER_POINTS).reduce((sum, face) => sum + (face >= 0 ? 1 : 0), 0);
  console.log(
    `${name.padEnd(9)} ${ours!.toFixed(1)} ns a point (bare ${bare!.toFixed(1)}, which-polygon ${peer!.toFixed(0)}): ` +
      `${(peer! / ours!).toFixed(0)}× which-polygon, ${((100 * bare!) / ours!).toFixed(0)} % of the bare loop; ` +
      `in a polygon: ${ourHits} here, ${hits} there`,
  );
}

/** The same points one by one and in batches: what a few points cost, whose places in the index no cache holds yet. */
function measureBatches(name: string, map: PlanarMap): void {
  const { faceAt, facesAt } = locator(map);
  const { xs, ys } = randomPoints(map, () => true);
  const faces = new Int32Array(POINTS);
  const oneByOne = () => {
    for (let i = 0; i < POINTS; i++) faces[i] = faceAt(xs[i]!, ys[i]!);
  };
  const batches = BATCHES.map((size) => () => {
    for (let from = 0; from < POINTS; from += size) {
      const [x, y, found] = [xs, ys, faces].map((all) => all.subarray(from, from + size));
      facesAt(x!, y!, found!);
    }
  });
  const times = race([oneByOne, ...batches], ROUNDS / 4, POINTS).map((time) => time.toFixed(1));
  console.log(
    `${name.padEnd(9)} ${times[0]} ns a point one by one; ` +
      BATCHES.map((size, b) => `${times[b + 1]} by ${size.toLocaleString('en')}`).join(', '),
  );
}

/** Time and memory of the index, beside those of flatbush with the polygons it needs. */
function measureIndex(name: string, map: PlanarMap, features: ReturnType<typeof countyFeatures>): void {
  let milliseconds = Infinity;
  for (let round = 0; round < 5; round++) {
    milliseconds = Math.min(
      milliseconds,
      processorTime(() => locateIndex(map)),
    );
  }
  const { cells, vertices, records, starts } = locateIndex(map);
  const arrays = [cells, vertices, records, ...Object.values(starts)];
  const bytes = arrays.reduce((sum, array) => sum + array.byteLength, 0);
  const rings = features.flatMap(multiPolygonOf).flat();
  const peer = new Flatbush(rings.length);
  const flatbush = processorTime(() => {
    for (const ring of rings) peer.add(...boxOf(ring));
    peer.finish();
  });
  // A position is an array of two doubles and a pointer to it: 16 + 2 × 8 + 8 bytes at least, plus the headers of the elements.
  const positions = rings.reduce((sum, ring) => sum + ring.length, 0);
  const megabytes = (size: number) => `${(size / 1e6).toFixed(1)} MB`;
  console.log(
    `${name.padEnd(9)} index ${milliseconds.toFixed(0)} ms, ${megabytes(bytes)}; ` +
      `flatbush ${flatbush.toFixed(0)} ms, ${megabytes(peer.data.byteLength)} and polygons of at least ${megabytes(positions * 40)}`,
  );
}

function boxOf(ring: Ring): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/**
 * The states and territories beyond the 48 that lie together, by the first two digits of a county's id (FIPS): with them the
 * box of the United States goes once around the world, and 96 % of it is sea.
 */
const apart = new Set(['02', '15', '60', '66', '69', '72', '78']);

const wanted = process.argv.length > 2 ? process.argv.slice(2) : ['S', 'M', 'L'];
for (const size of wanted) {
  const counties = size === 'M' ? countyFeatures() : [];
  const map = size === 'M' ? countyMap(counties) : mosaic(size === 'L' ? large : small);
  const features = size === 'M' ? counties : faceFeatures(map);
  measure(size, map, features);
  if (size === 'M') {
    measure('M inside', map, features, true);
    const together = counties.filter(({ id }) => !apart.has(String(id).slice(0, 2)));
    measure('M of 48', countyMap(together), together);
  }
  measureIndex(size, map, features);
  measureBatches(size, map);
}
