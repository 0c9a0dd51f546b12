import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayStateOf, displayStates, issueStates } from '../../../../data/model/issue.ts';
import { dayText, localDays } from '../../../../data/rules/local-days.ts';
import { type CountyIssues, countyIssues } from '../../../../data/store/columns/county-issues.ts';
import { createKinds } from '../../../../data/store/columns/kinds.ts';
import {
  type Point,
  type PointColumns,
  pointAt,
  pointColumns,
  setPoint,
} from '../../../../data/store/columns/point-columns.ts';
import type { IssueQuery } from '../../../../data/store/issue-store.ts';
import { seeded } from '../../../bench/data/random.ts';

const days = localDays('Asia/Shanghai');
const kindCount = 12;
const now = 1_700_000_000_000;

/** Kinds of three categories, two grids and, for one in three, none. */
function kinds() {
  const made = createKinds((text) => JSON.parse(text));
  for (let kind = 0; kind < kindCount; kind++)
    made.add({
      county: 'c',
      plan: 1,
      category: `c${kind % 3}`,
      source: 'import',
      unit: null,
      placement: 'inside',
      grids: kind % 3 === 2 ? '{}' : JSON.stringify({ minor: `g${kind % 2}` }),
    });
  return made;
}

/** Points around a town, some on one spot, a few on the other side of the earth. */
function somePoints(count: number, seed: number, first = 1): Point[] {
  const random = seeded(seed);
  const spread = (middle: number) => middle + Math.floor((random() - 0.5) * 600_000);
  return Array.from({ length: count }, (_, at) => {
    const far = random() < 0.01;
    const spot = random() < 0.1;
    const reported = 1_690_000_000 + Math.floor(random() * 20_000_000);
    return {
      id: first + at,
      longitude: far ? -1_700_000_000 : spot ? 1_141_000_000 : spread(1_141_000_000),
      latitude: far ? 800_000_000 : spot ? 243_000_000 : spread(243_000_000),
      reported,
      due: reported + Math.floor(random() * 2_000_000),
      closed: 0,
      kind: Math.floor(random() * kindCount),
      state: Math.floor(random() * issueStates.length),
    };
  });
}

function columnsOf(points: readonly Point[]): PointColumns {
  const columns = pointColumns(points.length);
  points.forEach((point, row) => void setPoint(columns, row, point));
  return columns;
}

/** Issues that came in batches, so that there are runs of several lengths and a tail. */
function filled(points: readonly Point[], batches: readonly number[]): CountyIssues {
  const issues = countyIssues('c', kinds(), days);
  let at = 0;
  for (const size of [...batches, points.length]) {
    const batch = points.slice(at, at + size);
    if (batch.length > 0) issues.add(columnsOf(batch), batch.length);
    at += batch.length;
  }
  return issues;
}

const displayOf = ({ state, due }: Point, at: number) =>
  displayStateOf(issueStates[state]!, new Date(due * 1000).toISOString(), at);

/** The query, said in a sentence of code. */
function matches(point: Point, query: IssueQuery): boolean {
  const [west, south, east, north] = query.box ?? [-180, -90, 180, 90];
  const [x, y] = [point.longitude / 1e7, point.latitude / 1e7];
  if (x < west || x > east || y < south || y > north) return false;
  if (query.categories && !query.categories.includes(`c${point.kind % 3}`)) return false;
  if (query.grid !== undefined && (point.kind % 3 === 2 || `g${point.kind % 2}` !== query.grid)) return false;
  if (query.states && !query.states.includes(displayOf(point, query.now))) return false;
  if (query.from !== undefined && point.reported * 1000 < query.from) return false;
  return query.to === undefined || point.reported * 1000 < query.to;
}

const degrees = (low: number, high: number) =>
  fc.integer({ min: low * 1e7, max: high * 1e7 }).map((units) => units / 1e7);
const boxes = fc.oneof(
  fc.constant<[number, number, number, number]>([114.1, 24.3, 114.1, 24.3]),
  fc.constant<[number, number, number, number]>([-180, -90, 0, 90]),
  // Tall and one cell wide.
  fc.constant<[number, number, number, number]>([114.1001, 24.28, 114.1002, 24.32]),
  fc
    .tuple(degrees(114, 114.2), degrees(24.2, 24.4), degrees(0, 0.1), degrees(0, 0.1))
    .map(([x, y, w, h]): [number, number, number, number] => [x, y, x + w, y + h]),
);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const queries = fc.record({
  box: maybe(boxes),
  tier: fc.constant('minor'),
  grid: maybe(fc.constantFrom('g0', 'g1', 'nowhere')),
  states: maybe(fc.subarray([...displayStates], { minLength: 1 })),
  categories: maybe(fc.subarray(['c0', 'c1', 'c2'], { minLength: 1 })),
  from: maybe(fc.integer({ min: 1_695_000_000_000, max: 1_700_000_000_000 })),
  to: maybe(fc.integer({ min: 1_700_000_000_000, max: 1_705_000_000_000 })),
  now: fc.integer({ min: 1_690_000_000_000, max: 1_710_000_000_000 }),
});

