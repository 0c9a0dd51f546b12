import { describe, expect, it } from 'vitest';
import { attributor } from '../../../data/rules/attribution.ts';
import { toLattice } from '../../../geojson/kernel/lattice.ts';
import { bundleOf, figure, gridsOf, holders, planOf } from './shipped.ts';

/** What the report on Yingshouyingzi says, in its own words (domain.md §1). */
const county = 'yingshouyingzi';
const { scheme, plan } = bundleOf(county);

describe('鹰手营子矿区', () => {
  it('区委—街道工委—社区大党委—网格党支部—楼栋党小组五级网格体系', () => {
    expect(scheme.tiers.map((tier) => tier.id)).toEqual([
      'district',
      'subdistrict',
      'community',
      'branch',
      'building',
    ]);
    expect(scheme.tiers.map((tier) => tier.parent)).toEqual([
      null,
      'district',
      'subdistrict',
      'community',
      'branch',
    ]);
    expect(figure(county, 'levels')).toEqual([5, 'exact']);
    const parents = new Map(plan.grids.map((grid) => [grid.id, grid.parent]));
    for (const { id } of gridsOf(county, 'building')) {
      const line: string[] = [];
      for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) line.push(at);
      expect([id, line.length]).toEqual([id, 5]);
    }
  });

  it('以地理位置相邻的楼栋或院落为基本单元: every building stands in its branch', () => {
    const attribute = attributor(planOf(county).plan, {
      placed: { type: 'FeatureCollection', features: [] },
    });
    const parents = new Map(plan.grids.map((grid) => [grid.id, grid.parent]));
    expect(plan.placed.features.length).toBeGreaterThan(200);
    for (const { properties, geometry } of plan.placed.features) {
      if (geometry.type !== 'MultiPolygon') throw new Error(`${properties.grid} is no group of buildings`);
      for (const [x, y] of geometry.coordinates.flat(2)) {
        const { grids } = attribute(toLattice(x), toLattice(y));
        expect([properties.grid, grids.branch]).toEqual([properties.grid, parents.get(properties.grid)]);
      }
    }
  });

  it('党委委员27人，网格党支部书记21名', () => {
    const members = gridsOf(county, 'community').flatMap((grid) =>
      holders(county, grid.id, 'committee-member'),
    );
    expect(new Set(members).size).toBe(27);
    expect(figure(county, 'committee-members')).toEqual([27, 'exact']);
    const secretaries = gridsOf(county, 'branch').map((grid) => holders(county, grid.id, 'branch-secretary'));
    expect(secretaries.every((each) => each.length === 1)).toBe(true);
    expect(new Set(secretaries.flat()).size).toBe(21);
    expect(figure(county, 'branch-secretaries')).toEqual([21, 'exact']);
    expect(scheme.unresolved.map((each) => each.zh).join()).toContain('网格数未写');
  });

  it('全区1500余名在职党员干部定期到网格报到', () => {
    expect(figure(county, 'reporting-members')).toEqual([1500, 'at-least']);
  });
});
