import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../geojson/kernel/build.ts';
import { applyChange, invertChange } from '../../../geojson/kernel/change.ts';
import { createPlan, type Plan } from '../../../geojson/kernel/plan.ts';
import { groupGeometries } from '../../../geojson/kernel/polygons.ts';
import { proposeRepairs, type Repair, type RepairRules, usualRules } from '../../../geojson/kernel/repair.ts';
import type { PolygonInput } from '../../../geojson/kernel/soup.ts';
import { type Drawing, polygonsOf } from '../drawing.ts';
import { type Oracle, oracle } from '../geos.ts';
import { bytesOf } from '../random-plan.ts';
import { catalogue } from './catalogue.ts';

let geos: Oracle;
beforeAll(async () => {
  geos = await oracle();
});

function planFrom(polygons: readonly PolygonInput[]) {
  const result = createPlan({
    tiers: [{ id: 'grid', parent: null }],
    grids: polygons.map(({ id }) => ({ id, tier: 'grid', parent: null })),
    blocks: polygons.map((polygon) => ({ ...polygon, grids: { grid: polygon.id } })),
    lines: [],
  });
  if (!result.ok) throw new Error(result.reason);
  return result;
}

function applied(plan: Plan, repairs: readonly Repair[]): Plan {
  let repaired = plan;
  for (const { change } of repairs) {
    if (change === null) continue;
    const result = applyChange(repaired, change);
    if (!result.ok) throw new Error(result.reason);
    const back = applyChange(result.plan, invertChange(change));
    expect(back.ok && bytesOf(back.plan)).toBe(bytesOf(repaired));
    repaired = result.plan;
  }
  return repaired;
}

/** The blocks as polygons again, those that still cover something. */
function polygonsFrom(plan: Plan): PolygonInput[] {
  return groupGeometries(plan.map, plan.blockOfFace, plan.blockIds.length).flatMap((geometry, block) =>
    geometry === null
      ? []
      : [
          {
            id: plan.blockIds[block]!,
            coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
          },
        ],
  );
}

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

const folder = new URL('../../../../shared/data/beijing-subdistricts/', import.meta.url);
describe.skipIf(!existsSync(folder))(
  'the sub-districts of Beijing (../shared/data, skipped where it is absent)',
  () => {
    const files = existsSync(folder)
      ? readdirSync(folder).filter((name) => name.endsWith('-all.geojson'))
      : [];
    it.each(files)('%s comes out valid, every change listed', (file) => {
      const { features } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      const polygons: PolygonInput[] = features.map(
        ({ geometry }: { geometry: { type: string; coordinates: never } }, i: number) => ({
          id: String(i),
          coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
        }),
      );
      const { plan, faults } = planFrom(polygons);
      const touching = faults.filter(({ kind }) => kind !== 'gap' && kind !== 'sliver');
      expect(geos.coverageIsValid(polygons)).toBe(touching.length === 0);
      const repairs = proposeRepairs(plan, faults);
      expect(repairs).toHaveLength(faults.length);
      const repaired = polygonsFrom(applied(plan, repairs));
      expect(geos.coverageIsValid(repaired)).toBe(true);
      const left = repairs.filter(({ action }) => action === 'leave').map(({ fault }) => fault.kind);
      expect(build({ polygons: repaired, lines: [] }).faults.map(({ kind }) => kind)).toEqual(left);
    });
  },
);
