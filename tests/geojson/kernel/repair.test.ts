import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../geojson/kernel/build.ts';
import { proposeRepairs, type RepairRules, usualRules } from '../../../geojson/kernel/repair.ts';
import { type Drawing, polygonsOf } from '../drawing.ts';
import { type Oracle, oracle } from '../geos.ts';
import { catalogue } from './catalogue.ts';
import { applied, planFrom, polygonsFrom } from './repairing.ts';

let geos: Oracle;
beforeAll(async () => {
  geos = await oracle();
});

describe('repairs', () => {
  it.each(catalogue)('make a valid coverage of: $name', (drawing) => {
    const { plan, faults } = planFrom(polygonsOf(drawing));
    const repaired = polygonsFrom(applied(plan, proposeRepairs(plan, faults)));
    expect(build({ polygons: repaired, lines: [] }).faults).toEqual([]);
    expect(geos.coverageIsValid(repaired)).toBe(true);
  });

  const gap: Drawing = {
    sketch: `
a-------b---------------c
|      g|               |
|       |               |
d-------e---------------f`,
    rings: { small: 'abged', large: 'bcfe' },
  };
  const receivers = (drawing: Drawing, rules: Partial<RepairRules>) => {
    const { plan, faults } = planFrom(polygonsOf(drawing));
    return proposeRepairs(plan, faults, { ...usualRules, ...rules }).map(({ action, to }) => [action, to]);
  };

  it('give a gap to whom the rule says', () => {
    // The wedge's two short sides belong to the small block, the long straight one to the large: 20.0 + 41.2 against 60.
    expect(receivers(gap, { gap: 'longest-border' })).toEqual([['give', 'small']]);
    expect(receivers(gap, { gap: 'smallest' })).toEqual([['give', 'small']]);
    expect(receivers(gap, { gap: 'largest' })).toEqual([['give', 'large']]);
    expect(receivers(gap, { gap: { block: 'large' } })).toEqual([['give', 'large']]);
    expect(receivers(gap, { gap: { block: 'elsewhere' } })).toEqual([['leave', null]]);
    expect(receivers(gap, { largestGap: 0 })).toEqual([['leave', null]]);
  });

  it('settle an overlap by rule', () => {
    const overlap: Drawing = {
      sketch: `
a-------b---g-----------c
|       |   |           |
d-------e---h-----------f`,
      rings: { west: 'aghd', east: 'bcfe' },
    };
    expect(receivers(overlap, { overlap: 'first' })).toEqual([['give', 'west']]);
    // Apart from the overlap the west is 80 units wide and the east 120.
    expect(receivers(overlap, { overlap: 'smallest' })).toEqual([['give', 'west']]);
    expect(receivers(overlap, { overlap: 'largest' })).toEqual([['give', 'east']]);
    const eastFirst = { ...overlap, rings: { east: 'bcfe', west: 'aghd' } };
    expect(receivers(eastFirst, { overlap: 'first' })).toEqual([['give', 'east']]);
    expect(receivers(eastFirst, { overlap: 'smallest' })).toEqual([['give', 'west']]);
    expect(receivers(overlap, { overlap: { block: 'east' } })).toEqual([['give', 'east']]);
  });
});
