import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countyNames, readCountyFolder } from '../../../data/load/county-folders.ts';
import { sampleWalks } from '../../../data/load/sample-walks.ts';
import { attributor } from '../../../data/rules/attribution.ts';
import { patrolFigures, stretchKey } from '../../../data/rules/patrol-coverage.ts';
import { planOfDocument } from '../../../data/rules/plan-of-document.ts';
import { streetStretches } from '../../../data/rules/street-stretches.ts';

const root = join(import.meta.dirname, '../../..');

describe.each(countyNames(root))('the sample patrols of %s', (name) => {
  const bundle = readCountyFolder(root, name);
  const built = planOfDocument(bundle.scheme, bundle.plan);
  if (!built.ok || bundle.patrols === null) throw new Error(name);
  const attribute = attributor(built.plan, bundle.plan);
  const { timeZone, openingTier: tier } = bundle.scheme;
  const walked = sampleWalks(bundle.patrols, bundle.plan, attribute, timeZone);

  test('go along streets that are there, and say that they are illustrative', () => {
    const ids = new Set(bundle.plan.streets.features.map(({ properties }) => properties.id));
    expect(bundle.patrols?.walks.flatMap(({ streets }) => streets).filter((id) => !ids.has(id))).toEqual([]);
    expect(bundle.patrols?.illustrative).toMatch('示意');
  });

  test('leave streets unwalked, and are on the way on Fridays after four', () => {
    const figures = patrolFigures({
      tier,
      today: '2026-11-20',
      grids: bundle.plan.grids,
      streets: bundle.plan.streets,
      stretches: streetStretches(bundle.plan, attribute),
      walked,
      last: new Map(walked.map((one) => [stretchKey(one), one.day])),
    });
    const { metres, walkedMetres } = figures.total;
    expect(walkedMetres / metres).toBeGreaterThan(0.1);
    expect(walkedMetres / metres).toBeLessThan(0.9);
    expect(figures.streets.some(({ daysSince }) => daysSince === null)).toBe(true);
    const friday = figures.times.filter(({ weekday }) => weekday === 5);
    expect(Math.min(...friday.map(({ hour }) => hour))).toBe(16);
  });
});
