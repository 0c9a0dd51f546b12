import { program } from '../../../data/model/audit.ts';
import type { AttributedIssue } from '../../../data/store/issue-store.ts';
import type { NewCounty } from '../../../data/store/store.ts';

export const now = Date.parse('2026-10-15T04:00:00Z');
export const later = now + 60_000;
export const day = '2026-10-15';
/** The hash of every sample county's only plan. */
export const plan = 'plan-hash';

/** Who makes the samples' changes. */
export const by = { actor: program, once: null };

const both = (text: string) => ({ zh: text, en: text });

/** A county with just enough of everything; the store looks into none of it. */
export function aCounty(id: string): NewCounty {
  const layer = (name: string) => ({ hash: `${name}-hash`, bytes: Buffer.from(name) });
  return {
    origin: 'sample',
    sourceHash: 'source',
    by,
    now,
    scheme: {
      county: id,
      name: both(id),
      province: both('p'),
      adminCode: null,
      seat: [1, 2],
      timeZone: 'Asia/Shanghai',
      illustrative: true,
      notice: both('n'),
      document: null,
      tiers: [
        {
          id: 'minor',
          label: both('m'),
          rank: 1,
          kind: 'area',
          parent: null,
          partition: true,
          duty: true,
          expected: null,
        },
      ],
      openingTier: 'minor',
      roles: [],
      streetClasses: [],
      duties: [],
      rhythms: [],
      assessment: null,
      figures: [],
      unresolved: [],
      scope: { label: both('s'), parts: [], open: false },
    },
    roster: {
      county: id,
      illustrative: true,
      parties: [],
      placeTypes: [],
      outsideCommunities: [],
      assignments: [],
    },
    layers: { ground: layer('ground'), streets: layer('streets'), places: layer('places') },
    plan: {
      county: id,
      hash: plan,
      effectiveFrom: '2026-01-01',
      bounds: [1, 2, 3, 4],
      tiers: [{ id: 'minor', grids: 2 }],
      document: Buffer.from('{"document":true}'),
      importFaults: [{ kind: 'gap', place: [1, 2], squareMetres: 3, features: ['f'] }],
    },
    issues: [],
  };
}

export const anIssue = (of: Partial<AttributedIssue>): AttributedIssue => ({
  number: 'n',
  source: 'import',
  unit: null,
  category: 'litter',
  state: 'collected',
  longitude: 0,
  latitude: 0,
  description: 'd',
  reportedAt: 0,
  dueAt: 0,
  closedAt: null,
  areaSquareMetres: null,
  grids: {},
  placement: 'inside',
  ...of,
});
