import { expect, test } from 'vitest';
import { speaker } from '../../../client/i18n/use-text.ts';
import { type IssueNames, issueCsv, issueGeoJson } from '../../../client/views/leader/issue-files.ts';
import { guessColumns } from '../../../data/load/issues-columns.ts';
import { sampleIssue, sampleScheme } from '../../helpers/sample-county.ts';

const names: IssueNames = {
  t: speaker('zh'),
  timeZone: 'Asia/Shanghai',
  tiers: sampleScheme.tiers,
  category: (id) => (id === 'litter' ? '暴露垃圾' : id),
  unit: (id) => id,
  illustrative: '示意: 图形为绘制。',
  now: Date.parse('2026-10-03T00:00:00Z'),
};

test('a table names things as the reader does, in local time, and says that it is illustrative', () => {
  const [heading = '', line = ''] = issueCsv([sampleIssue], names).slice(1).split('\r\n');
  const cell = new Map(heading.split(',').map((name, i) => [name, line.split(',')[i]]));
  expect(cell.get('案件编号')).toBe('QS-2026-0007');
  expect(cell.get('类别')).toBe('暴露垃圾');
  expect(cell.get('状态')).toBe('逾期');
  expect(cell.get('上报时间')).toBe('2026-10-01 08:00');
  expect(cell.get('结案时间')).toBe('');
  expect(cell.get('经度')).toBe('114.105');
  expect(cell.get('小网格')).toBe('W-01');
  expect(cell.get('说明')).toBe('示意: 图形为绘制。');
});

test.each(['zh', 'en'] as const)(
  'a table that went out is understood when it comes back in: %s',
  (language) => {
    const [heading = ''] = issueCsv([], { ...names, t: speaker(language) })
      .slice(1)
      .split('\r\n');
    expect(guessColumns(heading.split(','))).toEqual({
      number: 0,
      category: 1,
      state: 2,
      unit: 5,
      reportedAt: 6,
      dueAt: 7,
      closedAt: 8,
      longitude: 9,
      latitude: 10,
      areaSquareMetres: 12,
      description: 13,
    });
  },
);

test('what somebody wrote into a description is no formula', () => {
  const csv = issueCsv([{ ...sampleIssue, description: '=HYPERLINK("http://x")' }], names);
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
});

test('GeoJSON holds the issue where it is', () => {
  const read: unknown = JSON.parse(issueGeoJson([sampleIssue], names));
  expect(read).toMatchObject({
    type: 'FeatureCollection',
    illustrative: '示意: 图形为绘制。',
    features: [
      { id: 7, geometry: { coordinates: [114.105, 24.35] }, properties: { number: 'QS-2026-0007' } },
    ],
  });
});
