import type { Grid } from '../../model/plan.ts';
import type { Roster } from '../../model/roster.ts';
import type { Bilingual } from '../../model/text.ts';
import {
  evenParts,
  everyBlock,
  liesIn,
  mainStreets,
  nameParts,
  type Part,
  partsAround,
} from '../divisions.ts';
import type { Grids } from '../documents.ts';
import type { Draft } from '../draft.ts';
import { sidesOf } from '../fabric/cells.ts';
import { numeral } from '../fabric/name-streets.ts';
import type { Recipe } from '../recipe.ts';
import { RosterBook } from '../roster-book.ts';
import { wengyuanSketch } from '../sketches/wengyuan.ts';

/** Two major grids either side of Jianshe Road, fourteen minor grids in each; the communities and villages stand beside them. */
const majors = [
  { id: 'W', label: { zh: '建设路以西大网格', en: 'Major grid west of Jianshe Road' } },
  { id: 'E', label: { zh: '建设路以东大网格', en: 'Major grid east of Jianshe Road' } },
] as const;
const minorsEach = 14;

function divide(draft: Draft): Grids {
  const communities = communityParts(draft);
  const sides = sidesOf(draft.blocks);
  if (sides.length !== majors.length) throw new Error(`Jianshe Road leaves ${sides.length} sides`);
  const minors = majors.flatMap((major, k) => minorGrids(draft, major.id, sides[k]!, communities));
  const blockGrids = draft.blocks.map((_, index) => ({
    minor: minors.find(({ part }) => part.includes(index))!.grid.id,
    community: communities.find(({ part }) => part.includes(index))!.grid.id,
  }));
  const tops = majors.map(({ id, label }): Grid => ({ id, tier: 'major', code: id, label, parent: null }));
  const grids = [...tops, ...minors.map(({ grid }) => grid), ...communities.map(({ grid }) => grid)];
  return { grids, blockGrids, placed: [] };
}

function minorGrids(
  draft: Draft,
  major: string,
  side: Part,
  communities: readonly { name: Bilingual; part: Part }[],
) {
  const parts = evenParts(draft, side, minorsEach);
  const names = nameParts(draft, parts);
  return parts.map((part, k) => {
    const code = `${major}-${String(k + 1).padStart(2, '0')}`;
    const label = { zh: `${names[k]!.zh}网格`, en: `${names[k]!.en} grid` };
    const within = liesIn(draft, part, communities);
    const streets = mainStreets(draft, part, 4);
    const description = {
      zh: `${within.map((each) => each.zh).join('、')}；沿${streets.map((each) => each.zh).join('、')}`,
      en: `${within.map((each) => each.en).join(', ')}; along ${streets.map((each) => each.en).join(', ')}`,
    };
    const grid: Grid = { id: code, tier: 'minor', code, label, parent: major, description };
    return { grid, part };
  });
}

function communityParts(draft: Draft) {
  const seats = draft.places.filter((place) => place.kind === 'community' || place.kind === 'village');
  const parts = partsAround(
    draft,
    everyBlock(draft),
    seats.map((place) => place.at),
  );
  return seats.map((place, k) => {
    const id = `C-${String(k + 1).padStart(2, '0')}`;
    const village = place.kind === 'village';
    const label = village ? { zh: `${place.name.zh}村`, en: `${place.name.en} Village` } : place.name;
    const grid: Grid = { id, tier: 'community', code: id, label, parent: null };
    return { grid, part: parts[k]!, name: label };
  });
}

/** Who sends direct contacts to every grid. Source: the document, seven (2). */
const contactSenders = [
  { id: 'longxian-town', name: { zh: '龙仙镇', en: 'Longxian Town' } },
  { id: 'residents-committee', name: { zh: '居委会', en: "residents' committee" } },
  { id: 'traffic-police', name: { zh: '交警大队', en: 'traffic police brigade' } },
  { id: 'urban-supervision', name: { zh: '城监部门', en: 'urban supervision department' } },
  { id: 'xifu', name: { zh: '惜福公司', en: 'Xifu Company' } },
] as const;

function roster(_draft: Draft, { grids }: Grids): Roster {
  const book = new RosterBook('440229', '2018-04-01');
  for (const sender of contactSenders) book.enter({ kind: 'unit', ...sender });
  book.enter({ id: 'civility-office', kind: 'unit', name: { zh: '县文明办', en: 'County Civility Office' } });
  book.enter({
    id: 'dual-creation-office',
    kind: 'unit',
    name: { zh: '县“两创”办', en: 'County Dual-Creation Office' },
  });
  assignMajors(book);
  const minors = grids.filter((grid) => grid.tier === 'minor');
  minors.forEach((grid, k) => {
    assignMinor(book, grid, k, minors.length);
  });
  return {
    county: 'wengyuan',
    illustrative: true,
    parties: book.parties,
    placeTypes: [],
    outsideCommunities: [],
    assignments: book.assignments,
  };
}

