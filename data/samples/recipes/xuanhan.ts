import type { Grid } from '../../model/plan.ts';
import type { Roster } from '../../model/roster.ts';
import type { Bilingual } from '../../model/text.ts';
import { everyBlock, partsAround } from '../divisions.ts';
import { type Grids, type Placed, type Post, pointsOf } from '../documents.ts';
import type { Draft } from '../draft.ts';
import { numeral, type Street } from '../fabric/name-streets.ts';
import { lengthOfPath } from '../fabric/sections.ts';
import { multiLineOf } from '../geojson-text.ts';
import type { Recipe } from '../recipe.ts';
import { RosterBook } from '../roster-book.ts';
import { xuanhanSketch } from '../sketches/xuanhan.ts';
import { illegalBuildings, outsideTheCount } from './xuanhan-cases.ts';

/** Every street has a class, a post and a shift; a street with its lanes is a grid. Communities answer for the ground between. */
const codes: Readonly<Record<string, string>> = {
  strict: 'YG',
  model: 'SF',
  standard: 'GF',
  controlled: 'GK',
};
const teamCount = 12;

function divide(draft: Draft): Grids {
  const seats = draft.places.filter((place) => place.kind === 'community');
  const parts = partsAround(
    draft,
    everyBlock(draft),
    seats.map((seat) => seat.at),
    0.15,
  );
  const communities = seats.map((seat, k): Grid => {
    const id = `C-${String(k + 1).padStart(2, '0')}`;
    return { id, tier: 'community', code: id, label: seat.name, parent: null };
  });
  const groups = streetGroups(draft);
  return {
    grids: [...communities, ...groups.map(({ grid }) => grid)],
    blockGrids: draft.blocks.map((_, index) => ({
      community: communities[parts.findIndex((part) => part.includes(index))]!.id,
    })),
    placed: groups.map(({ grid, streets }): Placed => {
      const lines = streets.map((street) => pointsOf(draft, street.path));
      return { grid: grid.id, tier: 'street', geometry: multiLineOf(lines, draft.projection) };
    }),
    posts: postsOf(groups),
  };
}

interface StreetGroup {
  readonly grid: Grid;
  readonly class: string;
  readonly streets: readonly Street[];
}

/** Streets of one name and class together; the lanes off a street make one group, called after it. */
function streetGroups(draft: Draft): StreetGroup[] {
  const groups = new Map<string, { name: Bilingual; class: string; streets: Street[] }>();
  for (const street of draft.streets) {
    if (street.kind !== 'street') continue;
    const name = groupName(street.name);
    const key = `${street.class} ${name.zh}`;
    const group = groups.get(key) ?? { name, class: street.class, streets: [] };
    group.streets.push(street);
    groups.set(key, group);
  }
  const metres = (streets: readonly Street[]) =>
    streets.reduce((sum, street) => sum + lengthOfPath(draft.town.mesh, street.path), 0);
  const order = Object.keys(codes);
  const counts = new Map<string, number>();
  return [...groups.values()]
    .sort((a, b) => order.indexOf(a.class) - order.indexOf(b.class) || metres(b.streets) - metres(a.streets))
    .map((group) => {
      const number = (counts.get(group.class) ?? 0) + 1;
      counts.set(group.class, number);
      const code = `${codes[group.class]}-${String(number).padStart(3, '0')}`;
      const grid: Grid = { id: code, tier: 'street', code, label: group.name, parent: null };
      return { grid, class: group.class, streets: group.streets };
    });
}

function groupName(name: Bilingual): Bilingual {
  const lane = /^(.+?)[一二三四五六七八九十0-9]+巷$/.exec(name.zh);
  if (lane) return { zh: `${lane[1]}沿线支巷`, en: `Lanes off ${name.en.replace(/^Lane \d+, /, '')}` };
  const rural = /^(.+村道)/.exec(name.zh);
  if (rural) return { zh: rural[1]!, en: name.en.replace(/ Lane \d+$/, ' lanes') };
  return name;
}

/** 白加黑: the main and the model streets are manned by day and by night, the others in turn. */
function shiftOf(group: StreetGroup, k: number): Post['shift'] {
  if (group.class === 'strict' || group.class === 'model') return 'day-and-night';
  if (group.class === 'standard') return k % 3 === 0 ? 'day-and-night' : 'day';
  return k % 5 === 0 ? 'night' : 'day';
}

function postsOf(groups: readonly StreetGroup[]): Map<string, Post> {
  const posts = new Map<string, Post>();
  groups.forEach((group, k) => {
    const post: Post = { code: `${group.grid.code}岗`, role: 'post-holder', shift: shiftOf(group, k) };
    for (const street of group.streets) posts.set(street.id, post);
  });
  return posts;
}

function roster(_draft: Draft, { grids }: Grids): Roster {
  const book = new RosterBook('511722', '2026-01-01');
  book.enter({
    id: 'law-enforcement-bureau',
    kind: 'unit',
    name: { zh: '县综合行政执法局', en: 'County law-enforcement bureau' },
  });
  for (let k = 1; k <= teamCount; k++) {
    const name = { zh: `城管执法中队（${numeral(k)}）`, en: `Urban management team ${k}` };
    book.enter({ id: `team-${k}`, kind: 'unit', name, of: 'law-enforcement-bureau' });
    const leader = { zh: `带队领导（${numeral(k)}）`, en: `Leader on the street (${k})` };
    book.enter({ id: `leader-${k}`, kind: 'post', name: leader, of: 'law-enforcement-bureau' });
  }
  grids.forEach((grid, k) => {
    if (grid.tier === 'street') assignStreet(book, grid, k);
    else assignCommunity(book, grid, k);
  });
  return {
    county: 'xuanhan',
    illustrative: true,
    parties: book.parties,
    placeTypes: [],
    outsideCommunities: [],
    assignments: book.assignments,
  };
}

function assignStreet(book: RosterBook, grid: Grid, k: number): void {
  const team = (k % teamCount) + 1;
  const holder = book.enter({
    id: `post-${grid.id}`,
    kind: 'post',
    name: { zh: `${grid.code}岗责任人`, en: `Holder of post ${grid.code}` },
    of: `team-${team}`,
  });
  book.assign('grid', grid.id, 'street-leader', `leader-${team}`);
  book.assign('grid', grid.id, 'enforcement-team', `team-${team}`);
  book.assign('grid', grid.id, 'post-holder', holder);
}

function assignCommunity(book: RosterBook, grid: Grid, k: number): void {
  const committee = book.enter({
    id: `committee-${grid.id}`,
    kind: 'unit',
    name: { zh: `${grid.label.zh}居委会`, en: `Residents' committee, ${grid.label.en}` },
  });
  const officer = book.enter({
    id: `officer-${grid.id}`,
    kind: 'post',
    name: { zh: `${grid.label.zh}一线网格员`, en: `Front-line grid officer, ${grid.label.en}` },
    of: committee,
  });
  book.assign('grid', grid.id, 'street-leader', `leader-${(k % teamCount) + 1}`);
  book.assign('grid', grid.id, 'community-committee', committee);
  book.assign('grid', grid.id, 'grid-officer', officer);
}

export const xuanhan: Recipe = {
  county: 'xuanhan',
  sketch: xuanhanSketch,
  divide,
  roster,
  issues: { prefix: 'XH', count: 4000, counted: illegalBuildings, allow: outsideTheCount },
  buildings: 0.4,
};
