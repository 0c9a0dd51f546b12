import type { Fault } from '../../geojson/kernel/faults.ts';
import { toLattice } from '../../geojson/kernel/lattice.ts';
import { program } from '../model/audit.ts';
import type { ImportFault } from '../model/coverage.ts';
import type { CategorySet } from '../model/issue.ts';
import { type Attribute, attributor } from '../rules/attribution.ts';
import { boundsOfDocument } from '../rules/bounds.ts';
import { planOfDocument } from '../rules/plan-of-document.ts';
import type { AttributedIssue } from '../store/issue-store.ts';
import type { HashedBytes, NewPlan, Store } from '../store/store.ts';
import type { CountyBundle, IssueRow } from './bundle.ts';
import { bundleFaults } from './check-bundle.ts';
import { contentHash } from './content-hash.ts';
import { FileFault } from './read-file.ts';
import { sampleWalks } from './sample-walks.ts';

/**
 * Checks a county's bundle, builds its plan, attributes its issues and stores everything in one transaction.
 * @returns what was loaded, in words
 * @throws FileFault when the bundle names what is not there, or the store has the county already
 */
export async function loadCounty(
  store: Store,
  bundle: CountyBundle,
  categories: CategorySet,
  now: number,
): Promise<string> {
  const { county } = bundle.scheme;
  const faults = bundleFaults(bundle, categories);
  if (faults.length > 0) throw new FileFault(county, faults);
  const built = planOfDocument(bundle.scheme, bundle.plan);
  if (!built.ok) throw new FileFault(county, [`the plan cannot be built: ${built.reason} at ${built.at}`]);
  const locate = attributor(built.plan, bundle.plan);
  const issues = [...bundle.issues].sort((a, b) => (a.reportedAt < b.reportedAt ? -1 : 1));
  const added = await store.counties.add({
    scheme: bundle.scheme,
    roster: bundle.roster,
    origin: bundle.origin,
    sourceHash: bundle.sourceHash,
    layers: {
      ground: hashed(bundle.layers.ground),
      streets: hashed(bundle.layers.streets),
      places: hashed(bundle.layers.places),
    },
    plan: newPlan(bundle, built.faults),
    issues: issues.map((row) => attributed(row, locate, bundle.origin)),
    by: { actor: program, once: null },
    now,
  });
  if (!added.ok) throw new FileFault(county, ['a county of this name is already there']);
  if (bundle.patrols !== null) {
    const walked = sampleWalks(bundle.patrols, bundle.plan, locate, bundle.scheme.timeZone);
    await store.patrols.addWalked({ county, walked, by: { actor: program, once: null }, now });
  }
  const noted = built.faults.length > 0 ? `, ${built.faults.length} faults noted` : '';
  return `${bundle.plan.grids.length} grids, ${issues.length} issues${noted}`;
}

function hashed(value: unknown): HashedBytes {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return { hash: contentHash(bytes), bytes };
}

function newPlan({ scheme, plan }: CountyBundle, faults: readonly Fault[]): NewPlan {
  const { hash, bytes } = hashed(plan);
  return {
    county: plan.county,
    hash,
    effectiveFrom: plan.effectiveFrom,
    bounds: boundsOfDocument(plan),
    tiers: scheme.tiers.map(({ id }) => ({
      id,
      grids: plan.grids.filter((grid) => grid.tier === id).length,
    })),
    document: bytes,
    importFaults: faults.map(importFault),
  };
}

const importFault = ({ kind, place, areaSquareMetres, features }: Fault): ImportFault => ({
  kind,
  place: [...place],
  squareMetres: areaSquareMetres,
  features: [...features],
});

function attributed(row: IssueRow, locate: Attribute, origin: CountyBundle['origin']): AttributedIssue {
  const { number, category, state, description, areaSquareMetres } = row;
  const longitude = toLattice(row.longitude);
  const latitude = toLattice(row.latitude);
  return {
    number,
    source: origin === 'sample' ? 'sample' : 'import',
    category,
    state,
    unit: null,
    longitude,
    latitude,
    description,
    areaSquareMetres,
    reportedAt: Date.parse(row.reportedAt),
    dueAt: Date.parse(row.dueAt),
    closedAt: row.closedAt === null ? null : Date.parse(row.closedAt),
    ...locate(longitude, latitude),
  };
}