/** The document names the leaders of the two major grids; the offices that keep their papers are our choice. */
function assignMajors(book: RosterBook): void {
  const heads = [
    { grid: 'W', id: 'party-secretary', name: { zh: '县委书记', en: 'County Party secretary' } },
    { grid: 'E', id: 'magistrate', name: { zh: '县长', en: 'County magistrate' } },
  ];
  const offices = [
    { id: 'party-committee-office', name: { zh: '县委办公室', en: 'Office of the County Party Committee' } },
    { id: 'government-office', name: { zh: '县政府办公室', en: 'Office of the County Government' } },
  ];
  heads.forEach(({ grid, id, name }, k) => {
    const office = offices[k]!;
    book.enter({ id, kind: 'post', name });
    book.enter({ kind: 'unit', ...office });
    const contact = book.enter({
      id: `${office.id}-contact`,
      kind: 'post',
      name: { zh: `${office.name.zh}联系人`, en: `Contact at the ${office.name.en}` },
      of: office.id,
    });
    book.assign('grid', grid, 'sponsoring-leader', id);
    book.assign('grid', grid, 'lead-unit', office.id);
    book.assign('grid', grid, 'direct-contact', contact);
  });
}

function assignMinor(book: RosterBook, grid: Grid, k: number, count: number): void {
  const leader = book.enter({
    id: `leader-${String(k + 1).padStart(2, '0')}`,
    kind: 'post',
    name: { zh: `县四套班子领导（${numeral(k + 1)}）`, en: `County leader (${k + 1})` },
  });
  const lead = enterUnit(book, k + 1);
  book.assign('grid', grid.id, 'sponsoring-leader', leader);
  book.assign('grid', grid.id, 'lead-unit', lead);
  book.assign('grid', grid.id, 'group-head', enterHead(book, lead));
  // Units 29 to 84 answer for one grid each as responsible units, two or three a grid.
  for (const unit of [count + k + 1, 2 * count + k + 1, ...(k % 2 === 0 ? [3 * count + k / 2 + 1] : [])]) {
    const responsible = enterUnit(book, unit);
    book.assign('grid', grid.id, 'responsible-unit', responsible);
    book.assign('grid', grid.id, 'group-deputy', enterHead(book, responsible));
  }
  const station = book.enter({
    id: `station-${grid.code}`,
    kind: 'unit',
    name: { zh: `${grid.code} 网格管理工作站`, en: `Grid station ${grid.code}` },
    of: lead,
    address: { zh: `设在县直单位${pad(k + 1)}（示意）`, en: `at County unit ${pad(k + 1)} (illustrative)` },
  });
  book.assign('grid', grid.id, 'station', station);
  const manager = book.enter({
    id: `manager-${grid.code}`,
    kind: 'post',
    name: { zh: `${grid.code} 网格管理责任人`, en: `Grid manager ${grid.code}` },
    of: station,
  });
  book.assign('grid', grid.id, 'grid-manager', manager);
  for (const sender of contactSenders) {
    const contact = book.enter({
      id: `${sender.id}-${grid.code}`,
      kind: 'post',
      name: {
        zh: `${sender.name.zh}联系人（${grid.code}）`,
        en: `Contact, ${sender.name.en} (${grid.code})`,
      },
      of: sender.id,
    });
    book.assign('grid', grid.id, 'direct-contact', contact);
  }
}

const pad = (number: number): string => String(number).padStart(2, '0');

function enterUnit(book: RosterBook, number: number): string {
  return book.enter({
    id: `unit-${pad(number)}`,
    kind: 'unit',
    name: { zh: `县直单位${pad(number)}（示意）`, en: `County unit ${pad(number)} (illustrative)` },
  });
}

function enterHead(book: RosterBook, unit: string): string {
  const number = unit.replace('unit-', '');
  return book.enter({
    id: `${unit}-head`,
    kind: 'post',
    name: { zh: `县直单位${number}“一把手”`, en: `Head of County unit ${number}` },
    of: unit,
  });
}

export const wengyuan: Recipe = {
  county: 'wengyuan',
  sketch: wengyuanSketch,
  divide,
  roster,
  issues: { prefix: 'WY', count: 3600 },
  buildings: 0.55,
};
