import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { build } from '../../../geojson/kernel/build.ts';
import { dissolve } from '../../../geojson/kernel/dissolve.ts';
import { areaGeometry } from '../../../geojson/kernel/polygons.ts';
import { polygonsOf } from '../drawing.ts';
import { catalogue } from './catalogue.ts';
import { coveredElsewhere, jtsTests } from './jts-tests.ts';

const all = Object.entries(jtsTests).flatMap(([suite, names]) => names.map((name) => `${suite}.${name}`));

describe('the catalogue', () => {
  it('has a case for each test of the coverage suites of JTS, and names none that is not there', () => {
    const drawn = catalogue.flatMap(({ jts = [] }) => jts);
    expect([...new Set([...drawn, ...Object.keys(coveredElsewhere)])].sort()).toEqual(all.sort());
    expect(all).toHaveLength(61);
  });

  it.each(Object.entries(coveredElsewhere))('%s: %s', (_, where) => {
    const [file = '', title = ''] = where.split(': ');
    expect(readFileSync(new URL(file, import.meta.url), 'utf8')).toContain(`'${title}'`);
  });

  it('names each case once', () => {
    const names = catalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(60);
  });
});

/** The coverage as one: what JTS's CoverageUnion gives. */
describe('the union of a coverage', () => {
  const union = (name: string) => {
    const { map, faults } = build({
      polygons: polygonsOf(catalogue.find((one) => one.name === name)!),
      lines: [],
    });
    const gaps = new Set(faults.flatMap(({ kind, faces }) => (kind === 'gap' ? faces : [])));
    const one = Array.from({ length: map.faceCount }, (_, face) => (gaps.has(face) ? -1 : 0));
    return areaGeometry(map, dissolve(map, one, 1, [...one.keys()])[0]!)!;
  };
  const rings = (name: string) => union(name).coordinates.map((ring) => ring.length);

  it('of a chessboard is its rim, with the vertices on it', () => {
    expect(rings('four meet in a point')).toEqual([9]);
  });

  it('has a gap that touches the rim as a hole; gaps that touch each other stay two', () => {
    expect(rings('a gap that touches the rim in a point')).toEqual([6, 4]);
    expect(rings('two gaps that touch each other, one of them the rim')).toEqual([6, 4, 4]);
  });
});
