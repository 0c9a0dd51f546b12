import { describe, expect, it } from 'vitest';
import { buildNoded } from '../../../geojson/kernel/build.ts';
import { chooseSides } from '../../../geojson/kernel/chosen-sides.ts';
import type { FlatPolygons } from '../../../geojson/kernel/flat-polygons.ts';
import { flatten } from '../../../geojson/kernel/flatten.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { matchSides } from '../../../geojson/kernel/match-sides.ts';
import type { PolygonInput } from '../../../geojson/kernel/soup.ts';
import { validateFlat } from '../../../geojson/kernel/validate.ts';
import { mosaic } from '../../bench/data/mosaic.ts';
import { faceFeatures, multiPolygonOf } from '../../bench/data/polygon-features.ts';
import { seeded } from '../../bench/data/random.ts';

const built = (flat: FlatPolygons) => buildNoded(flat, []).faults.map(({ faces, ...fault }) => fault);

/** A coverage with long bent borders, some of whose vertices are moved, or features drawn again elsewhere. */
function damaged(seed: number): PolygonInput[] {
  const random = seeded(seed);
  const cell = [60, 150, 600, 3000][seed % 4]!;
  const size = { columns: 3, rows: 3, cell, halfSide: 3, shortSide: 4 };
  const off = (reach: number) => toDegrees(Math.round((random() * 2 - 1) * reach * cell));
  const rings = faceFeatures(mosaic(size, seed)).map((one) => structuredClone(multiPolygonOf(one)[0]![0]!));
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--) {
    const ring = rings[Math.floor(random() * rings.length)]!;
    const reach = [0.01, 0.05, 0.3, 1][Math.floor(random() * 4)]!;
    const moved = ([x, y]: [number, number], east: number, north: number): [number, number] => [
      x + east,
      y + north,
    ];
    const [east, north] = [off(reach), off(reach)];
    if (random() < 0.3) rings.push(ring.map((point) => moved(point, east, north)));
    else {
      const vertex = 1 + Math.floor(random() * (ring.length - 2));
      ring[vertex] = moved(ring[vertex]!, east, north);
    }
  }
  return rings.map((ring, i) => ({ id: String(i), coordinates: [[ring]] }));
}

describe('sides that are near no others', () => {
  it('need not be noded: the faults are those of a build that nodes all', () => {
    let sides = 0;
    let noded = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const flat = flatten(damaged(seed));
      const mate = matchSides(flat);
      const none = new Uint8Array(flat.ids.length);
      sides += chooseSides(flat, mate, none, false).toNode.length;
      noded += chooseSides(flat, mate, none, true).toNode.length;
      expect([seed, validateFlat(flat)]).toEqual([seed, built(flat)]);
    }
    expect(noded).toBeGreaterThan(0);
    expect(noded).toBeLessThan(sides / 2);
  });

  it('are not looked for where they are too crowded', () => {
    const strips = Array.from({ length: 500 }, (_, i): PolygonInput => {
      const [south, north] = [i * 20, i * 20 + (i === 250 ? 25 : 15)].map(toDegrees) as [number, number];
      const east = toDegrees(10_000);
      return {
        id: String(i),
        coordinates: [
          [
            [
              [0, south],
              [east, south],
              [east, north],
              [0, north],
            ],
          ],
        ],
      };
    });
    const flat = flatten(strips);
    const none = new Uint8Array(flat.ids.length);
    expect(chooseSides(flat, matchSides(flat), none, true).lines.first).toEqual([]);
    expect(validateFlat(flat)).toEqual(built(flat));
    expect(validateFlat(flat).map(({ kind }) => kind)).toEqual(['overlap']);
  });
});
