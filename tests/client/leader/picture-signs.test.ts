import { expect, test } from 'vitest';
import { speaker } from '../../../client/i18n/use-text.ts';
import { palettes } from '../../../client/ui/palette.ts';
import { pictureSigns, signRows } from '../../../client/views/leader/picture-signs.ts';

const colours = palettes.light.map;

test('a picture of coloured grids says which index it is and what its colours mean', () => {
  const shown = {
    index: 'open' as const,
    classes: [
      { from: 0, to: 1 },
      { from: 1, to: null },
    ],
    valueIn: new Map(),
  };
  const signs = pictureSigns(speaker('zh'), ['new', 'overdue'], shown, colours);
  expect(signs.slice(0, 2)).toEqual([
    { state: 'new', label: '新上报' },
    { state: 'overdue', label: '逾期' },
  ]);
  expect(signs.slice(-3)).toMatchObject([
    { label: '未结案件' },
    { colour: colours.ramp[0], label: '0' },
    { colour: colours.ramp[4], label: '1 及以上' },
  ]);
});

test('a picture of uncoloured grids says what hexagons are', () => {
  expect(pictureSigns(speaker('en'), [], null, colours).at(-1)?.label).toMatch(/^Hexagon/);
});

test('signs that do not fit go on in another row, none is lost', () => {
  const signs = [30, 40, 50, 200, 10].map((width) => ({ label: String(width) }));
  const rows = signRows(signs, ({ label }) => Number(label), 100);
  expect(rows.map((row) => row.map(({ label }) => label))).toEqual([['30', '40'], ['50'], ['200'], ['10']]);
});
