import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grid } from '../../../data/model/plan.ts';
import { roster } from '../../../data/model/roster.ts';
import { maskTelephone } from '../../../data/rules/mask.ts';
import { gridsUnder, maskRoster, partiesOf } from '../../../data/rules/roster-access.ts';

describe('a masked telephone', () => {
  test.each([
    ['13812341234', '138****1234'],
    ['000-1380 1234', '000****1234'],
    ['+86 138 1234 1234', '861****1234'],
    ['12345', '****45'],
  ])('%s becomes %s', (clear, masked) => expect(maskTelephone(clear)).toBe(masked));
  test('never shows more than seven digits, and never the middle', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9+ -]{5,20}$/), (clear) => {
        const masked = maskTelephone(clear);
        expect(masked.replaceAll(/\D/g, '').length).toBeLessThanOrEqual(7);
        expect(masked).toContain('****');
      }),
    );
  });
});

const text = (name: string) => ({ zh: name, en: name });
const grids = [
  grid.parse({ id: 'west', tier: 'major', code: 'W', label: text('West'), parent: null }),
  grid.parse({ id: 'w-07', tier: 'minor', code: 'W-07', label: text('W-07'), parent: 'west' }),
  grid.parse({ id: 'e-01', tier: 'minor', code: 'E-01', label: text('E-01'), parent: 'east' }),
];
const people = roster.parse({
  county: 'linhe',
  illustrative: true,
  parties: ['seven', 'one', 'gone'].map((id, index) => ({
    id,
    kind: 'unit',
    name: text(id),
    telephone: `000-1380 123${index}`,
  })),
  assignments: [
    { subject: { kind: 'grid', id: 'w-07' }, role: 'lead', party: 'seven', from: '2026-01-01' },
    { subject: { kind: 'grid', id: 'e-01' }, role: 'lead', party: 'one', from: '2026-01-01' },
    {
      subject: { kind: 'grid', id: 'w-07' },
      role: 'lead',
      party: 'gone',
      from: '2025-01-01',
      to: '2025-12-31',
    },
  ],
});

test('a grid brings those under it', () => {
  expect([...gridsUnder(['west'], grids)]).toEqual(['west', 'w-07']);
  expect([...gridsUnder([], grids)]).toEqual([]);
});
test('only who answers for the grids today counts', () => {
  expect([...partiesOf(people, new Set(['w-07']), '2026-06-01')]).toEqual(['seven']);
});
test('the roster keeps the numbers that may be seen and masks the others', () => {
  const { roster: seen, inClear } = maskRoster(people, (party) => party === 'seven');
  expect(seen.parties.map((party) => party.telephone)).toEqual([
    '000-1380 1230',
    '000****1231',
    '000****1232',
  ]);
  expect(inClear).toBe(1);
});
