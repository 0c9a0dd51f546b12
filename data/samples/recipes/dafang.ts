import type { Grid } from '../../model/plan.ts';
import type { Roster } from '../../model/roster.ts';
import type { Bilingual } from '../../model/text.ts';
import { evenParts, everyBlock, mainStreets, nameParts, type Part, partsAround } from '../divisions.ts';
import type { Grids } from '../documents.ts';
import { type Draft, loadOf, type Place } from '../draft.ts';
import { numeral } from '../fabric/name-streets.ts';
import type { Recipe } from '../recipe.ts';
import { RosterBook } from '../roster-book.ts';
import { dafangSketch } from '../sketches/dafang.ts';

/** Three subdistricts, the document's nine communities, and 30 grids shared out among them by load (our choice). */
const subdistricts = [
  { id: 'HQ', label: { zh: '红旗街道', en: 'Hongqi Subdistrict' } },
  { id: 'SD', label: { zh: '顺德街道', en: 'Shunde Subdistrict' } },
  { id: 'MEG', label: { zh: '慕俄格古城街道', en: "Mu'ege Old City Subdistrict" } },
] as const;

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

/** The remaining communities of the three subdistricts. The statistical codes name 17 of the document's 20. */
const outside: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  HQ: [
    ['路塘', 'Lutang'],
    ['庆云', 'Qingyun'],
    ['蔬菜', 'Shucai'],
    ['石关', 'Shiguan'],
  ],
  SD: [
    ['金鱼', 'Jinyu'],
    ['石墙', 'Shiqiang'],
    ['新庄', 'Xinzhuang'],
    ['龙昌', 'Longchang'],
    ['新铺', 'Xinpu'],
    ['大屯', 'Datun'],
    ['小路', 'Xiaolu'],
  ],
  MEG: [
    ['云龙', 'Yunlong'],
    ['陡坡', 'Doupo'],
    ['关井', 'Guanjing'],
    ['红星', 'Hongxing'],
    ['九层衙', 'Jiucengya'],
    ['凉井', 'Liangjing'],
  ],
};

function outsideCommunities(): Roster['outsideCommunities'] {
  const named = Object.entries(outside).flatMap(([subdistrict, list]) =>
    list.map(([zh, en]) => ({ label: { zh: `${zh}社区`, en: `${en} Community` }, subdistrict })),
  );
  const unnamed = subdistricts.map(({ id, label }) => ({
    label: {
      zh: `${label.zh}其余社区（名称待补）`,
      en: `Another community of ${label.en} (name to be supplied)`,
    },
    subdistrict: id,
  }));
  return [...named, ...unnamed].map((each, k) => ({ id: `O-${String(k + 1).padStart(2, '0')}`, ...each }));
}

/** Who answers for what outside the grids. Source: the document, three (1). */
const authorities = {
  'urban-law-enforcement': { zh: '城市综合执法大队', en: 'Urban law-enforcement brigade' },
  'traffic-police': { zh: '交警大队', en: 'Traffic police brigade' },
  'transport-bureau': { zh: '交通运输局', en: 'Transport bureau' },
  'market-regulation-bureau': { zh: '市场监管局', en: 'Market regulation bureau' },
  'health-bureau': { zh: '卫计局', en: 'Health and family planning bureau' },
  'tourism-office': { zh: '旅发办', en: 'Tourism development office' },
  'owning-units': {
    zh: '各单位部门（原有职工宿舍及小区院落）',
    en: 'Each unit, for its own staff housing and compounds',
  },
} as const;

const placeTypes: readonly (Roster['placeTypes'][number] & {
  readonly by: readonly (keyof typeof authorities)[];
})[] = [
  {
    id: 'staff-housing',
    label: { zh: '原有职工宿舍及小区院落', en: 'Staff housing and compounds' },
    by: ['owning-units'],
  },
  {
    id: 'trunk-road',
    label: { zh: '城区主干道', en: 'Trunk roads' },
    by: ['urban-law-enforcement', 'traffic-police', 'transport-bureau', 'market-regulation-bureau'],
  },
  {
    id: 'commercial-street',
    label: { zh: '商业街', en: 'Commercial streets' },
    by: ['urban-law-enforcement', 'traffic-police', 'transport-bureau', 'market-regulation-bureau'],
  },
  {
    id: 'farmers-market',
    label: { zh: '农贸市场', en: "Farmers' markets" },
    by: ['market-regulation-bureau', 'urban-law-enforcement', 'traffic-police'],
  },
  {
    id: 'hospital',
    label: { zh: '医院（含民营医院）', en: 'Hospitals, private ones included' },
    by: ['health-bureau'],
  },
  { id: 'park', label: { zh: '公园', en: 'Parks' }, by: ['urban-law-enforcement'] },
  { id: 'square', label: { zh: '广场', en: 'Squares' }, by: ['urban-law-enforcement'] },
  { id: 'public-toilet', label: { zh: '公厕', en: 'Public toilets' }, by: ['urban-law-enforcement'] },
  {
    id: 'hotel',
    label: { zh: '酒店、宾馆、旅社', en: 'Hotels, guest houses and inns' },
    by: ['market-regulation-bureau', 'tourism-office'],
  },
];

/** The type of each place and street that has one: what the document says of the type holds for it. */
const typeOfPlace: Partial<Record<Place['kind'], string>> = {
  compound: 'staff-housing',
  market: 'farmers-market',
  hospital: 'hospital',
  park: 'park',
  square: 'square',
  toilet: 'public-toilet',
  hotel: 'hotel',
};

function assignTypes(book: RosterBook, draft: Draft): void {
  const by = (type: string | undefined) => placeTypes.find((each) => each.id === type)?.by ?? [];
  for (const { id, by: units } of placeTypes) {
    for (const unit of units) book.assign('place-type', id, 'place-duty', unit);
  }
  for (const place of draft.places) {
    for (const unit of by(typeOfPlace[place.kind])) book.assign('place', place.id, 'place-duty', unit);
  }
  for (const street of draft.streets) {
    if (street.class !== 'trunk') continue;
    for (const unit of by('trunk-road')) book.assign('street', street.id, 'place-duty', unit);
  }
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
