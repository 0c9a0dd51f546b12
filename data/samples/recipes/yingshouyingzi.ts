import type { Grid } from '../../model/plan.ts';
import type { Roster } from '../../model/roster.ts';
import type { Bilingual } from '../../model/text.ts';
import { evenParts, everyBlock, mainStreets, nameParts, type Part, partsAround } from '../divisions.ts';
import type { Building, Grids, Placed } from '../documents.ts';
import type { Draft } from '../draft.ts';
import { rowsOf } from '../fabric/compounds.ts';
import { numeral } from '../fabric/name-streets.ts';
import { multiPolygonOf } from '../geojson-text.ts';
import type { Recipe } from '../recipe.ts';
import { RosterBook } from '../roster-book.ts';
import { yingshouyingziSketch } from '../sketches/yingshouyingzi.ts';

/** Five levels: district, subdistrict or town, community, grid branch, building group. The document gives 21 branches. */
const district: Grid = {
  id: 'YSYZ',
  tier: 'district',
  code: 'YSYZ',
  label: { zh: '鹰手营子矿区', en: 'Yingshouyingzi Mining District' },
  parent: null,
};
const subdistricts = [
  { id: 'TB', label: { zh: '铁北路街道', en: 'Tiebei Road Subdistrict' } },
  { id: 'YZ', label: { zh: '鹰手营子镇', en: 'Yingshouyingzi Town' } },
] as const;
const communities = [
  { id: 'TDB', name: '铁道北社区', parent: 'TB' },
  { id: 'QX', name: '桥西社区', parent: 'TB' },
  { id: 'XM', name: '兴煤社区', parent: 'TB' },
  { id: 'DF', name: '东风社区', parent: 'TB' },
  { id: 'CY', name: '创业社区', parent: 'TB' },
  { id: 'YSYZC', name: '鹰手营子', parent: 'YZ' },
  { id: 'HBC', name: '河北', parent: 'YZ' },
] as const;
const branchesEach = 3;
const committeeMembers = 27;
/** Neighbouring buildings in one group. */
const groupSize = 4;

function divide(draft: Draft, buildings: readonly Building[]): Grids {
  const seats = communities.map(({ name }) => draft.places.find((place) => place.name.zh === name)!);
  const parts = partsAround(
    draft,
    everyBlock(draft),
    seats.map((seat) => seat.at),
    0.2,
  );
  const pieces = parts.flatMap((part, k) =>
    evenParts(draft, part, branchesEach).map((piece, n) => ({ community: communities[k]!.id, n, piece })),
  );
  const names = nameParts(
    draft,
    pieces.map(({ piece }) => piece),
  );
  const branches = pieces.map(({ community, n, piece }, k) => ({
    grid: branchGrid(draft, community, n, names[k]!, piece),
    piece,
  }));
  const groups = groupGrids(draft, buildings, branches);
  const tops = subdistricts.map(
    ({ id, label }): Grid => ({ id, tier: 'subdistrict', code: id, label, parent: district.id }),
  );
  const middles = communities.map(({ id, parent }, k): Grid => {
    const { kind, name } = seats[k]!;
    const label = kind === 'village' ? { zh: `${name.zh}村`, en: `${name.en} Village` } : name;
    return { id, tier: 'community', code: id, label, parent };
  });
  return {
    grids: [
      district,
      ...tops,
      ...middles,
      ...branches.map(({ grid }) => grid),
      ...groups.map(({ grid }) => grid),
    ],
    blockGrids: draft.blocks.map((_, index) => ({
      branch: branches.find(({ piece }) => piece.includes(index))!.grid.id,
    })),
    placed: groups.map(({ placed }) => placed),
  };
}

function branchGrid(draft: Draft, community: string, n: number, name: Bilingual, piece: Part): Grid {
  const code = `${community}-${n + 1}`;
  const streets = mainStreets(draft, piece, 3);
  return {
    id: code,
    tier: 'branch',
    code,
    label: { zh: `${name.zh}网格党支部`, en: `${name.en} grid branch` },
    parent: community,
    description: {
      zh: `沿${streets.map((each) => each.zh).join('、')}`,
      en: `along ${streets.map((each) => each.en).join(', ')}`,
    },
  };
}

