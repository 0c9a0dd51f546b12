import { expect, test } from 'vitest';
import { findHeading } from '../../../data/load/issues-heading.ts';

const rows = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const names = ['序号', '案件编号', '问题类别', '经度', '纬度', '上报时间'];

test.each([
  ['alone', '序号|案件编号|问题类别|经度|纬度|上报时间\n1|A-1|乱停乱放|114.1|24.3|2026-3-5', 1],
  [
    'under a title over merged cells, a line about the table, and an empty one',
    `翁源县网格问题台账|||||
     填报单位：城监部门|||填报日期：2026年3月5日||
     |||||
     序号|案件编号|问题类别|经度|纬度|上报时间
     1|A-1|乱停乱放|114.1|24.3|2026-3-5`,
    4,
  ],
  [
    'in two lines, where cells are merged over both or over two columns',
    `台账|||||
     序号|案件编号|问题类别|位置||上报时间
     |||经度|纬度|
     1|A-1|乱停乱放|114.1|24.3|2026-3-5`,
    3,
  ],
])('names %s', (_, text, above) => {
  const heading = findHeading(rows(text));
  expect(heading).toMatchObject({ above });
  expect(heading?.columns.slice(1)).toEqual(names.slice(1));
});

test('names in two lines of which the second has more', () => {
  const text = '|台账||||\n案件编号|基本信息|||位置|\n|问题类别|责任单位|上报时间|经度|纬度\nA-1|x|y|z|1|2';
  expect(findHeading(rows(text))).toEqual({
    columns: ['案件编号', '问题类别', '责任单位', '上报时间', '经度', '纬度'],
    above: 3,
  });
});

test('names nobody knows are the first line with more than one; a line of data is none', () => {
  expect(findHeading(rows('My list|\nfoo|bar\n1|2'))).toEqual({ columns: ['foo', 'bar'], above: 2 });
  expect(findHeading(rows('foo\n1\n2'))).toEqual({ columns: ['foo'], above: 1 });
  expect(findHeading(rows('|\n|'))).toBeNull();
});
