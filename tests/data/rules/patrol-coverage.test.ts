import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grid, PlanDocument } from '../../../data/model/plan.ts';
import type { Position } from '../../../data/model/text.ts';
import type { Attribute } from '../../../data/rules/attribution.ts';
import { daysOfPeriod, patrolFigures, patrolLines, stretchKey } from '../../../data/rules/patrol-coverage.ts';
import { type Stretch, scaleAt, streetStretches } from '../../../data/rules/street-stretches.ts';
import { legsOf, type WalkPoint, walkMatcher } from '../../../data/rules/walk-matching.ts';
import { walkedDays } from '../../../data/rules/walked-days.ts';
import { geodesicLength } from '../../../geojson/kernel/geodesic.ts';

/**
 * A town of two grids: High Street runs east between them, 400 m; Mill Lane runs parallel to it, 40 m to the south, in the southern
 * grid; Hill Lane leaves it to the north.
 */
const origin: Position = [114.12, 24.35];
const scale = scaleAt(origin);
const at = (east: number, north: number): Position => [
  Math.round((origin[0] + east / scale.east) * 1e7) / 1e7,
  Math.round((origin[1] + north / scale.north) * 1e7) / 1e7,
];
const street = (id: string, ...line: Position[]): PlanDocument['streets']['features'][number] => ({
  type: 'Feature',
  properties: { id, name: { zh: id, en: id }, class: 'street', widthMetres: 10 },
  geometry: { type: 'LineString', coordinates: line },
});
const streets: PlanDocument['streets'] = {
  type: 'FeatureCollection',
  features: [
    street('high', at(0, 0), at(150, 0), at(400, 0)),
    street('mill', at(0, -40), at(400, -40)),
    street('hill', at(200, 0), at(200, 100)),
  ],
};
const attribute: Attribute = (_longitude, latitude) => ({
  grids: { minor: latitude >= origin[1] * 1e7 ? 'N' : 'S' },
  placement: 'inside',
});
const grids = ['N', 'S'].map(
  (id): Grid => ({ id, tier: 'minor', code: id, label: { zh: id, en: id }, parent: null }) as Grid,
);
const stretches = streetStretches({ streets }, attribute);
const match = walkMatcher(stretches);
const began = Date.parse('2026-11-20T08:00:00Z');

/** A walk along these places, a point every ten seconds at `speed` metres a second. */
function walk(places: readonly Position[], { speed = 1.4, start = began, every = 10 } = {}): WalkPoint[] {
  const points: WalkPoint[] = [];
  let time = start;
  for (let index = 1; index < places.length; index++) {
    const [a, b] = [places[index - 1]!, places[index]!];
    const steps = Math.max(1, Math.round(geodesicLength([a, b]) / speed / every));
    for (let step = 0; step <= steps; step++) {
      const share = step / steps;
      const place: Position = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
      points.push({ place, at: time + step * every * 1_000, accuracy: 8 });
    }
    time += steps * every * 1_000;
  }
  return points;
}

const walkedOf = (points: readonly WalkPoint[], id: string) =>
  match(points).filter(({ stretch }) => stretch.street === id);
const all = (id: string) => stretches.filter((one) => one.street === id);

describe('the stretches of a street', () => {
  test('are as long together as the street, about twenty metres each, and end where the next begins', () => {
    const high = all('high');
    expect(high).toHaveLength(20);
    expect(high.reduce((sum, { metres }) => sum + metres, 0)).toBeCloseTo(400, 2);
    for (const [index, one] of high.slice(1).entries()) expect(one.line[0]).toEqual(high[index]?.line.at(-1));
    expect(high.some(({ line }) => line.length === 3)).toBe(true);
  });
  test('belong to the grids on both sides', () => {
    for (const one of all('high')) expect([...(one.grids.get('minor') ?? [])].toSorted()).toEqual(['N', 'S']);
    for (const one of all('mill')) expect([...(one.grids.get('minor') ?? [])]).toEqual(['S']);
  });
});

