import type { Grid } from '../../model/plan.ts';
import type { Roster } from '../../model/roster.ts';
import { everyBlock, mainStreets, partsAround } from '../divisions.ts';
import { type Building, type Grids, type Placed, pointsOf } from '../documents.ts';
import type { Draft } from '../draft.ts';
import { rowsOf, yardOf } from '../fabric/compounds.ts';
import { numeral } from '../fabric/name-streets.ts';
import { outlineOf } from '../fabric/outline.ts';
import { centroidOf } from '../fabric/polygon.ts';
import { lengthOfPath, sectionsOf } from '../fabric/sections.ts';
import { distance, nearestOn, type Vector } from '../fabric/vector.ts';
import { lineOf, pointOf, polygonOf } from '../geojson-text.ts';
import type { Recipe } from '../recipe.ts';
import { RosterBook } from '../roster-book.ts';
import { sunanSketch } from '../sketches/sunan.ts';

/** Three parallel tiers: 8 areas round townships and measured points, 53 street sections, 66 communities and compounds. */
const sectionCount = 53;
const siteCount = 66;
const unitCount = 50;
/** Every fourth compound is known by its gate only. */
const gateEvery = 4;

function divide(draft: Draft, buildings: readonly Building[]): Grids {
  const areas = areaGrids(draft);
  const sections = sectionGrids(draft);
  const sites = [...communityGrids(draft), ...compoundGrids(draft, buildings)];
  const blockGrids = draft.blocks.map((_, index) => ({
    first: areas.find(({ part }) => part.includes(index))!.grid.id,
  }));
  return {
    grids: [...areas, ...sections, ...sites].map(({ grid }) => grid),
    blockGrids,
    placed: [...sections, ...sites].map(({ placed }) => placed),
  };
}

function areaGrids(draft: Draft) {
  const seats = draft.places.filter((place) => place.kind === 'measured-point');
  const parts = partsAround(
    draft,
    everyBlock(draft),
    seats.map((seat) => seat.at),
    0.25,
  );
  return parts.map((part, k) => {
    const code = `1-${String(k + 1).padStart(2, '0')}`;
    const name = seats[k]!.name;
    const streets = mainStreets(draft, part, 3);
    const description = {
      zh: `沿${streets.map((each) => each.zh).join('、')}`,
      en: `along ${streets.map((each) => each.en).join(', ')}`,
    };
    const grid: Grid = { id: code, tier: 'first', code, label: name, parent: null, description };
    return { grid, part };
  });
}

/** The longest streets of the town, cut at junctions into the document's number of sections. */
function sectionGrids(draft: Draft) {
  const { mesh } = draft.town;
  const streets = draft.streets
    .filter((street) => street.kind === 'street' && !/巷|村道/.test(street.name.zh))
    .sort((a, b) => lengthOfPath(mesh, b.path) - lengthOfPath(mesh, a.path))
    .slice(0, 32);
  const counts = new Map<string, number>();
  return sectionsOf(mesh, streets, sectionCount).map(({ street, path }, k) => {
    const number = (counts.get(street.name.zh) ?? 0) + 1;
    counts.set(street.name.zh, number);
    const code = `2-${String(k + 1).padStart(2, '0')}`;
    const label = {
      zh: `${street.name.zh}第${numeral(number)}段`,
      en: `${street.name.en}, section ${number}`,
    };
    const grid: Grid = { id: code, tier: 'second', code, label, parent: null };
    const line = pointsOf(draft, path);
    const placed: Placed = { grid: code, tier: 'second', geometry: lineOf(line, draft.projection) };
    return { grid, placed, at: line[line.length >> 1]! };
  });
}

function communityGrids(draft: Draft) {
  const seats = draft.places.filter((place) => place.kind === 'community');
  const parts = partsAround(
    draft,
    everyBlock(draft),
    seats.map((seat) => seat.at),
  );
  return parts.map((part, k) => {
    const [outer] = outlineOf(draft.town.mesh, new Set(part.map((index) => draft.blocks[index]!.face)));
    const code = siteCode(k);
    const grid: Grid = { id: code, tier: 'third', code, label: seats[k]!.name, parent: null };
    const placed: Placed = { grid: code, tier: 'third', geometry: polygonOf(outer!, draft.projection) };
    return { grid, placed, at: seats[k]!.at };
  });
}

