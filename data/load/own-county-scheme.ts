import type { Roster } from '../model/roster.ts';
import { type Scheme, scheme } from '../model/scheme.ts';
import type { Bilingual, Position } from '../model/text.ts';
import { gridTier, parentTier } from './own-county-grids.ts';

/** What is known of a county of one's own besides its grids. */
export interface OwnCountyFacts {
  readonly id: string;
  readonly name: Bilingual;
  readonly seat: Position;
  /** Where it came from: file, system of coordinates, day. */
  readonly notice: Bilingual;
  /** Do the grids have parents? */
  readonly nested: boolean;
}

/** The plainest scheme that holds: one tier or two, the three roles that full coverage asks for, nothing a document would have to say. */
export function ownScheme({ id, name, seat, notice, nested }: OwnCountyFacts): Scheme {
  const tier = { kind: 'area', partition: true, expected: null } as const;
  const above = {
    ...tier,
    id: parentTier,
    label: { zh: '上级网格', en: 'Parent grid' },
    rank: 1,
    parent: null,
    duty: false,
  };
  const lowest = {
    ...tier,
    id: gridTier,
    label: { zh: '网格', en: 'Grid' },
    rank: nested ? 2 : 1,
    parent: nested ? parentTier : null,
    duty: true,
  };
  return scheme.parse({
    county: id,
    name,
    province: { zh: '自有数据', en: 'Own data' },
    adminCode: null,
    seat,
    illustrative: false,
    notice,
    document: null,
    tiers: nested ? [above, lowest] : [lowest],
    openingTier: gridTier,
    roles: [
      { id: 'grid-lead', label: { zh: '网格长', en: 'Grid lead' }, function: 'leader' },
      { id: 'lead-unit', label: { zh: '牵头单位', en: 'Lead unit' }, function: 'lead' },
      { id: 'contact', label: { zh: '联系人', en: 'Contact' }, function: 'contact' },
    ],
    streetClasses: [],
    scope: { label: name, parts: [], open: false },
  });
}

/** Nobody answers for anything yet; duty coverage says so, grid by grid. */
export function emptyRoster(county: string): Roster {
  return {
    county,
    illustrative: false,
    parties: [],
    placeTypes: [],
    outsideCommunities: [],
    assignments: [],
  };
}