describe('a walk', () => {
  test('along a street walks all of it and not the one beside it', () => {
    const points = walk([at(0, 0), at(400, 0)]);
    expect(walkedOf(points, 'high')).toHaveLength(20);
    expect(walkedOf(points, 'mill')).toHaveLength(0);
    expect(walkedOf(points, 'hill')).toHaveLength(0);
  });
  test('on the pavement, the other way, with the phone some metres off, is the same', () => {
    const points = walk([at(400, 9), at(0, 9)]).map((point, index) => ({
      ...point,
      place: [point.place[0], point.place[1] + (index % 2 === 0 ? 6 : -6) / scale.north] as Position,
    }));
    expect(walkedOf(points, 'high')).toHaveLength(20);
  });
  test('across a street does not walk it', () => {
    expect(walkedOf(walk([at(100, 60), at(100, 5)]), 'high')).toHaveLength(0);
  });
  test('30 m beside a street does not walk it', () => {
    expect(match(walk([at(0, 30), at(400, 30)]))).toHaveLength(0);
  });
  test('is cut where points are far apart in time or place, or too fast for feet', () => {
    const [a, b] = [walk([at(0, 0), at(95, 0)]), walk([at(305, 0), at(400, 0)], { start: began + 300_000 })];
    const streetsWalked = walkedOf([...a, ...b], 'high').map(({ stretch }) => stretch);
    expect(streetsWalked).toHaveLength(10);
    expect(walkedOf(walk([at(0, 0), at(400, 0)], { speed: 8 }), 'high')).toHaveLength(0);
    expect(walkedOf(walk([at(0, 0), at(400, 0)], { every: 70 }), 'high')).toHaveLength(0);
  });
  test('that nobody can place within 50 m is none', () => {
    const blurred = walk([at(0, 0), at(400, 0)]).map((point) => ({ ...point, accuracy: 51 }));
    expect(match(blurred)).toHaveLength(0);
  });
  test('is the same in whatever order its points come', () => {
    const points = walk([at(0, 0), at(400, 0), at(400, -40), at(0, -40)]);
    const found = match(points);
    fc.assert(
      fc.property(fc.shuffledSubarray(points, { minLength: points.length }), (shuffled) => {
        expect(match(shuffled)).toEqual(found);
      }),
      { numRuns: 10 },
    );
    expect(legsOf(points).every(([a, b]) => b.at > a.at)).toBe(true);
  });
});

describe('coverage', () => {
  const day = (hour: number, some: readonly Stretch[], date = '2026-11-20') =>
    some.map(({ longitude, latitude }) => ({ day: date, longitude, latitude, hours: 1 << hour }));
  const asked = { tier: 'minor', today: '2026-11-21', grids, streets, stretches };

  test('says what was walked of what there is, for both sides of a street, in the total once', () => {
    const walked = day(16, all('high'));
    const last = new Map(walked.map((one) => [stretchKey(one), one.day]));
    const figures = patrolFigures({ ...asked, walked, last });
    expect(figures.total.metres).toBeCloseTo(900, 1);
    expect(figures.total.walkedMetres).toBeCloseTo(400, 1);
    const [north, south] = figures.grids;
    expect([north?.metres, north?.walkedMetres].map((m) => Math.round(m ?? 0))).toEqual([500, 400]);
    expect([south?.metres, south?.walkedMetres].map((m) => Math.round(m ?? 0))).toEqual([800, 400]);
    expect(figures.streets.map(({ street, daysSince }) => [street, daysSince])).toEqual([
      ['mill', null],
      ['hill', null],
      ['high', 1],
    ]);
  });
  test('tells weekday and hour by the county’s clock: Friday 16:00 in Dafang is 08:00 in Greenwich', () => {
    const walked = walkedDays(match(walk([at(0, 0), at(400, 0)])), 'Asia/Shanghai');
    const { times } = patrolFigures({ ...asked, walked, last: new Map() });
    expect(times.map(({ weekday, hour, metres }) => [weekday, hour, Math.round(metres)])).toEqual([
      [5, 16, 400],
    ]);
  });
  test('draws runs that stand alike', () => {
    const walked = day(9, all('high').slice(0, 5));
    const lines = patrolLines(stretches, walked, new Map());
    expect(lines.map(({ properties: { street, walked } }) => [street, walked])).toEqual([
      ['high', true],
      ['high', false],
      ['mill', false],
      ['hill', false],
    ]);
    expect(geodesicLength(lines[0]?.line ?? [])).toBeCloseTo(100, 1);
  });
  test.each([
    ['7d', '2026-11-21', '2026-11-15'],
    ['30d', '2026-11-21', '2026-10-23'],
    ['week', '2026-11-21', '2026-11-16'],
    ['week', '2026-11-16', '2026-11-16'],
    ['week', '2026-11-22', '2026-11-16'],
  ] as const)('the period %s that ends on %s begins on %s', (period, today, from) => {
    expect(daysOfPeriod(period, today)).toEqual({ from, to: today });
  });
});
