import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from '../../../data/rules/csv-text.ts';

test('what is written is read again, whatever is in it', () => {
  const cell = fc.string().filter((text) => !/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (lines) => {
      const read: unknown = parse(csvText(lines), { bom: true, skip_empty_lines: false });
      expect(read).toEqual(lines);
    }),
  );
});

test('no text is a formula to a spreadsheet, and numbers stay numbers', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=1', '＝1'])
    expect(
      csvText([[text]])
        .replaceAll('"', '')
        .slice(1, 2),
    ).toBe("'");
  expect(csvText([[-71.06, null, '无']])).toBe('\uFEFF-71.06,,无\r\n');
});
