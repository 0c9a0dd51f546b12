import type { Grid } from '../../model/plan.ts';
import type { Roster } from '../../model/roster.ts';
import type { Bilingual } from '../../model/text.ts';
import { evenParts, everyBlock, mainStreets, nameParts, type Part, partsAround } from '../divisions.ts';
import type { Grids } from '../documents.ts';
import { type Draft, loadOf } from '../draft.ts';
import { numeral } from '../fabric/name-streets.ts';
import type { Recipe } from '../recipe.ts';
import { RosterBook } from '../roster-book.ts';
import { dafangSketch } from '../sketches/dafang.ts';
import { assignTypes, authorities, outsideCommunities, placeTypes, subdistricts } from './dafang-outside.ts';

/** In the document's order. Which subdistrict each belongs to follows the statistical codes; 奢香古镇 is our choice. */
const communities = [
  { id: 'SXGZ', name: '奢香古镇社区', parent: 'SD' },
  { id: 'NJ', name: '南郊社区', parent: 'MEG' },
  { id: 'BJ', name: '北郊社区', parent: 'MEG' },
  { id: 'CZ', name: '城中社区', parent: 'HQ' },
  { id: 'CN', name: '城南社区', parent: 'HQ' },
  { id: 'CB', name: '城北社区', parent: 'HQ' },
  { id: 'XN', name: '西南社区', parent: 'HQ' },
  { id: 'XB', name: '西北社区', parent: 'HQ' },
  { id: 'DJ', name: '东郊社区', parent: 'HQ' },
] as const;
/** How many fall to each community is our choice: shared out by load. */
const gridCount = 30;

function divide(draft: Draft): Grids {
  const seats = communities.map(({ name }) => draft.places.find((place) => place.name.zh === name)!);
  const parts = partsAround(
    draft,
    everyBlock(draft),
    seats.map((seat) => seat.at),
    0.2,
  );
  const counts = shareOut(
    gridCount,
    parts.map((part) => part.reduce((sum, index) => sum + loadOf(draft.blocks[index]!), 0)),
  );
  const split = parts.flatMap((part, k) =>
    evenParts(draft, part, counts[k]!).map((piece, n) => ({
      community: communities[k]!.id,
      number: n + 1,
      piece,
    })),
  );
  const names = nameParts(
    draft,
    split.map(({ piece }) => piece),
  );
  const grids = split.map(({ community, number, piece }, k) =>
    gridOf(draft, community, number, names[k]!, piece),
  );
  const blockGrids = draft.blocks.map((_, index) => ({
    grid: grids[split.findIndex(({ piece }) => piece.includes(index))]!.id,
  }));
  const tops = subdistricts.map(
    ({ id, label }): Grid => ({ id, tier: 'subdistrict', code: id, label, parent: null }),
  );
  const middles = communities.map(
    ({ id, parent }, k): Grid => ({ id, tier: 'community', code: id, label: seats[k]!.name, parent }),
  );
  return { grids: [...tops, ...middles, ...grids], blockGrids, placed: [] };
}

function gridOf(draft: Draft, community: string, number: number, name: Bilingual, piece: Part): Grid {
  const code = `${community}-${String(number).padStart(2, '0')}`;
  const streets = mainStreets(draft, piece, 4);
  return {
    id: code,
    tier: 'grid',
    code,
    label: { zh: `${name.zh}网格`, en: `${name.en} grid` },
    parent: community,
    description: {
      zh: `沿${streets.map((each) => each.zh).join('、')}`,
      en: `along ${streets.map((each) => each.en).join(', ')}`,
    },
  };
}

/** Whole numbers that add up to `total`, in proportion to the weights, none below two (largest remainders). */
function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const counts = exact.map((value) => Math.max(2, Math.floor(value)));
  while (counts.reduce((a, b) => a + b, 0) !== total) {
    const short = counts.reduce((a, b) => a + b, 0) < total;
    const gaps = exact.map((value, k) =>
      short ? value - counts[k]! : counts[k]! > 2 ? counts[k]! - value : -99,
    );
    counts[gaps.indexOf(Math.max(...gaps))]! += short ? 1 : -1;
  }
  return counts;
}

