import { describe, expect, it } from 'vitest';
import { places } from '../../../data/model/plan.ts';
import { bundleOf, figure, gridsOf, holders } from './shipped.ts';

/** What 张掖日报 of 7 June 2022 says of Sunan, in its own words (domain.md §1). */
const county = 'sunan';
const { scheme, plan, layers } = bundleOf(county);
const geometriesOf = (tier: string) =>
  plan.placed.features
    .filter(({ properties }) => properties.tier === tier)
    .map(({ geometry }) => geometry.type);

describe('肃南县', () => {
  it('一级网格8个、二级网格53个、三级网格66个，互不嵌套', () => {
    expect(['first', 'second', 'third'].map((tier) => gridsOf(county, tier).length)).toEqual([8, 53, 66]);
    expect(figure(county, 'first-tier')).toEqual([8, 'exact']);
    expect(figure(county, 'second-tier')).toEqual([53, 'exact']);
    expect(figure(county, 'third-tier')).toEqual([66, 'exact']);
    expect(scheme.tiers.map(({ kind, parent }) => [kind, parent])).toEqual([
      ['area', null],
      ['street', null],
      ['site', null],
    ]);
    expect(plan.grids.every((grid) => grid.parent === null)).toBe(true);
    expect(scheme.unresolved.map((each) => each.zh).join()).toContain('纵横交错、点面交织');
  });

  it('以乡镇和各实测点位为基本单元', () => {
    const points = places
      .parse(layers.places)
      .features.filter(({ properties }) => properties.kind === 'measured-point');
    expect(points.map(({ properties }) => properties.name.zh)).toEqual(
      gridsOf(county, 'first').map((grid) => grid.label.zh),
    );
  });

  it('以包抓路段为基本单元', () => {
    expect(geometriesOf('second')).toEqual(Array.from({ length: 53 }, () => 'LineString'));
  });

  it('以社区、单位楼院为基本单元', () => {
    const labels = gridsOf(county, 'third').map((grid) => grid.label.zh);
    expect(labels.slice(0, 3)).toEqual(['隆畅社区', '红湾社区', '裕兴社区']);
    expect(labels.slice(3).every((label) => label.endsWith('楼院'))).toBe(true);
    expect(new Set(geometriesOf('third'))).toEqual(new Set(['Polygon', 'Point']));
  });

  it('明确包抓领导、包抓共建单位和网格长', () => {
    expect(scheme.roles.map((role) => role.label.zh)).toEqual(['包抓领导', '包抓共建单位', '网格长']);
    const units = plan.grids.flatMap((grid) => holders(county, grid.id, 'partner-unit'));
    expect(new Set(units).size).toBe(50);
  });

  it.each([
    ['partner-units', 50, 'exact'],
    ['party-members', 659, 'exact'],
    ['suggestions', 82, 'exact'],
    ['small-wishes', 28, 'exact'],
    ['publicity-activities', 13, 'exact'],
    ['leaflets', 700, 'at-least'],
    ['practice-activities', 364, 'exact'],
    ['volunteer-teams', 13, 'exact'],
  ])('%s: %i (%s)', (id, value, precision) => {
    expect(figure(county, id)).toEqual([value, precision]);
    expect(scheme.figures.find((each) => each.id === id)!.source).toContain(String(value));
  });
});
