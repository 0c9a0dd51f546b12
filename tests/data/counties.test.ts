import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleFaults } from '../../data/load/check-bundle.ts';
import { readCategories } from '../../data/load/county-folders.ts';
import { readCalendarYears } from '../../data/load/work-calendars.ts';
import { ground, type PlanDocument, places } from '../../data/model/plan.ts';
import { attributor } from '../../data/rules/attribution.ts';
import { buildingsOfGround } from '../../data/rules/buildings-of-ground.ts';
import { dutyCoverage } from '../../data/rules/duty-coverage.ts';
import { workCalendar } from '../../data/rules/work-calendar.ts';
import { checks } from '../../geojson/checks/registry.ts';
import { certificate } from '../../geojson/kernel/certificate.ts';
import { toLattice } from '../../geojson/kernel/lattice.ts';
import { bundleOf, gridsOf, planOf, root, shippedCounties } from './counties/shipped.ts';

const categories = readCategories(root);
const layers = ['blocks', 'streets', 'ground', 'places', 'placed'] as const;
const textOf = (county: string, layer: string) =>
  readFileSync(join(root, 'geojson/counties', county, `${layer}.geojson`), 'utf8');

describe.each(shippedCounties)('%s', (county) => {
  it('names nothing that is not there', () => {
    expect(bundleFaults(bundleOf(county), categories)).toEqual([]);
  });

  it('has as many grids of each tier as its document says', () => {
    for (const tier of bundleOf(county).scheme.tiers) {
      if (tier.expected !== null)
        expect([tier.id, gridsOf(county, tier.id).length]).toEqual([tier.id, tier.expected]);
      expect(gridsOf(county, tier.id).length).toBeGreaterThan(0);
    }
  });

  it('tiles its scope: no fault, a face for every block, nothing for the checks to find', () => {
    const { plan, faults } = planOf(county);
    expect(faults).toEqual([]);
    expect(plan.map.faceCount).toBe(bundleOf(county).plan.blocks.features.length);
    const buildings = buildingsOfGround(ground.parse(bundleOf(county).layers.ground));
    expect(buildings.length).toBeGreaterThan(500);
    const found = checks.flatMap((check) => check.find({ plan, touched: null, faults, buildings }));
    // Two grids of Xuanhan meet along a railway, which has no name.
    const railway = county === 'xuanhan' ? ['unnamed-bound', 'unnamed-bound'] : [];
    expect(found.map(({ check }) => check)).toEqual(railway);
  });

  it('covers its scope in every tier that is a partition, exactly', () => {
    const { plan, faults } = planOf(county);
    for (const { id, partition } of bundleOf(county).scheme.tiers) {
      if (!partition) continue;
      const { scope, covered, gaps, overlaps, seamless } = certificate(
        plan,
        plan.tiers.findIndex((tier) => tier.id === id),
        faults,
      );
      expect(covered.twiceLattice).toBe(scope.twiceLattice);
      expect({ gaps, overlaps, seamless }).toEqual({ gaps: [], overlaps: [], seamless: true });
    }
  });

  it('names every inner edge that is no railway', () => {
    const { plan } = planOf(county);
    const { edgeCount, edgeLeft, edgeRight } = plan.map;
    const unnamed = Array.from({ length: edgeCount }, (_, e) => e).filter(
      (e) => edgeLeft[e]! >= 0 && edgeRight[e]! >= 0 && plan.nameOfEdge[e] === -1,
    );
    expect(unnamed.length).toBeLessThan(county === 'xuanhan' ? 40 : 1);
  });

  it('gives every street and site grid exactly one geometry', () => {
    const { scheme, plan } = bundleOf(county);
    const placed = plan.placed.features.map(({ properties }) => properties.grid).sort();
    const due = scheme.tiers
      .filter(({ kind }) => kind === 'street' || kind === 'site')
      .flatMap(({ id }) => gridsOf(county, id).map((grid) => grid.id));
    expect(placed).toEqual(due.sort());
  });

  it('has a leader, a lead unit and a contact with a telephone for every duty grid', () => {
    const { scheme, plan, roster } = bundleOf(county);
    const coverage = dutyCoverage(scheme, plan.grids, roster, '2026-11-20');
    expect(coverage.length).toBeGreaterThan(0);
    expect(coverage.flatMap(({ lacking }) => lacking)).toEqual([]);
  });

  it('gives out telephone numbers that nobody can have, each once', () => {
    const numbers = bundleOf(county).roster.parties.flatMap(({ telephone }) => telephone ?? []);
    expect(numbers.filter((number) => !number.startsWith('000-'))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it.each(layers)('%s.geojson: marked, readable, and the same bytes after a round trip', (layer) => {
    const text = textOf(county, layer);
    const parsed: { illustrative: string; features: unknown[] } = JSON.parse(text);
    expect(parsed.illustrative).toBe('示意 · illustrative');
    const head = `{"type":"FeatureCollection","illustrative":${JSON.stringify(parsed.illustrative)},"features":[`;
    const lines = parsed.features.map((each) => JSON.stringify(each)).join(',\n');
    expect(`${head}\n${lines}\n]}\n` === text).toBe(true);
    expect(/\d\.\d{8}/.test(text)).toBe(false);
  });

  it('winds its outer rings counter-clockwise', () => {
    const { layers: drawn, plan } = bundleOf(county);
    const features = [
      ...plan.blocks.features,
      ...plan.placed.features,
      ...ground.parse(drawn.ground).features,
    ];
    const rings = features.flatMap(({ geometry }) => outerRings(geometry));
    expect(rings.length).toBeGreaterThan(100);
    expect(rings.filter((ring) => doubleArea(ring) <= 0)).toEqual([]);
  });

  it('says on its face that it is illustrative', () => {
    const { scheme, roster } = bundleOf(county);
    expect([scheme.illustrative, roster.illustrative]).toEqual([true, true]);
    expect(scheme.notice.zh).toContain('示意');
  });
});

describe.each(shippedCounties)('the issues of %s', (county) => {
  const end = Date.parse('2026-11-20T16:00:00Z');

  it('are a few thousand over two years, up to 20 November 2026', () => {
    const times = bundleOf(county).issues.map((issue) => Date.parse(issue.reportedAt));
    expect(times.length).toBeGreaterThanOrEqual(2500);
    expect(times.length).toBeLessThanOrEqual(4000);
    expect(Math.max(...times)).toBeLessThan(end);
    expect(end - Math.max(...times)).toBeLessThan(86_400_000);
    expect(Math.min(...times)).toBeGreaterThan(Date.parse('2024-11-19T16:00:00Z'));
    expect(Math.min(...times)).toBeLessThan(Date.parse('2024-12-31T16:00:00Z'));
  });

  it('have states that fit their times', () => {
    const calendar = workCalendar(readCalendarYears(), bundleOf(county).scheme.timeZone);
    const limit = new Map(categories.categories.map((each) => [each.id, each.limit]));
    const open = bundleOf(county).issues.filter((issue) => {
      const [reported, due] = [Date.parse(issue.reportedAt), Date.parse(issue.dueAt)];
      const allowed = limit.get(issue.category);
      expect(allowed && calendar.dueAt(reported, allowed)).toBe(due);
      const done = issue.state === 'closed' || issue.state === 'void';
      expect([issue.number, issue.closedAt !== null]).toEqual([issue.number, done]);
      if (issue.closedAt === null) return true;
      expect(Date.parse(issue.closedAt)).toBeGreaterThan(reported);
      expect(Date.parse(issue.closedAt)).toBeLessThanOrEqual(end);
      return false;
    });
    expect(open.length).toBeGreaterThan(20);
    expect(open.filter((issue) => Date.parse(issue.dueAt) < end).length).toBeGreaterThan(5);
  });

  it('lie on land, each in one grid of every partition', () => {
    const { plan } = planOf(county);
    const attribute = attributor(plan, { placed: { type: 'FeatureCollection', features: [] } });
    const partitions = bundleOf(county).scheme.tiers.filter((tier) => tier.partition);
    for (const { longitude, latitude, number } of bundleOf(county).issues) {
      const { grids } = attribute(toLattice(longitude), toLattice(latitude));
      expect([number, ...partitions.filter(({ id }) => !grids[id])]).toEqual([number]);
    }
  });

  it('gather at markets, stations and school gates', () => {
    const { issues, layers: drawn } = bundleOf(county);
    const magnets = places
      .parse(drawn.places)
      .features.filter(({ properties: { kind } }) => ['market', 'station', 'school'].includes(kind))
      .map(({ geometry }) => geometry.coordinates);
    const near = issues.filter(({ longitude, latitude }) =>
      magnets.some(([x, y]) => Math.hypot((longitude - x) * 0.85, latitude - y) * 111_320 < 130),
    );
    // Discs of 130 m round so few places hold a small part of the scope.
    expect(near.length / issues.length).toBeGreaterThan(0.3);
  });
});

describe.each(shippedCounties)('the fabric of %s', (county) => {
  it('is no chessboard: T-junctions outnumber crossings, and blocks differ in size', () => {
    const { nodeCount, edgeCount, edgeFrom, edgeTo } = planOf(county).plan.map;
    const arms = new Uint8Array(nodeCount);
    for (let e = 0; e < edgeCount; e++) {
      arms[edgeFrom[e]!]!++;
      arms[edgeTo[e]!]!++;
    }
    expect(arms.filter((n) => n === 3).length).toBeGreaterThan(1.5 * arms.filter((n) => n >= 4).length);
    const areas = bundleOf(county)
      .plan.blocks.features.flatMap(({ geometry }) => outerRings(geometry).map(doubleArea))
      .sort((a, b) => a - b);
    const quantile = (share: number) => areas[Math.floor(areas.length * share)]!;
    expect(quantile(0.9) / quantile(0.1)).toBeGreaterThan(4);
  });
});

type Geometry = PlanDocument['placed']['features'][number]['geometry'];
type Ring = readonly (readonly number[])[];

function outerRings(geometry: Geometry): Ring[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates[0]!];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.map((rings) => rings[0]!) : [];
}

/** In square lattice units, taken from the ring's first point so that doubles are exact enough to tell the sign. */
function doubleArea(ring: Ring): number {
  const [ox, oy] = [ring[0]![0]!, ring[0]![1]!];
  const at = (i: number) =>
    [Math.round((ring[i]![0]! - ox) * 1e7), Math.round((ring[i]![1]! - oy) * 1e7)] as const;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [at(i - 1), at(i)];
    sum += ax * by - bx * ay;
  }
  return sum;
}
