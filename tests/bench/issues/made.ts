import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCategories, readCountyFolder } from '../../../data/load/county-folders.ts';
import { loadCounty } from '../../../data/load/load-county.ts';
import { program } from '../../../data/model/audit.ts';
import { issueStates } from '../../../data/model/issue.ts';
import { type Attribute, attributor } from '../../../data/rules/attribution.ts';
import { planOfDocument } from '../../../data/rules/plan-of-document.ts';
import type { AttributedIssue } from '../../../data/store/issue-store.ts';
import { openSqliteStore } from '../../../data/store/sqlite/open.ts';
import type { Store } from '../../../data/store/store.ts';
import { toLattice } from '../../../geojson/kernel/lattice.ts';
import { seeded } from '../data/random.ts';

/**
 * Seeded issues of Wengyuan, located in its shipped plan: two of three near one of sixty spots, as people report them, the others
 * anywhere in the plan's box; over two years; six in a hundred are open, half of those overdue.
 */
const root = join(import.meta.dirname, '..', '..', '..');
export const county = 'wengyuan';
const bundle = readCountyFolder(root, county);
const categorySet = readCategories(root);
const categories = categorySet.categories.map(({ id }) => id);
export const plan = (() => {
  const built = planOfDocument(bundle.scheme, bundle.plan);
  if (!built.ok) throw new Error(built.reason);
  return built.plan;
})();
export const attribute: Attribute = attributor(plan, bundle.plan);
export const by = { actor: program, once: null };
export const now = Date.parse('2026-11-20T04:00:00Z');
export const day = '2026-11-20';
/** West, south, east, north in degrees: where the points are. */
export const box = [114.1, 24.33, 114.16, 24.39] as const;
const dayMs = 86_400_000;

export type Made = Omit<AttributedIssue, 'grids' | 'placement'>;

export function madeIssues(count: number, first = 0): Made[] {
  const random = seeded(first + 1);
  const [west, south, east, north] = box;
  const spots = Array.from({ length: 60 }, () => [
    west + (east - west) * random(),
    south + (north - south) * random(),
  ]);
  return Array.from({ length: count }, (_, index) => {
    const spot = spots[Math.floor(random() * spots.length)]!;
    const isNear = random() < 2 / 3;
    const near = (middle: number) => middle + (random() + random() + random() - 1.5) * 0.004;
    const [x, y] = isNear
      ? [near(spot[0]!), near(spot[1]!)]
      : [west + (east - west) * random(), south + (north - south) * random()];
    const reportedAt = now - Math.floor(random() * 730 * 86_400) * 1_000;
    const isOpen = random() < 0.06;
    const state = isOpen ? issueStates[Math.floor(random() * 4)]! : 'closed';
    return {
      number: `C-${first + index}`,
      source: 'import',
      category: categories[Math.floor(random() ** 2 * categories.length)]!,
      state,
      unit: null,
      longitude: toLattice(x),
      latitude: toLattice(y),
      description: '路口堆放垃圾，影响通行',
      reportedAt,
      dueAt: isOpen ? now + Math.floor((random() - 0.5) * 20) * dayMs : reportedAt + 2 * dayMs,
      closedAt: isOpen ? null : reportedAt + dayMs,
      areaSquareMetres: null,
    };
  });
}

/** The issue in its grids, made in one go as an import makes it (data/load/issues-rows.ts): a spread costs more than locating. */
export function located(made: Made): AttributedIssue {
  const { number, source, category, state, unit, longitude, latitude, description } = made;
  const { reportedAt, dueAt, closedAt, areaSquareMetres } = made;
  const { grids, placement } = attribute(longitude, latitude);
  return {
    number,
    source,
    category,
    state,
    unit,
    longitude,
    latitude,
    description,
    reportedAt,
    dueAt,
    closedAt,
    areaSquareMetres,
    grids,
    placement,
  };
}

/** A folder for the time of `work`. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'seamless-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function opened(folder: string): Store {
  const result = openSqliteStore(folder);
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.store;
}

/** A store with the county and none of its own issues; the plan's hash. */
export async function emptyCounty(store: Store): Promise<string> {
  await store.counties.saveCategories(categorySet);
  await loadCounty(store, { ...bundle, issues: [] }, categorySet, now);
  return (await store.plans.inForce(county, day))!.hash;
}

/** Adds issues a chunk at a time, as an import does: located, then committed. */
export async function addAll(
  store: Store,
  hash: string,
  made: readonly Made[],
  chunk = 10_000,
): Promise<void> {
  for (let from = 0; from < made.length; from += chunk) {
    const issues = made.slice(from, from + chunk).map(located);
    const added = await store.issues.addMany({ county, issues, plan: hash, day, by, now });
    if (!added.ok) throw new Error(added.reason);
  }
}

/** Processor time of this process, in milliseconds. */
export const spentMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** The middle of so many times, in milliseconds, of calls that take none from each other. */
export function median(times: number, call: (turn: number) => void): number {
  const taken = Array.from({ length: times }, (_, turn) => {
    const begun = performance.now();
    call(turn);
    return performance.now() - begun;
  }).sort((one, other) => one - other);
  return taken[times >> 1]!;
}

export const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);
