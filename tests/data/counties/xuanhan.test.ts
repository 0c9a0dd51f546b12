import { describe, expect, it } from 'vitest';
import { places } from '../../../data/model/plan.ts';
import { bundleOf, figure, gridsOf, holders } from './shipped.ts';

/** What the report on Xuanhan says, in its own words (domain.md §1). */
const county = 'xuanhan';
const { scheme, plan, issues, layers } = bundleOf(county);

describe('宣汉县', () => {
  it('将县城区街道划分为严管街、示范街、规范街和管控街四类', () => {
    expect(scheme.streetClasses.map((each) => each.label.zh)).toEqual([
      '严管街',
      '示范街',
      '规范街',
      '管控街',
    ]);
    const used = new Set(plan.streets.features.map(({ properties }) => properties.class));
    expect(used).toEqual(new Set(scheme.streetClasses.map((each) => each.id)));
    expect(figure(county, 'street-classes')).toEqual([4, 'exact']);
  });

  it('严管主大街、规范联网次干道、管控管活支街小巷', () => {
    const width = (id: string) => {
      const all = plan.streets.features.filter(({ properties }) => properties.class === id);
      return all.reduce((sum, { properties }) => sum + properties.widthMetres, 0) / all.length;
    };
    expect(width('strict')).toBeGreaterThan(width('standard'));
    expect(width('standard')).toBeGreaterThan(width('controlled'));
  });

  it('定岗、定人、定责，“白加黑”', () => {
    const posts = plan.streets.features.map(({ properties }) => properties.post);
    expect(posts.every((post) => post !== undefined)).toBe(true);
    expect(new Set(posts.map((post) => post?.shift))).toEqual(new Set(['day', 'night', 'day-and-night']));
    const strict = plan.streets.features.filter(({ properties }) => properties.class === 'strict');
    expect(strict.every(({ properties }) => properties.post?.shift === 'day-and-night')).toBe(true);
    const codes = new Set(posts.map((post) => post?.code));
    expect(codes.size).toBe(gridsOf(county, 'street').length);
    for (const { id } of gridsOf(county, 'street')) {
      expect(codes.has(`${id}岗`)).toBe(true);
      expect(holders(county, id, 'post-holder')).toEqual([`${id}岗责任人`]);
    }
    expect(scheme.duties.map((duty) => duty.label.zh)).toContain('第一时间发现、第一时间交办、第一时间整改');
  });

  it('1至10月共查处违法建设190余起，拆除面积8200余平方米', () => {
    const cases = issues.filter(
      ({ category, reportedAt }) =>
        category === 'illegal-building' &&
        reportedAt >= '2025-12-31T16:00:00Z' &&
        reportedAt < '2026-10-31T16:00:00Z',
    );
    expect(cases.length).toBe(190);
    expect(cases.reduce((sum, each) => sum + (each.areaSquareMetres ?? Number.NaN), 0)).toBe(8200);
    expect(new Set(cases.map((each) => each.state))).toEqual(new Set(['closed']));
    expect(figure(county, 'illegal-building-cases')).toEqual([190, 'at-least']);
    expect(figure(county, 'illegal-building-area')).toEqual([8200, 'at-least']);
  });

  it('新规划建设停车场1个，新增停车位120个', () => {
    const parks = places
      .parse(layers.places)
      .features.filter(({ properties }) => properties.kind === 'car-park');
    expect(parks.map(({ properties }) => properties.figures)).toEqual([{ bays: 120 }]);
    expect(figure(county, 'new-car-parks')).toEqual([1, 'exact']);
    expect(figure(county, 'parking-bays')).toEqual([120, 'exact']);
  });

  it('城区绿化面积约252万平方米，人均公共绿地8.5平方米', () => {
    expect(figure(county, 'green-space')).toEqual([2_520_000, 'about']);
    expect(figure(county, 'green-space-a-head')).toEqual([8.5, 'exact']);
  });
});