const ids = (points: Iterable<{ readonly id: number }>) =>
  [...points].map(({ id }) => id).sort((a, b) => a - b);
const sortedIds = ({ id }: PointColumns) => [...id].sort((a, b) => a - b);

describe('a county’s issues in memory', () => {
  const points = somePoints(40_000, 1);
  const issues = filled(points, [20_000, 9_000, 300, 8_000, 5, 2_000]);

  test('are found by every filter, as by looking at each', () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(sortedIds(issues.points(query))).toEqual(ids(points.filter((point) => matches(point, query))));
      }),
      { numRuns: 60 },
    );
  });

  test('come latest reported first, page after page, each once', () => {
    const query = { now, categories: ['c1'] };
    const expected = points
      .filter((point) => matches(point, query))
      .sort((one, other) => other.reported - one.reported || other.id - one.id)
      .map(({ id }) => id);
    const reportedOf = new Map(points.map(({ id, reported }) => [id, reported]));
    const seen: number[] = [];
    for (let last = 0; ; ) {
      const after = last === 0 ? null : { id: last, reported: reportedOf.get(last)! };
      const page = issues.newest(query, 3_000, after);
      expect(page.total).toBe(expected.length);
      if (page.ids.length === 0) break;
      seen.push(...page.ids);
      last = page.ids.at(-1)!;
    }
    expect(seen).toEqual(expected);
  });

  test('are what they were changed to, wherever they are', () => {
    const mine = filled(points, [20_000, 9_000, 300, 8_000, 5, 2_000]);
    const changed = points.map((point) =>
      point.id % 7 === 0
        ? { ...point, state: (point.state + 1) % issueStates.length, kind: 3, due: point.due + 5 }
        : point,
    );
    mine.tally(now);
    for (const point of changed) if (point.id % 7 === 0) mine.change(point);
    const all = mine.points({ now });
    const byId = new Map(changed.map((point) => [point.id, point]));
    for (let row = 0; row < all.id.length; row += 97)
      expect(pointAt(all, row)).toEqual(byId.get(all.id[row]!));
    expect(mine.summary({ by: ['grid', 'category', 'day'], tier: 'minor', now })).toEqual(
      filled(changed, []).summary({ by: ['grid', 'category', 'day'], tier: 'minor', now }),
    );
    expect(() => mine.change({ ...points[0]!, id: 99_999 })).toThrow(/99999/);
  });
});

describe('the summary', () => {
  const points = somePoints(3_000, 2);
  const count = (of: readonly Point[], at: number) => {
    const counts = { new: 0, 'in-hand': 0, overdue: 0, closed: 0 };
    for (const point of of) counts[displayOf(point, at)] += 1;
    return counts;
  };
  const gridOf = ({ kind }: Point) => (kind % 3 === 2 ? '' : `g${kind % 2}`);
  const dayOf = ({ reported }: Point) => dayText(days.dayOf(reported));

  test('is what counting each anew gives, as time goes on and issues come', () => {
    const issues = filled(points.slice(0, 1_000), []);
    let come = 1_000;
    for (let at = 1_690_000_000_000; at < 1_712_000_000_000; at += 1_111_111_111) {
      const more = points.slice(come, come + 100);
      issues.add(columnsOf(more), more.length);
      come += more.length;
      const here = points.slice(0, come);
      expect(issues.summary({ by: [], now: at })).toEqual([
        { grid: null, category: null, day: null, counts: count(here, at) },
      ]);
      expect(issues.tally(at).total()).toEqual(count(here, at));
    }
    // And back: what was overdue is not yet.
    expect(issues.tally(1_690_000_000_000).total()).toEqual(count(points.slice(0, come), 1_690_000_000_000));
  });

  test('groups by what is asked for, in order', () => {
    const issues = filled(points, [500]);
    const groups = Map.groupBy(points, (point) => `${gridOf(point)} c${point.kind % 3} ${dayOf(point)}`);
    const rows = issues.summary({ by: ['grid', 'category', 'day'], tier: 'minor', now });
    expect(rows.map(({ grid, category, day }) => `${grid} ${category} ${day}`)).toEqual(
      [...groups.keys()].sort(),
    );
    for (const { grid, category, day, counts } of rows)
      expect(counts).toEqual(count(groups.get(`${grid} ${category} ${day}`)!, now));
    const [from, to] = [rows[9]!.day!, rows[9]!.day!];
    const within = points.filter((point) => dayOf(point) === from && point.kind % 3 === 1);
    expect(
      issues.summary({ by: ['day'], categories: ['c1'], from, to, now }).map(({ counts }) => counts),
    ).toEqual([count(within, now)]);
    expect(issues.summary({ by: ['day'], now })).toHaveLength(new Set(points.map(dayOf)).size);
    expect(issues.tally(now).grids()).toEqual(
      ['g0', 'g1'].map((grid) => ({
        tier: 'minor',
        grid,
        counts: count(
          points.filter((one) => gridOf(one) === grid),
          now,
        ),
      })),
    );
  });
});
