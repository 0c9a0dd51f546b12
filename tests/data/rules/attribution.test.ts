import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCountyFolder } from '../../../data/load/county-folders.ts';
import { attributor } from '../../../data/rules/attribution.ts';
import { placedGrids } from '../../../data/rules/placed-grids.ts';
import { planOfDocument } from '../../../data/rules/plan-of-document.ts';
import { toLattice } from '../../../geojson/kernel/lattice.ts';

const root = join(import.meta.dirname, '../../fixtures');

function attribute(county: string) {
  const { scheme, plan } = readCountyFolder(root, county);
  const built = planOfDocument(scheme, plan);
  if (!built.ok) throw new Error(built.reason);
  const at = attributor(built.plan, plan);
  return (longitude: number, latitude: number) => at(toLattice(longitude), toLattice(latitude));
}

describe('attribution', () => {
  const qingshan = attribute('qingshan');
  const linhe = attribute('linhe');

  test('a place has the grid of every face tier, the parent with its child', () => {
    expect(qingshan(114.11, 24.345).grids).toEqual({ major: 'W', minor: 'W-02' });
    expect(qingshan(114.125, 24.355).grids).toEqual({ major: 'E', minor: 'E-01' });
  });

  test('a place outside has none, nor has one in a gap', () => {
    expect(qingshan(114, 24)).toEqual({ grids: {}, placement: 'outside' });
    expect(linhe(99.6169448, 38.8389178)).toEqual({ grids: {}, placement: 'outside' });
  });

  test('a place exactly on a border is given to one side, and said to be on it', () => {
    const crossing = qingshan(114.1165953, 24.3493676);
    expect(crossing.placement).toBe('border');
    expect(crossing.grids.minor).toMatch(/^[EW]-0[12]$/);
    expect(qingshan(114.1165953, 24.3493675).placement).toBe('inside');
  });

  test('faces with the same grids share the object', () => {
    expect(linhe(99.5, 38).grids).toBe(linhe(99.6169448, 38.8389178).grids);
  });

  test('a place at a street or a point has that as well', () => {
    expect(qingshan(114.1165953, 24.3493676).grids.section).toMatch(/^S-/);
    expect(linhe(99.6035, 38.833).grids).toEqual({ community: 'A', point: 'P-1' });
  });

  test('a child’s parent is its parent everywhere', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 114.09, max: 114.14, noNaN: true }),
        fc.double({ min: 24.33, max: 24.37, noNaN: true }),
        (x, y) => {
          const { major, minor } = qingshan(x, y).grids;
          expect(minor?.[0]).toBe(major);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('grids with a geometry of their own', () => {
  const feature = (grid: string, tier: string, geometry: object) => ({
    type: 'Feature',
    properties: { grid, tier },
    geometry,
  });
  const square = (x: number, y: number, size: number) => [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ];
  const at = placedGrids({
    placed: {
      type: 'FeatureCollection',
      features: [
        feature('north', 'street', {
          type: 'LineString',
          coordinates: [
            [10, 50.001],
            [10.01, 50.001],
          ],
        }),
        feature('south', 'street', {
          type: 'MultiLineString',
          coordinates: [
            [
              [10, 50],
              [10.01, 50],
            ],
            [
              [11, 50],
              [11, 50],
            ],
          ],
        }),
        feature('yard', 'site', {
          type: 'Polygon',
          coordinates: [square(10, 50, 0.01), square(10.002, 50.002, 0.002).reverse()],
        }),
        feature('two', 'building', {
          type: 'MultiPolygon',
          coordinates: [[square(10, 50, 0.001)], [square(10.005, 50.005, 0.001)]],
        }),
        feature('post', 'building', { type: 'Point', coordinates: [10.003, 50.003] }),
      ],
    } as Parameters<typeof placedGrids>[0]['placed'],
  });
  /** 30 m in degrees, at 50° north. */
  const north30 = 0.0002697;
  const east30 = 0.0004184;

  test('a street reaches 30 m to either side, and past its ends', () => {
    expect(at(10.005, 50 - north30 * 0.99).street).toBe('south');
    expect(at(10.005, 50 - north30 * 1.01).street).toBeUndefined();
    expect(at(10.01 + east30 * 0.99, 50).street).toBe('south');
    expect(at(10.01 + east30 * 1.01, 50).street).toBeUndefined();
    expect(at(11, 50).street).toBe('south');
  });

  test('of two streets the nearer has it', () => {
    const close = placedGrids({
      placed: {
        type: 'FeatureCollection',
        features: [50, 50.0003].map((y, i) =>
          feature(`${i}`, 'street', {
            type: 'LineString',
            coordinates: [
              [10, y],
              [11, y],
            ],
          }),
        ),
      } as Parameters<typeof placedGrids>[0]['placed'],
    });
    expect([close(10.5, 50.00014).street, close(10.5, 50.00016).street]).toEqual(['0', '1']);
  });

  test('ground holds what is inside it and not in its holes', () => {
    expect(at(10.001, 50.001).site).toBe('yard');
    expect(at(10.003, 50.003).site).toBeUndefined();
    expect(at(10.02, 50.001).site).toBeUndefined();
    expect([at(10.0005, 50.0005).building, at(10.0055, 50.0055).building]).toEqual(['two', 'two']);
  });

  test('a point reaches 30 m', () => {
    expect(at(10.003 + east30 * 0.99, 50.003).building).toBe('post');
    expect(at(10.003 + east30 * 1.01, 50.003).building).toBeUndefined();
  });
});
