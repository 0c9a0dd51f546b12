import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  geodesicArea,
  geodesicLength,
  ringArea,
  sideArea,
  sideLength,
} from '../../../geojson/kernel/geodesic.ts';

const degree = { noNaN: true, noDefaultInfinity: true };
const lon = fc.double({ min: -179, max: 179, ...degree });
const lat = fc.double({ min: -85, max: 85, ...degree });

describe('area', () => {
  test('the ellipsoid has 510,065,621,724,088 m² (WGS84, EPSG 7030)', () => {
    const ring = [
      [-180, -90],
      [180, -90],
      [180, 90],
      [-180, 90],
    ];
    expect(ringArea(ring) / 510_065_621_724_088.4).toBeCloseTo(1, 12);
  });

  test('a cell of a graticule agrees with the closed form', () => {
    // The zone between 24° and 25° north over one degree of longitude, from Snyder's eq. 3-12 to fifty digits.
    const cell = [
      [114, 24],
      [115, 24],
      [115, 25],
      [114, 25],
    ];
    expect(geodesicArea([cell])).toBeCloseTo(11_226_471_672.51235, 3);
  });

  test('holes are taken off, whatever way the rings run', () => {
    const outer = [
      [114, 24],
      [115, 24],
      [115, 25],
      [114, 25],
      [114, 24],
    ];
    const hole = [
      [114.2, 24.2],
      [114.4, 24.2],
      [114.4, 24.5],
      [114.2, 24.2],
    ];
    const whole = geodesicArea([outer]);
    expect(geodesicArea([outer, hole])).toBeCloseTo(whole - geodesicArea([hole]), 3);
    expect(geodesicArea([[...outer].reverse(), hole])).toBe(geodesicArea([outer, hole]));
  });

  test('a side walked back takes away exactly what it gave', () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, (x1, y1, x2, y2) => {
        expect(sideArea(x2, y2, x1, y1) + sideArea(x1, y1, x2, y2)).toBe(0);
      }),
    );
  });

  test('cutting a triangle in two does not change its area', () => {
    const small = fc.double({ min: -0.05, max: 0.05, ...degree });
    fc.assert(
      fc.property(
        lon,
        lat,
        small,
        small,
        small,
        small,
        fc.double({ min: 0.1, max: 0.9, ...degree }),
        (x, y, a, b, c, d, t) => {
          const [p, q, r] = [
            [x, y],
            [x + a, y + b],
            [x + c, y + d],
          ] as const;
          const s = [q[0] + t * (r[0] - q[0]), q[1] + t * (r[1] - q[1])] as const;
          expect(Math.abs(ringArea([p, q, s]) + ringArea([p, s, r]) - ringArea([p, q, r]))).toBeLessThan(
            1e-3,
          );
        },
      ),
    );
  });
});

describe('length', () => {
  test('a degree along the equator and along the meridian', () => {
    expect(sideLength(0, 0, 1, 0)).toBeCloseTo((6_378_137 * Math.PI) / 180, 6);
    // The quarter meridian of WGS84 is 10,001,965.729 m.
    const meridian = Array.from({ length: 91 }, (_, degreeNorth) => [114, degreeNorth]);
    expect(geodesicLength(meridian)).toBeCloseTo(10_001_965.729, 2);
  });

  test('a slanting side agrees with its integral taken to fifty digits', () => {
    expect(sideLength(114.126, 24.357, 114.1287, 24.3583)).toBeCloseTo(309.500_812_386_015_5, 7);
    expect(Math.abs(sideLength(114, 24, 115, 25) / 150_138.474_322_16 - 1)).toBeLessThan(1e-9);
  });

  test('is the same both ways', () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, (x1, y1, x2, y2) => {
        expect(sideLength(x2, y2, x1, y1)).toBe(sideLength(x1, y1, x2, y2));
      }),
    );
  });
});