/** Yards of neighbouring buildings, spread over the blocks: one from each before a second from any. */
function compoundGrids(draft: Draft, buildings: readonly Building[]) {
  const taken = new Map<number, number>();
  const yards = rowsOf(buildings, 3)
    .filter((row) => row.buildings.length > 1 && draft.blocks[row.block]!.use !== 'village')
    .map((row) => {
      const yard = yardOf(row, draft.town.mesh.ringOf(draft.blocks[row.block]!.face), 5);
      const turn = taken.get(row.block) ?? 0;
      taken.set(row.block, turn + 1);
      return { yard, turn };
    })
    .filter((each): each is { yard: Vector[]; turn: number } => each.yard !== null);
  const chosen = yards.sort((a, b) => a.turn - b.turn).slice(0, siteCount - 3);
  if (chosen.length !== siteCount - 3) throw new Error(`only ${chosen.length} compounds`);
  const counts = new Map<string, number>();
  return chosen.map(({ yard }, k) => {
    const street = streetBeside(draft, centroidOf(yard));
    const number = (counts.get(street.zh) ?? 0) + 1;
    counts.set(street.zh, number);
    const code = siteCode(k + 3);
    const label = { zh: `${street.zh}${number}号楼院`, en: `Compound ${number}, ${street.en}` };
    const grid: Grid = { id: code, tier: 'third', code, label, parent: null };
    const gate = k % gateEvery === gateEvery - 1;
    const geometry = gate ? pointOf(yard[0]!, draft.projection) : polygonOf(yard, draft.projection);
    return { grid, placed: { grid: code, tier: 'third', geometry }, at: centroidOf(yard) };
  });
}

const siteCode = (index: number): string => `3-${String(index + 1).padStart(2, '0')}`;

function streetBeside(draft: Draft, p: Vector) {
  let best = { gap: Number.POSITIVE_INFINITY, name: draft.streets[0]!.name };
  for (const street of draft.streets) {
    if (street.kind !== 'street' || /巷|村道/.test(street.name.zh)) continue;
    const line = pointsOf(draft, street.path);
    for (let i = 1; i < line.length; i++) {
      const gap = distance(nearestOn(line[i - 1]!, line[i]!, p), p);
      if (gap < best.gap) best = { gap, name: street.name };
    }
  }
  return best.name;
}

function roster(_draft: Draft, { grids }: Grids): Roster {
  const book = new RosterBook('620721', '2022-04-01');
  book.enter({
    id: 'civilised-city-office',
    kind: 'unit',
    name: { zh: '县创城办', en: 'County Civilised-City Office' },
  });
  const tierLeaders = { first: 8, second: 20, third: 20 } as const;
  for (const tier of ['first', 'second', 'third'] as const) {
    grids
      .filter((grid) => grid.tier === tier)
      .forEach((grid, k) => {
        assign(book, grid, k, tierLeaders[tier]);
      });
  }
  return {
    county: 'sunan',
    illustrative: true,
    parties: book.parties,
    placeTypes: [],
    outsideCommunities: [],
    assignments: book.assignments,
  };
}

/** A leader may answer for several grids, and so may each of the fifty partner units. */
function assign(book: RosterBook, grid: Grid, k: number, leaders: number): void {
  const leader = (k % leaders) + 1;
  const unit = (k % unitCount) + 1;
  book.enter({
    id: `leader-${leader}`,
    kind: 'post',
    name: { zh: `包抓领导（${numeral(leader)}）`, en: `Sponsoring leader (${leader})` },
  });
  book.enter({
    id: `unit-${String(unit).padStart(2, '0')}`,
    kind: 'unit',
    name: {
      zh: `共驻共建单位${String(unit).padStart(2, '0')}（示意）`,
      en: `Partner unit ${String(unit).padStart(2, '0')} (illustrative)`,
    },
  });
  book.enter({
    id: `lead-${grid.id}`,
    kind: 'post',
    name: { zh: `${grid.code} 网格长`, en: `Grid lead ${grid.code}` },
  });
  book.assign('grid', grid.id, 'sponsoring-leader', `leader-${leader}`);
  book.assign('grid', grid.id, 'partner-unit', `unit-${String(unit).padStart(2, '0')}`);
  book.assign('grid', grid.id, 'grid-lead', `lead-${grid.id}`);
}

export const sunan: Recipe = {
  county: 'sunan',
  sketch: sunanSketch,
  divide,
  roster,
  issues: { prefix: 'SN', count: 2500 },
  buildings: 0.95,
};