/** Rows of neighbouring buildings, each in the branch of its block. */
function groupGrids(
  draft: Draft,
  buildings: readonly Building[],
  branches: readonly { grid: Grid; piece: Part }[],
) {
  const counts = new Map<string, number>();
  return rowsOf(buildings, groupSize).map((row) => {
    const branch = branches.find(({ piece }) => piece.includes(row.block))!.grid;
    const number = (counts.get(branch.id) ?? 0) + 1;
    counts.set(branch.id, number);
    const code = `${branch.code}-${String(number).padStart(2, '0')}`;
    const label = {
      zh: `${branch.code} 第${number}楼栋党小组`,
      en: `Building group ${number} of ${branch.code}`,
    };
    const grid: Grid = { id: code, tier: 'building', code, label, parent: branch.id };
    const geometry = multiPolygonOf(row.buildings, draft.projection);
    const placed: Placed = { grid: code, tier: 'building', geometry };
    return { grid, placed };
  });
}

function roster(_draft: Draft, { grids }: Grids): Roster {
  const book = new RosterBook('130804', '2020-01-01');
  const committee = { zh: '区委', en: 'District Party committee' };
  book.enter({ id: 'district-committee', kind: 'unit', name: committee });
  book.assign('grid', district.id, 'party-committee', 'district-committee');
  for (const { id, label } of subdistricts) {
    const name = { zh: `${label.zh}${id === 'TB' ? '工委' : '党委'}`, en: `Party committee, ${label.en}` };
    book.enter({ id: `committee-${id}`, kind: 'unit', name, of: 'district-committee' });
    book.assign('grid', id, 'party-committee', `committee-${id}`);
  }
  const of = (tier: string) => grids.filter((grid) => grid.tier === tier);
  of('community').forEach((grid, k, all) => {
    const share =
      Math.floor((committeeMembers * (k + 1)) / all.length) - Math.floor((committeeMembers * k) / all.length);
    assignCommunity(book, grid, share);
  });
  for (const grid of of('branch')) assignBranch(book, grid);
  for (const grid of of('building')) {
    const name = { zh: `${grid.code} 楼栋党小组组长`, en: `Head of building group ${grid.code}` };
    book.enter({ id: `group-${grid.id}`, kind: 'post', name, of: `branch-${grid.parent}` });
    book.assign('grid', grid.id, 'group-head', `group-${grid.id}`);
  }
  return {
    county: 'yingshouyingzi',
    illustrative: true,
    parties: book.parties,
    placeTypes: [],
    outsideCommunities: [],
    assignments: book.assignments,
  };
}

/** A community's general branch and its share of the 27 committee members. */
function assignCommunity(book: RosterBook, grid: Grid, members: number): void {
  const committee = book.enter({
    id: `committee-${grid.id}`,
    kind: 'unit',
    name: { zh: `${grid.label.zh}大党委`, en: `General Party branch, ${grid.label.en}` },
    of: `committee-${grid.parent}`,
  });
  book.assign('grid', grid.id, 'party-committee', committee);
  for (let k = 1; k <= members; k++) {
    const name = {
      zh: `${grid.label.zh}大党委委员（${numeral(k)}）`,
      en: `Committee member ${k}, ${grid.label.en}`,
    };
    book.enter({ id: `member-${grid.id}-${k}`, kind: 'post', name, of: committee });
    book.assign('grid', grid.id, 'committee-member', `member-${grid.id}-${k}`);
  }
}

function assignBranch(book: RosterBook, grid: Grid): void {
  const branch = book.enter({
    id: `branch-${grid.id}`,
    kind: 'unit',
    name: grid.label,
    of: `committee-${grid.parent}`,
  });
  const posts = [
    { role: 'branch-secretary', zh: '网格党支部书记', en: 'Secretary of grid branch' },
    { role: 'grid-manager', zh: '网格管理员', en: 'Grid manager of' },
  ];
  book.assign('grid', grid.id, 'party-committee', `committee-${grid.parent}`);
  for (const { role, zh, en } of posts) {
    book.enter({
      id: `${role}-${grid.id}`,
      kind: 'post',
      name: { zh: `${grid.code} ${zh}`, en: `${en} ${grid.code}` },
      of: branch,
    });
    book.assign('grid', grid.id, role, `${role}-${grid.id}`);
  }
}

export const yingshouyingzi: Recipe = {
  county: 'yingshouyingzi',
  sketch: yingshouyingziSketch,
  divide,
  roster,
  issues: { prefix: 'YZ', count: 2600 },
  buildings: 0.9,
};
