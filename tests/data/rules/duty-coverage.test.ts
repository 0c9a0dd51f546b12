import { describe, expect, test } from 'vitest';
import type { Grid } from '../../../data/model/plan.ts';
import { roster as rosterSchema } from '../../../data/model/roster.ts';
import { scheme as schemeSchema } from '../../../data/model/scheme.ts';
import { dutyCoverage } from '../../../data/rules/duty-coverage.ts';

const text = (word: string) => ({ zh: word, en: word });
const tier = {
  label: text('格'),
  rank: 1,
  kind: 'area',
  parent: null,
  partition: true,
  expected: null,
} as const;
const scheme = schemeSchema.parse({
  county: 'trial',
  name: text('试验县'),
  province: text('省'),
  adminCode: null,
  seat: [114, 24],
  illustrative: true,
  notice: text('示意'),
  document: null,
  openingTier: 'minor',
  tiers: [
    { ...tier, id: 'minor', duty: true },
    { ...tier, id: 'community', duty: false },
  ],
  roles: [
    { id: 'sponsor', label: text('挂点领导'), function: 'leader' },
    { id: 'lead-unit', label: text('牵头单位'), function: 'lead' },
    { id: 'contact', label: text('联系人'), function: 'contact' },
  ],
  streetClasses: [],
  scope: { label: text('县城'), parts: [], open: false },
});
const grids: Grid[] = [
  { id: 'A', tier: 'minor', code: 'A', label: text('甲'), parent: null },
  { id: 'C', tier: 'community', code: 'C', label: text('社区'), parent: null },
];
const on = (role: string, party: string, dates: { from: string; to?: string } = { from: '2026-01-01' }) => ({
  subject: { kind: 'grid', id: 'A' },
  role,
  party,
  ...dates,
});
const rosterWith = (...assignments: readonly unknown[]) =>
  rosterSchema.parse({
    county: 'trial',
    illustrative: true,
    parties: [
      { id: 'p', kind: 'post', name: text('职务') },
      { id: 'u', kind: 'unit', name: text('单位'), telephone: '000-0000-001' },
    ],
    assignments,
  });
const lacks = (...assignments: readonly unknown[]) =>
  dutyCoverage(scheme, grids, rosterWith(...assignments), '2026-11-21')[0]?.lacking[0]?.lacks ?? [];

describe('duty coverage', () => {
  test('speaks of duty tiers only', () => {
    expect(dutyCoverage(scheme, grids, rosterWith(), '2026-11-21').map((one) => one.tier)).toEqual(['minor']);
  });
  test('a grid with nobody lacks all three', () => {
    expect(lacks()).toEqual(['leader', 'lead', 'contact']);
  });
  test('a grid with all three lacks nothing and is counted complete', () => {
    const full = rosterWith(on('sponsor', 'p'), on('lead-unit', 'u'), on('contact', 'u'));
    expect(dutyCoverage(scheme, grids, full, '2026-11-21')).toEqual([
      { tier: 'minor', grids: 1, complete: 1, lacking: [] },
    ]);
  });
  test('a contact without a telephone cannot be reached', () => {
    expect(lacks(on('sponsor', 'p'), on('lead-unit', 'u'), on('contact', 'p'))).toEqual(['contact']);
  });
  test.each([
    ['has ended', { from: '2026-01-01', to: '2026-11-20' }, ['leader']],
    ['ends today', { from: '2026-01-01', to: '2026-11-21' }, []],
    ['begins today', { from: '2026-11-21' }, []],
    ['begins tomorrow', { from: '2026-11-22' }, ['leader']],
  ])('an assignment that %s', (_, dates, expected) => {
    expect(lacks(on('sponsor', 'p', dates), on('lead-unit', 'u'), on('contact', 'u'))).toEqual(expected);
  });
});
