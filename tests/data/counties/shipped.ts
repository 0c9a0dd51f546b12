import { join } from 'node:path';
import type { CountyBundle } from '../../../data/load/bundle.ts';
import { readCountyFolder } from '../../../data/load/county-folders.ts';
import type { Grid } from '../../../data/model/plan.ts';
import { planOfDocument } from '../../../data/rules/plan-of-document.ts';
import type { Fault } from '../../../geojson/kernel/faults.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';

/** The counties the project ships, from the committed files, each read once. */
export const root = join(import.meta.dirname, '../../..');
export const shippedCounties = ['wengyuan', 'dafang', 'sunan', 'xuanhan', 'yingshouyingzi'] as const;
export type ShippedCounty = (typeof shippedCounties)[number];

const bundles = new Map<string, CountyBundle>();

export function bundleOf(county: ShippedCounty): CountyBundle {
  const known = bundles.get(county) ?? readCountyFolder(root, county);
  bundles.set(county, known);
  return known;
}

const plans = new Map<string, { plan: Plan; faults: readonly Fault[] }>();

export function planOf(county: ShippedCounty): { plan: Plan; faults: readonly Fault[] } {
  const { scheme, plan } = bundleOf(county);
  const built = plans.get(county) ?? planOfDocument(scheme, plan);
  if ('ok' in built && !built.ok) throw new Error(`${built.reason} at ${built.at}`);
  plans.set(county, built);
  return built;
}

export function gridsOf(county: ShippedCounty, tier: string): Grid[] {
  return bundleOf(county).plan.grids.filter((grid) => grid.tier === tier);
}

/** The names of who holds a role for a grid, in Chinese. */
export function holders(county: ShippedCounty, grid: string, role: string): string[] {
  const { parties, assignments } = bundleOf(county).roster;
  return assignments
    .filter((one) => one.subject.id === grid && one.role === role)
    .map((one) => parties.find((party) => party.id === one.party)!.name.zh);
}

/** A figure of the scheme as [value, precision]. */
export function figure(county: ShippedCounty, id: string): readonly [number, string] {
  const found = bundleOf(county).scheme.figures.find((one) => one.id === id);
  if (!found) throw new Error(`${county} has no figure ${id}`);
  return [found.value, found.precision];
}