function roster(draft: Draft, { grids }: Grids): Roster {
  const book = new RosterBook('520521', '2018-07-01');
  book.enter({
    id: 'civilised-city-office',
    kind: 'unit',
    name: { zh: '县创文办', en: 'County Civilised-City Office' },
  });
  for (const [id, name] of Object.entries(authorities)) book.enter({ id, kind: 'unit', name });
  assignTypes(book, draft);
  for (const { id, label } of subdistricts) {
    book.enter({
      id: `office-${id}`,
      kind: 'unit',
      name: { zh: `${label.zh}办事处`, en: `${label.en} Office` },
    });
    book.assign('grid', id, 'organising-office', `office-${id}`);
  }
  const beyond = outsideCommunities();
  for (const { id, subdistrict } of beyond)
    book.assign('community', id, 'organising-office', `office-${subdistrict}`);
  grids
    .filter((grid) => grid.tier === 'community')
    .forEach((grid, k) => {
      assignCommunity(book, grid, k);
    });
  grids
    .filter((grid) => grid.tier === 'grid')
    .forEach((grid, k) => {
      assignGrid(book, grid, k);
    });
  return {
    county: 'dafang',
    illustrative: true,
    parties: book.parties,
    placeTypes: placeTypes.map(({ id, label }) => ({ id, label })),
    outsideCommunities: beyond,
    assignments: book.assignments,
  };
}

/** A community stands for the document's undefined 片区: one county leader each, and two supervisors. */
function assignCommunity(book: RosterBook, grid: Grid, k: number): void {
  const leader = book.enter({
    id: `leader-${grid.id}`,
    kind: 'post',
    name: { zh: `县级领导（${numeral(k + 1)}）`, en: `County leader (${k + 1})` },
  });
  const committee = book.enter({
    id: `committee-${grid.id}`,
    kind: 'unit',
    name: { zh: `${grid.label.zh}居委会`, en: `Residents' committee, ${grid.label.en}` },
    of: `office-${grid.parent}`,
  });
  book.assign('grid', grid.id, 'sector-leader', leader);
  book.assign('grid', grid.id, 'community-committee', committee);
  for (const number of [1, 2]) {
    const supervisor = book.enter({
      id: `supervisor-${grid.id}-${number}`,
      kind: 'post',
      name: {
        zh: `${grid.label.zh}监督员（${numeral(number)}）`,
        en: `Supervisor ${number}, ${grid.label.en}`,
      },
      of: `office-${grid.parent}`,
    });
    book.assign('grid', grid.id, 'supervisor', supervisor);
  }
}

/** Every grid has a county unit, every third shares it with another; 40 units in all. */
function assignGrid(book: RosterBook, grid: Grid, k: number): void {
  book.assign('grid', grid.id, 'sector-leader', `leader-${grid.parent}`);
  for (const number of k % 3 === 0 ? [k + 1, gridCount + k / 3 + 1] : [k + 1]) {
    const unit = book.enter({
      id: `unit-${String(number).padStart(2, '0')}`,
      kind: 'unit',
      name: {
        zh: `县级单位${String(number).padStart(2, '0')}（示意）`,
        en: `County unit ${String(number).padStart(2, '0')} (illustrative)`,
      },
    });
    book.assign('grid', grid.id, 'grid-unit', unit);
  }
  const officer = book.enter({
    id: `officer-${grid.id}`,
    kind: 'post',
    name: { zh: `${grid.code} 网格管理员`, en: `Grid officer ${grid.code}` },
    of: `committee-${grid.parent}`,
  });
  book.assign('grid', grid.id, 'grid-officer', officer);
}

export const dafang: Recipe = {
  county: 'dafang',
  sketch: dafangSketch,
  divide,
  roster,
  issues: { prefix: 'DF', count: 3200 },
  buildings: 0.5,
};
