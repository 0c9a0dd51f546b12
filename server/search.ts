import { places as placesSchema } from '../data/model/plan.ts';
import type { SearchHit } from '../data/model/replies.ts';
import type { Roster } from '../data/model/roster.ts';
import type { PlanView } from './plan-view.ts';

/** What is searched: a plan in force, who answers for it, and the places layer as it is served. */
export interface Searched {
  readonly view: PlanView;
  readonly roster: Roster | null;
  readonly places: Uint8Array | null;
}

/**
 * Finds grids, units, streets, places and communities whose code, id or name (in either language) begins with or holds the
 * text; exact matches come first, then beginnings, then the rest, each in the order of the plan.
 */
export function searchCounty(searched: Searched, text: string, limit: number): SearchHit[] {
  const wanted = folded(text);
  return [...gridHits(searched), ...partyHits(searched), ...streetHits(searched), ...placeHits(searched)]
    .map((hit) => ({ hit, rank: rankOf(hit, wanted) }))
    .filter(({ rank }) => rank < worst)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ hit }) => hit);
}

const worst = 3;
const folded = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

function rankOf({ id, label, detail }: SearchHit, wanted: string): number {
  const names = [id, label.zh, label.en, detail?.zh ?? '', detail?.en ?? ''].map(folded);
  if (names.slice(0, 3).includes(wanted)) return 0;
  if (names.slice(0, 3).some((name) => name.startsWith(wanted))) return 1;
  return names.some((name) => name.includes(wanted)) ? 2 : worst;
}

function gridHits({ view }: Searched): SearchHit[] {
  return view.document.grids.map((grid) => ({
    kind: 'grid',
    id: grid.code,
    label: grid.label,
    detail: grid.description ?? null,
    place: view.figureOf.get(grid.id)?.labelPoint ?? null,
    tier: grid.tier,
    grid: grid.id,
  }));
}

/** A party leads to the first grid it answers for. */
function partyHits({ view, roster }: Searched): SearchHit[] {
  const firstGrid = new Map<string, string>();
  for (const { subject, party } of roster?.assignments ?? [])
    if (subject.kind === 'grid' && !firstGrid.has(party)) firstGrid.set(party, subject.id);
  return (roster?.parties ?? []).map((party) => {
    const grid = view.gridOf.get(firstGrid.get(party.id) ?? '');
    const place = grid === undefined ? null : (view.figureOf.get(grid.id)?.labelPoint ?? null);
    return {
      kind: 'party',
      id: party.id,
      label: party.name,
      detail: grid?.label ?? null,
      place,
      tier: grid?.tier ?? null,
      grid: grid?.id ?? null,
    };
  });
}

const nowhere = { tier: null, grid: null };

function streetHits({ view }: Searched): SearchHit[] {
  return view.document.streets.features.map(({ properties, geometry }) => ({
    kind: 'street',
    id: properties.id,
    label: properties.name,
    detail: null,
    place: geometry.coordinates[geometry.coordinates.length >> 1] ?? null,
    ...nowhere,
  }));
}

function placeHits({ places }: Searched): SearchHit[] {
  if (places === null) return [];
  const { features } = placesSchema.parse(JSON.parse(new TextDecoder().decode(places)));
  return features.map(({ properties, geometry }) => ({
    kind: properties.kind === 'community' ? 'community' : 'place',
    id: properties.id,
    label: properties.name,
    detail: null,
    place: geometry.coordinates,
    ...nowhere,
  }));
}
