import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cross, type IssueFilter, seenRows } from '../../../../client/overlays/issues/issue-filter.ts';
import { facetNames, type IssueTable, issueTable } from '../../../../client/overlays/issues/issue-table.ts';
import { displayStates, issueStates } from '../../../../data/model/issue.ts';
import { allocateIssueColumns } from '../../../helpers/issue-columns.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const day = 86_400;
/** Midnight of 11 November in Shanghai. */
const firstDay = Date.parse('2026-11-10T16:00:00Z') / 1000;

interface Row {
  readonly state: number;
  readonly category: number;
  readonly grid: number;
  readonly ago: number;
}

const gridNames = ['', 'W-01', 'W-02'];

function tableOf(rows: readonly Row[]): IssueTable {
  const columns = {
    ...allocateIssueColumns(rows.length, 1, ['litter', 'parking', 'posters']),
    dayStarts: Uint32Array.from({ length: 10 }, (_, place) => firstDay + place * day),
    facets: {
      grids: {
        values: gridNames.map((id) => (id === '' ? '{}' : `{"minor":"${id}"}`)),
        of: Uint16Array.from(rows, (row) => row.grid),
      },
    },
  };
  rows.forEach(({ state, category, ago }, i) => {
    columns.state[i] = state;
    columns.category[i] = category;
    columns.day[i] = 9 - ago;
    columns.due[i] = now / 1000 - ago * day + 3 * day;
  });
  return issueTable(columns, { tier: 'minor', timeZone: 'Asia/Shanghai', now });
}

const row = fc.record({
  state: fc.nat(issueStates.length - 1),
  category: fc.nat(2),
  grid: fc.nat(2),
  ago: fc.nat(9),
});
const subset = (values: readonly string[]) =>
  fc.option(
    fc.subarray([...values]).map((some) => new Set(some)),
    { nil: undefined },
  );
const filter = fc.record({
  chosen: fc.record({
    state: subset(displayStates),
    category: subset(['litter', 'parking', 'posters']),
    grid: subset(gridNames),
  }),
  days: fc.option(
    fc.tuple(fc.constantFrom('2026-11-12', '2026-11-15'), fc.constantFrom('2026-11-16', '2026-11-19')),
    { nil: null },
  ),
}) as fc.Arbitrary<IssueFilter>;

/** The same, one issue and one filter at a time. */
function passes(table: IssueTable, filter: IssueFilter, i: number, but: string): boolean {
  for (const name of facetNames) {
    const [facet, wanted] = [table.facets[name], filter.chosen[name]];
    if (name === but || facet === undefined || wanted === undefined) continue;
    if (!wanted.has(facet.values[facet.of[i] ?? 0] ?? '')) return false;
  }
  if (filter.days === null || but === 'days') return true;
  const name = table.days[table.columns.day[i] ?? 0] ?? '';
  return name >= filter.days[0] && name <= filter.days[1];
}

test('lists count what all filters but their own leave', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), filter, (rows, given) => {
      const table = tableOf(rows);
      const crossed = cross(table, given);
      const all = rows.map((_, i) => i);
      expect([...seenRows(crossed)]).toEqual(all.filter((i) => passes(table, given, i, '')));
      for (const name of facetNames) {
        const facet = table.facets[name];
        if (facet === undefined) continue;
        const left = all.filter((i) => passes(table, given, i, name));
        const counted = facet.values.map((_, value) => left.filter((i) => facet.of[i] === value).length);
        expect([...(crossed.counts[name] ?? [])], name).toEqual(counted);
      }
      const left = all.filter((i) => passes(table, given, i, 'days'));
      expect([...crossed.perDay]).toEqual(
        table.days.map((_, place) => left.filter((i) => table.columns.day[i] === place).length),
      );
    }),
  );
});

test('nothing chosen of a facet hides everything, and its list still counts', () => {
  const table = tableOf([{ state: 0, category: 1, grid: 1, ago: 0 }]);
  const { seen, counts } = cross(table, { chosen: { category: new Set() }, days: null });
  expect(seen).toBe(0);
  expect([...(counts.category ?? [])]).toEqual([0, 1, 0]);
  expect([...(counts.grid ?? [])]).toEqual([0, 0, 0]);
});

test('a million issues are filtered and counted within a frame or two', () => {
  const rows = 1_000_000;
  const columns = {
    ...allocateIssueColumns(rows, 1, ['litter', 'parking', 'posters']),
    dayStarts: Uint32Array.from({ length: 700 }, (_, place) => firstDay - (699 - place) * day),
  };
  for (let i = 0; i < rows; i++) {
    columns.state[i] = i % issueStates.length;
    columns.category[i] = i % 3;
    columns.day[i] = i % 700;
  }
  const table = issueTable(columns, { tier: 'minor', timeZone: 'Asia/Shanghai', now });
  const given: IssueFilter = {
    chosen: { state: new Set(['overdue']), category: new Set(['litter']) },
    days: ['2026-01-01', '2026-06-30'],
  };
  cross(table, given);
  const before = process.cpuUsage();
  for (let n = 0; n < 5; n++) cross(table, given);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 5000, 'processor milliseconds').toBeLessThan(80);
});

test('days carry their local names, and the grids of the tier in view are told apart', () => {
  const table = tableOf([{ state: 0, category: 0, grid: 2, ago: 0 }]);
  expect(table.days).toHaveLength(10);
  expect([table.days[0], table.days[9]]).toEqual(['2026-11-11', '2026-11-20']);
  const { grid } = table.facets;
  expect(grid?.values[grid.of[0] ?? 9]).toBe('W-02');
});
