import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexagons, mercatorX, mercatorY } from '../../../client/map/issues/hexagons.ts';

const radius = 34 / (512 * 2 ** 13);
const count = (points: Parameters<typeof hexagons>[0]) => hexagons(points, radius, String);

const place = fc.record({
  longitude: fc.double({ min: 114, max: 114.3, noNaN: true }),
  latitude: fc.double({ min: 24.2, max: 24.5, noNaN: true }),
  overdue: fc.boolean(),
});

test('no point is lost and none is counted twice', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 200 }), (points) => {
      const bins = count(points).features.map(({ properties }) => properties);
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(points.length);
      expect(bins.reduce((sum, bin) => sum + bin.overdue, 0)).toBe(
        points.filter(({ overdue }) => overdue).length,
      );
      expect(bins.every((bin) => bin.label === String(bin.count) && bin.share > 0 && bin.share <= 1)).toBe(
        true,
      );
    }),
  );
});

test('a point lies in the hexagon that counts it', () => {
  fc.assert(
    fc.property(place, (point) => {
      const [feature] = count([point]).features;
      if (feature?.geometry.type !== 'Polygon') throw new Error('one hexagon');
      const [ring = []] = feature.geometry.coordinates;
      expect(ring).toHaveLength(7);
      const [x, y] = [mercatorX(point.longitude), mercatorY(point.latitude)];
      const corners = ring.map(
        ([longitude = 0, latitude = 0]) => [mercatorX(longitude), mercatorY(latitude)] as const,
      );
      // Counter-clockwise on the ground is clockwise where y runs south: the point is right of every side.
      for (const [i, [ax, ay]] of corners.slice(0, 6).entries()) {
        const [bx, by] = corners[i + 1] ?? [0, 0];
        expect((bx - ax) * (y - ay) - (by - ay) * (x - ax)).toBeLessThanOrEqual(1e-12);
      }
    }),
  );
});

test('hexagons stand still: the same points in another order give the same hexagons', () => {
  const points = [
    { longitude: 114.1, latitude: 24.3, overdue: false },
    { longitude: 114.1001, latitude: 24.3001, overdue: true },
    { longitude: 114.2, latitude: 24.4, overdue: false },
  ];
  const shapes = (list: typeof points) =>
    count(list)
      .features.map((one) => JSON.stringify(one))
      .toSorted();
  expect(shapes(points.toReversed())).toEqual(shapes(points));
});
