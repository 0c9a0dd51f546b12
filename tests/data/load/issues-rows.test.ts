import gcoord from 'gcoord';
import { describe, expect, test } from 'vitest';
import { guessColumns } from '../../../data/load/issues-columns.ts';
import { rowReader } from '../../../data/load/issues-rows.ts';
import { type ImportField, importFields, importMapping } from '../../../data/model/import.ts';
import { categorySet } from '../../../data/model/issue.ts';
import { roster } from '../../../data/model/roster.ts';
import { zone } from '../../../data/rules/zone.ts';

describe('columns are known by their names', () => {
  test.each<[string, Partial<Record<ImportField, string>>]>([
    [
      '编号,问题类别,经度,纬度,上报时间,问题描述',
      {
        number: '编号',
        category: '问题类别',
        longitude: '经度',
        latitude: '纬度',
        reportedAt: '上报时间',
        description: '问题描述',
      },
    ],
    [
      '案件编号（必填）,小类,经纬度,登记时间,责任单位,面积(㎡)',
      {
        number: '案件编号（必填）',
        category: '小类',
        coordinates: '经纬度',
        reportedAt: '登记时间',
        unit: '责任单位',
        areaSquareMetres: '面积(㎡)',
      },
    ],
    [
      'case_enquiry_id,open_dt,closed_dt,case_status,case_title,type,latitude,longitude',
      {
        number: 'case_enquiry_id',
        reportedAt: 'open_dt',
        closedAt: 'closed_dt',
        state: 'case_status',
        category: 'case_title',
        latitude: 'latitude',
        longitude: 'longitude',
      },
    ],
    ['坐标,X,Y,日期', { longitude: 'X', latitude: 'Y', reportedAt: '日期' }],
    ['甲,乙', {}],
  ])('%s', (heading, meant) => {
    const columns = heading.split(',');
    const named = Object.entries(guessColumns(columns)).map(([field, at]) => [field, columns[at]]);
    expect(Object.fromEntries(named)).toEqual(meant);
  });
});

const now = Date.parse('2026-10-15T04:00:00Z');
const both = (zh: string, en: string) => ({ zh, en });
const columns = Object.fromEntries(
  importFields.filter((one) => one !== 'coordinates').map((field, at) => [field, at]),
);
const reading = (mapping: object) => ({
  mapping: importMapping.parse({ columns, crs: 'wgs84', ...mapping }),
  categories: categorySet.parse({
    standardRef: 'x',
    categories: [
      {
        id: 'litter',
        major: '06',
        kind: 'event',
        label: both('暴露垃圾', 'Litter'),
        limit: { amount: 1, unit: 'hours' },
        disorder: null,
      },
    ],
  }),
  roster: roster.parse({
    county: 'a',
    illustrative: true,
    parties: [{ id: 'u1', kind: 'unit', name: both('执法局', 'Enforcement') }],
    assignments: [],
  }),
  zone: zone('Asia/Shanghai'),
  attribute: () => ({ grids: { minor: 'g' }, placement: 'inside' as const }),
  dueAt: (_: string, at: number) => at + 3_600_000,
  now,
});
const good = {
  number: 'A-1',
  category: '暴露垃圾',
  longitude: '114.11',
  latitude: '24.35',
  reportedAt: '2026年3月5日 下午3:20',
};
const cells = (row: Partial<Record<ImportField, string>>) =>
  importFields.filter((one) => one !== 'coordinates').map((field) => row[field] ?? '');
const read = (row: Partial<Record<ImportField, string>>, mapping: object = {}) =>
  rowReader(reading(mapping))(cells({ ...good, ...row }));

describe('a row', () => {
  test('is an issue in its grids, due by its category', () => {
    expect(read({ description: '路口', areaSquareMetres: '1,200.5 ㎡', unit: '执法局' })).toEqual({
      ok: true,
      issue: {
        number: 'A-1',
        source: 'import',
        category: 'litter',
        state: 'collected',
        unit: 'u1',
        longitude: 1_141_100_000,
        latitude: 243_500_000,
        description: '路口',
        reportedAt: Date.parse('2026-03-05T07:20:00Z'),
        dueAt: Date.parse('2026-03-05T08:20:00Z'),
        closedAt: null,
        areaSquareMetres: 1200.5,
        grids: { minor: 'g' },
        placement: 'inside',
      },
    });
  });

  test.each([
    ['Litter', '已结案', 'closed'],
    ['litter', 'In Progress', 'dispatched'],
    ['垃圾箱满', '', 'collected'],
  ])('says %s is %s', (category, state, meant) => {
    expect(read({ category, state }, { categories: { 垃圾箱满: 'litter' } })).toMatchObject({
      issue: { category: 'litter', state: meant },
    });
  });

  test('without a state is closed where it says when', () => {
    expect(read({ closedAt: '2026-03-06' })).toMatchObject({ issue: { state: 'closed' } });
  });

  test.each<[Partial<Record<ImportField, string>>, string]>([
    [{ longitude: '', latitude: '' }, 'no-place'],
    [{ longitude: '0', latitude: '0' }, 'no-place'],
    [{ longitude: '24.35', latitude: '114.11' }, 'bad-place'],
    [{ longitude: '114', latitude: '' }, 'bad-place'],
    [{ reportedAt: '' }, 'no-time'],
    [{ reportedAt: '昨天' }, 'bad-time'],
    [{ dueAt: '尽快' }, 'bad-time'],
    [{ reportedAt: '2026-10-17' }, 'future-time'],
    [{ category: '' }, 'no-category'],
    [{ category: '天气' }, 'unknown-category'],
    [{ state: '不知道' }, 'unknown-state'],
    [{ unit: '没有的单位' }, 'unknown-unit'],
    [{ number: '\u0007' }, 'bad-number'],
    [{ areaSquareMetres: '很大' }, 'bad-area'],
    [{ description: 'x'.repeat(2_001) }, 'too-long'],
  ])('%j is refused: %s', (row, reason) => {
    expect(read(row)).toMatchObject({ ok: false, reason });
  });

  test.each(['gcj02', 'bd09'] as const)('in %s is brought to WGS84', (crs) => {
    const system = crs === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
    const [x, y] = gcoord.transform([114.11, 24.35], gcoord.WGS84, system);
    const found = read({ longitude: x.toFixed(7), latitude: y.toFixed(7) }, { crs });
    if (!found.ok) throw new Error(found.reason);
    expect(Math.abs(found.issue.longitude - 1_141_100_000)).toBeLessThan(100);
    expect(Math.abs(found.issue.latitude - 243_500_000)).toBeLessThan(100);
    expect(Math.abs(x - 114.11)).toBeGreaterThan(0.001);
  });

  test('may count its days from 1904', () => {
    const at = (mapping: object) => {
      const found = read({ reportedAt: '44624.638888888889' }, mapping);
      return found.ok ? new Date(found.issue.reportedAt).toISOString() : found.reason;
    };
    expect(at({ dates1904: true })).toBe('2026-03-05T07:20:00.000Z');
    expect(at({})).toBe('2022-03-04T07:20:00.000Z');
  });

  test('may have its place in one cell', () => {
    const mapping = { columns: { coordinates: 0, reportedAt: 1, category: 2 } };
    const reader = rowReader(reading(mapping));
    expect(reader(['114.11，24.35', '20260305', 'litter'])).toMatchObject({
      issue: { longitude: 1_141_100_000 },
    });
    expect(reader(['114.11', '20260305', 'litter'])).toMatchObject({ reason: 'bad-place' });
  });
});
