import { describe, expect, it } from 'vitest';
import { bundleOf, figure, gridsOf, holders, planOf } from './shipped.ts';

/** What 翁委办〔2018〕7号 says of Wengyuan, in its own words (domain.md §1). */
const county = 'wengyuan';
const { scheme, roster, plan } = bundleOf(county);
const minors = gridsOf(county, 'minor');

describe('翁源县', () => {
  it('将县城分为 2 个大网格、28 个小网格', () => {
    expect(figure(county, 'major-grids')).toEqual([2, 'exact']);
    expect(figure(county, 'minor-grids')).toEqual([28, 'exact']);
    expect(gridsOf(county, 'major').map((grid) => grid.label.zh)).toEqual([
      '建设路以西大网格',
      '建设路以东大网格',
    ]);
    const codes = (side: string) =>
      Array.from({ length: 14 }, (_, k) => `${side}-${String(k + 1).padStart(2, '0')}`);
    expect(minors.map((grid) => grid.code)).toEqual([...codes('W'), ...codes('E')]);
    expect(minors.filter((grid) => grid.parent === 'W').length).toBe(figure(county, 'minor-grids-west')[0]);
    expect(minors.filter((grid) => grid.parent === 'E').length).toBe(figure(county, 'minor-grids-east')[0]);
  });

  it('以建设路中间隔离带为界划分', () => {
    const { map, tiers, nameOfEdge, names } = planOf(county).plan;
    const { gridOfFace, grids } = tiers.find((tier) => tier.id === 'major')!;
    const between = Array.from({ length: map.edgeCount }, (_, e) => e).filter((e) => {
      const [left, right] = [map.edgeLeft[e]!, map.edgeRight[e]!];
      return left >= 0 && right >= 0 && gridOfFace[left] !== gridOfFace[right];
    });
    expect(between.length).toBeGreaterThan(20);
    for (const edge of between) expect(names[nameOfEdge[edge]!]?.dividing?.zh).toBe('建设路中间隔离带');
    const lines = plan.streets.features.filter(({ properties }) => properties.dividing);
    expect(lines.map(({ properties }) => properties.name.zh)).toEqual(['建设路']);
    // West lies west: the mean longitude of its blocks is the smaller.
    const mean = (id: string) => {
      const own = plan.blocks.features.filter(({ properties }) => properties.grids.minor!.startsWith(id));
      const xs = own.flatMap(({ geometry }) =>
        geometry.type === 'Polygon' ? geometry.coordinates[0]!.map(([x]) => x) : [],
      );
      return xs.reduce((a, b) => a + b, 0) / xs.length;
    };
    expect(grids.map((grid) => grid.id)).toEqual(['W', 'E']);
    expect(mean('W')).toBeLessThan(mean('E'));
  });

  it('县委书记、县长各负责一个大网格，其余 28 位县四套班子领导各负责一个小网格', () => {
    expect(figure(county, 'leaders')).toEqual([30, 'exact']);
    expect(holders(county, 'W', 'sponsoring-leader')).toEqual(['县委书记']);
    expect(holders(county, 'E', 'sponsoring-leader')).toEqual(['县长']);
    const leaders = minors.map((grid) => holders(county, grid.id, 'sponsoring-leader'));
    expect(leaders.every((each) => each.length === 1 && each[0]!.startsWith('县四套班子领导（'))).toBe(true);
    expect(new Set(leaders.flat()).size).toBe(28);
  });

  it('县城四个社区、新城区及龙仙镇陂下村、岭头村、联群村、罗坑水村、河口村、长潭村等区域', () => {
    expect(figure(county, 'communities')).toEqual([4, 'exact']);
    const names = gridsOf(county, 'community').map((grid) => grid.label.zh);
    expect(names.slice(0, 4)).toEqual(['城东区', '城南区', '城西区', '城北区']);
    expect(names.slice(4)).toEqual(['新城区', '陂下村', '岭头村', '联群村', '罗坑水村', '河口村', '长潭村']);
    expect(scheme.scope.parts.map((part) => part.label.zh)).toEqual(names);
    expect(scheme.scope.open).toBe(true);
  });

  it('挂点县领导 → 牵头单位 → 责任单位；领导小组和管理工作站；五方联系人', () => {
    for (const { id } of minors) {
      const [lead, ...more] = holders(county, id, 'lead-unit');
      expect(more).toEqual([]);
      const responsible = holders(county, id, 'responsible-unit');
      expect(responsible.length).toBeGreaterThanOrEqual(2);
      expect(holders(county, id, 'group-head')).toEqual([`${lead!.replace('（示意）', '')}“一把手”`]);
      expect(holders(county, id, 'group-deputy')).toEqual(
        responsible.map((name) => `${name.replace('（示意）', '')}“一把手”`),
      );
      expect(holders(county, id, 'station')).toEqual([`${id} 网格管理工作站`]);
      const senders = holders(county, id, 'direct-contact').map((name) => name.replace(/联系人.*/, ''));
      expect(senders).toEqual(['龙仙镇', '居委会', '交警大队', '城监部门', '惜福公司']);
    }
    const station = roster.parties.find((party) => party.id === 'station-W-01')!;
    expect(station.of).toBe(
      roster.assignments.find((one) => one.subject.id === 'W-01' && one.role === 'lead-unit')!.party,
    );
  });

  it('八项职责；六乱、两违、门前三包；装灯率 100 %、亮灯率 95 %；13 类场所 5 个方面', () => {
    expect(scheme.duties.map((duty) => duty.label.zh)).toEqual([
      '检查公益宣传',
      '维护环境卫生',
      '排查基础设施',
      '规范公共秩序',
      '监督行业管理',
      '倡导居民自治',
      '组织志愿服务',
      '完成其他任务',
    ]);
    const order = scheme.duties.find((duty) => duty.id === 'public-order')!.items.map((item) => item.zh);
    expect(order).toEqual([
      '乱摆乱卖',
      '乱停乱放',
      '乱搭乱建',
      '乱扔乱倒',
      '乱牵乱挂',
      '乱涂乱写',
      '两违建筑',
      '“门前三包”责任',
    ]);
    expect(figure(county, 'lamp-installation')).toEqual([100, 'exact']);
    expect(figure(county, 'lamps-lit')).toEqual([95, 'exact']);
    expect(scheme.duties.find((duty) => duty.id === 'trades')!.items.length).toBe(
      figure(county, 'place-types')[0] + figure(county, 'aspects')[0],
    );
    expect([figure(county, 'place-types')[0], figure(county, 'aspects')[0]]).toEqual([13, 5]);
  });

  it('每周开会、徒步巡查、每月志愿活动、每月 25 日前报送、3 月 20 日前方案、3 月 25 日前名单', () => {
    const rule = (id: string) => scheme.rhythms.find((each) => each.id === id)?.rule;
    expect(rule('weekly-meeting')).toEqual({ every: 'week', weekday: null, time: null });
    expect(rule('foot-patrol')).toEqual({ every: 'week', weekday: null, time: null });
    expect(rule('volunteer-activity')).toEqual({ every: 'month', byDay: null });
    expect(rule('monthly-report')).toEqual({ every: 'month', byDay: 25 });
    expect(rule('inspection')).toEqual({ every: 'month', byDay: null });
    expect(rule('work-plan')).toEqual({ every: 'once', date: '2018-03-20' });
    expect(rule('contact-list')).toEqual({ every: 'once', date: '2018-03-25' });
    expect(rule('year-end')).toEqual({ every: 'year', month: 12, byDay: null });
  });

  it('常规考核占 60 %、年终考核占 40 %；连续 3 次末位三名书面说明', () => {
    const { regularShare, yearEndShare, bottom, consecutive, consequence } = scheme.assessment!;
    expect([regularShare, yearEndShare, bottom, consecutive]).toEqual([0.6, 0.4, 3, 3]);
    expect(consequence!.zh).toContain('书面说明');
  });

  it('一类 2 个 2 万元，二类 4 个各 1.5 万元，三类 6 个各 1 万元，其余达标各 0.5 万元；通报批评', () => {
    const awards = scheme.assessment!.awards.map(({ places, amountYuan, each }) => [
      places,
      amountYuan,
      each,
    ]);
    expect(awards).toEqual([
      [2, 20_000, null],
      [4, 15_000, true],
      [6, 10_000, true],
      [null, 5_000, true],
    ]);
    const sanctions = scheme.assessment!.sanctions.map((each) => each.zh).join();
    expect(sanctions).toContain('督查整改通知书');
    expect(sanctions).toContain('通报批评并从重扣分');
  });
});
