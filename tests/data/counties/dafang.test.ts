import { describe, expect, it } from 'vitest';
import { bundleOf, figure, gridsOf, holders } from './shipped.ts';

/** What 大方县创建全国文明城市网格化管理工作方案 says, in its own words (domain.md §1). */
const county = 'dafang';
const { scheme, roster } = bundleOf(county);

describe('大方县', () => {
  it('将大方县城区9个社区划分为30个网格', () => {
    expect(gridsOf(county, 'community').map((grid) => grid.label.zh)).toEqual([
      '奢香古镇社区',
      '南郊社区',
      '北郊社区',
      '城中社区',
      '城南社区',
      '城北社区',
      '西南社区',
      '西北社区',
      '东郊社区',
    ]);
    expect(scheme.scope.parts.map((part) => part.label.zh)).toEqual(
      gridsOf(county, 'community').map((grid) => grid.label.zh),
    );
    expect([figure(county, 'communities'), figure(county, 'grids')]).toEqual([
      [9, 'exact'],
      [30, 'exact'],
    ]);
    expect(gridsOf(county, 'grid').length).toBe(30);
    const open = scheme.unresolved.map((each) => each.zh).join();
    expect(open).toContain('30 个网格在 9 个社区间如何分配文件未列');
    expect(open).toContain('“片区”未定义');
  });

  it('红旗、顺德、慕俄格古城三个街道办事处', () => {
    expect(gridsOf(county, 'subdistrict').map((grid) => grid.label.zh)).toEqual([
      '红旗街道',
      '顺德街道',
      '慕俄格古城街道',
    ]);
    expect(figure(county, 'subdistricts')).toEqual([3, 'exact']);
  });

  it('县级领导抓片区，县级单位、部门抓网格，几个单位可挂钩同一网格，创文办统筹协调', () => {
    const leads = gridsOf(county, 'grid').map((grid) => holders(county, grid.id, 'grid-unit').length);
    expect(Math.min(...leads)).toBe(1);
    expect(Math.max(...leads)).toBeGreaterThan(1);
    for (const grid of gridsOf(county, 'grid')) {
      expect(holders(county, grid.id, 'sector-leader')).toEqual(
        holders(county, grid.parent!, 'sector-leader'),
      );
    }
    expect(roster.parties.some((party) => party.name.zh === '县创文办')).toBe(true);
  });

  it('剩余的20个社区由各街道办事处负责', () => {
    expect(figure(county, 'outside-communities')).toEqual([20, 'exact']);
    expect(roster.outsideCommunities.length).toBe(20);
    for (const { id, subdistrict } of roster.outsideCommunities) {
      const office = gridsOf(county, 'subdistrict').find((grid) => grid.id === subdistrict)!.label.zh;
      expect(holders(county, id, 'organising-office')).toEqual([`${office}办事处`]);
    }
    const inside = new Set(gridsOf(county, 'community').map((grid) => grid.label.zh));
    expect(roster.outsideCommunities.filter(({ label }) => inside.has(label.zh))).toEqual([]);
  });

  it.each([
    ['staff-housing', ['各单位部门（原有职工宿舍及小区院落）']],
    ['trunk-road', ['城市综合执法大队', '交警大队', '交通运输局', '市场监管局']],
    ['commercial-street', ['城市综合执法大队', '交警大队', '交通运输局', '市场监管局']],
    ['farmers-market', ['市场监管局', '城市综合执法大队', '交警大队']],
    ['hospital', ['卫计局']],
    ['park', ['城市综合执法大队']],
    ['square', ['城市综合执法大队']],
    ['public-toilet', ['城市综合执法大队']],
    ['hotel', ['市场监管局', '旅发办']],
  ])('场所 %s 由 %j 具体负责', (type, units) => {
    expect(roster.placeTypes.map((each) => each.id)).toContain(type);
    expect(holders(county, type, 'place-duty')).toEqual(units);
  });

  it('gives every market, hospital, trunk road … of the map to the units of its type', () => {
    const subjects = new Set(roster.assignments.map(({ subject }) => subject.kind));
    expect(subjects).toEqual(new Set(['place-type', 'place', 'street', 'grid', 'community']));
    const market = roster.assignments.find((one) => one.subject.kind === 'place')!;
    expect(holders(county, market.subject.id, 'place-duty').length).toBeGreaterThan(0);
  });

  it('每周五下午16:00到网格；下周一上午12:00前报送；季度考核、年度测评、最终测评', () => {
    const rule = (id: string) => scheme.rhythms.find((each) => each.id === id)?.rule;
    expect(rule('friday')).toEqual({ every: 'week', weekday: 5, time: '16:00' });
    expect(rule('monday-report')).toEqual({ every: 'week', weekday: 1, time: '12:00' });
    expect(rule('quarterly')?.every).toBe('quarter');
    expect(rule('yearly')?.every).toBe('year');
    expect(rule('final')?.every).toBe('once');
  });

  it('监督员队伍，每个网格片区不少于2人', () => {
    expect(figure(county, 'supervisors')).toEqual([2, 'at-least']);
    for (const { id } of gridsOf(county, 'community')) {
      expect(new Set(holders(county, id, 'supervisor')).size).toBeGreaterThanOrEqual(2);
    }
  });
});
