import { describe, expect, it } from 'vitest';
import type { FlatPolygons } from '../../../geojson/kernel/flat-polygons.ts';
import { flatten } from '../../../geojson/kernel/flatten.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { likelyOverlaps } from '../../../geojson/kernel/likely-overlaps.ts';
import { matchSides } from '../../../geojson/kernel/match-sides.ts';
import { buildChosen } from '../../../geojson/kernel/partial-build.ts';
import { boxesOfPolygons } from '../../../geojson/kernel/polygon-boxes.ts';
import { addFeatures, choiceOf } from '../../../geojson/kernel/side-choice.ts';
import { simpleFeatures } from '../../../geojson/kernel/simple-features.ts';
import { countyFeatures } from '../../bench/data/counties.ts';
import { large, mosaic } from '../../bench/data/mosaic.ts';
import { planted } from '../../bench/data/planted.ts';
import { faceFeatures, multiPolygonOf } from '../../bench/data/polygon-features.ts';

type Points = readonly (readonly [number, number])[];

function namedOf(rings: Readonly<Record<string, Points>>): string[] {
  const flat = flatten(
    Object.entries(rings).map(([id, ring]) => ({
      id,
      coordinates: [[ring.map((point) => point.map(toDegrees))]],
    })),
  );
  const choice = choiceOf(flat, matchSides(flat), new Uint8Array(flat.ids.length));
  return likelyOverlaps(choice, boxesOfPolygons(flat))
    .map((feature) => flat.ids[feature]!)
    .sort();
}

/** The faces of the first build of which it is not known what lies over them. */
function unclearAtFirst(flat: FlatPolygons): readonly number[] {
  const mate = matchSides(flat);
  const choice = choiceOf(
    flat,
    mate,
    simpleFeatures(flat, mate).map((isSimple) => 1 - isSimple),
  );
  addFeatures(choice, likelyOverlaps(choice, boxesOfPolygons(flat)));
  return buildChosen(choice).unclear;
}

const square = (x: number, y: number, size: number): Points => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];

describe('who is likely to lie over others', () => {
  it('nobody in a seamless coverage with a gap and an island beside it', () => {
    const around: Points = [
      [0, 0],
      [300, 0],
      [300, 300],
      [0, 300],
      [0, 200],
      [100, 200],
      [200, 200],
      [200, 100],
      [100, 100],
      [0, 100],
    ];
    const west: Points = [
      [0, 100],
      [100, 100],
      [100, 200],
      [0, 200],
    ];
    expect(namedOf({ around, west, island: square(400, 100, 50) })).toEqual([]);
  });

  it('those whose borders cross', () => {
    expect(namedOf({ P: square(0, 0, 100), Q: square(60, 60, 100), R: square(-200, 0, 100) })).toEqual([
      'P',
      'Q',
    ]);
  });

  it('those around a point whose corners are more than a full turn', () => {
    const P: Points = [
      [0, 0],
      [100, 0],
      [100, 30],
      [130, 50],
      [100, 70],
      [100, 100],
      [0, 100],
    ];
    const Q: Points = [
      [100, 0],
      [200, 0],
      [200, 100],
      [100, 100],
      [100, 70],
      [70, 50],
      [100, 30],
    ];
    expect(namedOf({ P, Q, R: square(-200, 0, 100) })).toEqual(['P', 'Q']);
    const gap = P.map(([x, y]): [number, number] => [x === 130 ? 60 : x, y]);
    expect(namedOf({ P: gap, Q: Q.map(([x, y]) => [x === 70 ? 140 : x, y] as const) })).toEqual([]);
  });

  it('an island inside another feature, and that', () => {
    expect(namedOf({ P: square(0, 0, 100), Q: square(100, 0, 100), inside: square(40, 40, 20) })).toEqual([
      'P',
      'inside',
    ]);
  });

  it('all who do, of planted faults: nothing is built twice', () => {
    const cells = faceFeatures(mosaic({ ...large, columns: 30, rows: 20 }));
    for (const [features, count] of [
      [cells, 300],
      [countyFeatures(), 0],
    ] as const) {
      const input = features.map((one) => ({ id: String(one.id), coordinates: multiPolygonOf(one) }));
      expect(unclearAtFirst(flatten(planted(input, count).polygons))).toEqual([]);
    }
  });
});
