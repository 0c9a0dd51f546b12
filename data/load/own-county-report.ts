import type { Fault } from '../../geojson/kernel/faults.ts';
import type { Repair } from '../../geojson/kernel/repair.ts';
import type { Grid } from '../model/plan.ts';
import type { Bilingual } from '../model/text.ts';
import type { FileProblem } from './own-county-grids.ts';
import { type Mapping, type Role, roles } from './own-county-mapping.ts';
import { faultNames, repairNames } from './own-county-texts.ts';

/** What the console shows of a county of one's own. Lists are cut at this length, with the count of the whole. */
const longestList = 20;

const roleNames: Readonly<Record<Role, Bilingual>> = {
  id: { zh: '编号', en: 'id' },
  name: { zh: '名称', en: 'name' },
  nameEn: { zh: '英文名', en: 'English' },
  parent: { zh: '上级', en: 'parent' },
};

/** Why a file was not added as a county. */
export function problemLines(file: string | undefined, problems: readonly FileProblem[]): string[] {
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return [
    `${file ?? '--county'} 没有导入（${problems.length} 个问题），数据库未改动。`,
    `${file ?? '--county'} was not added (${count}); the database is unchanged.`,
    ...listedProblems(problems),
  ];
}

/** Every problem with its feature, line and column, and how to mend it. */
export function listedProblems(problems: readonly FileProblem[]): string[] {
  const shown = problems.slice(0, longestList).flatMap(({ feature, id, place, message }) => {
    const zh = [
      feature && `第 ${feature} 个要素`,
      id && `编号 ${id}`,
      place && `第 ${place.line} 行第 ${place.column} 列`,
    ];
    const en = [
      feature && `feature ${feature}`,
      id && `id ${id}`,
      place && `line ${place.line}, column ${place.column}`,
    ];
    const where = (parts: readonly (string | number | null)[], end: string) => {
      const given = parts.filter(Boolean);
      return given.length > 0 ? `${given.join(end === '：' ? '，' : ', ')}${end}` : '';
    };
    return [`  ${where(zh, '：')}${message.zh}`, `    ${where(en, ': ')}${message.en}`];
  });
  return [...shown, ...cut(problems.length)];
}

/** Which property was taken for what, and which of these were guessed. */
export function mappingLine(mapping: Mapping): string {
  const parts = roles.map((role) => {
    const { zh, en } = roleNames[role];
    const guess = mapping.guessed.includes(role) ? '（推断 guessed）' : '';
    const none = role === 'id' ? '要素的 id 或序号 feature id or number' : '—';
    return `${zh} ${en} ← ${mapping[role] ?? none}${guess}`;
  });
  return `  ${parts.join('  ')}`;
}

/** The faults of the boundaries as a table, the largest first. */
export function faultLines(faults: readonly Fault[], grids: readonly Grid[]): string[] {
  if (faults.length === 0) return ['  边界无缝、无重叠 · no gap, no overlap'];
  const label = labelsOf(grids);
  const largestFirst = [...faults].sort((a, b) => (b.areaSquareMetres ?? 0) - (a.areaSquareMetres ?? 0));
  const rows = largestFirst.slice(0, longestList).map((fault) => faultCells(fault, label));
  return [
    `  边界有 ${faults.length} 处问题，已照原样存入并列出 · ${faults.length} faults in the boundaries, kept as drawn and listed:`,
    ...table([faultHead, ...rows]).map((row) => `  ${row}`),
    ...cut(faults.length),
  ];
}

const faultHead = ['类型 kind', '面积 m²', '位置 lon, lat', '网格 grids'];

function labelsOf(grids: readonly Grid[]): (id: string) => string {
  const labels = new Map(grids.map((grid) => [grid.id, grid.label.zh]));
  return (id) => labels.get(id) ?? id;
}

function faultCells(
  { kind, areaSquareMetres, place, features }: Fault,
  label: (id: string) => string,
): string[] {
  return [
    `${faultNames[kind].zh} ${faultNames[kind].en}`,
    areaSquareMetres === null ? '—' : squareMetres(areaSquareMetres),
    place.map((degrees) => degrees.toFixed(5)).join(', '),
    features.map(label).join('、'),
  ];
}

/** What is proposed for each fault, as a table with a line for each, numbered from 1 in the order of the faults. */
export function repairLines(repairs: readonly Repair[], grids: readonly Grid[]): string[] {
  if (repairs.length === 0) return ['  边界无缝、无重叠 · no gap, no overlap'];
  const label = labelsOf(grids);
  const rows = repairs.map(({ fault, action, to }, index) => {
    const { zh, en } = repairNames[action];
    const done = to === null ? `${zh} ${en}` : `${zh} ${en} → ${label(to)}`;
    const [kind = '', area = '', place = '', concerned = ''] = faultCells(fault, label);
    return [String(index + 1), kind, area, place, done, concerned];
  });
  const [kind = '', area = '', place = '', concerned = ''] = faultHead;
  return table([['#', kind, area, place, '处理 what is done', concerned], ...rows]).map((row) => `  ${row}`);
}

function cut(total: number): string[] {
  const rest = total - longestList;
  return rest > 0 ? [`  …… 另有 ${rest} 处 · and ${rest} more`] : [];
}

const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function squareMetres(area: number): string {
  return area > 0 && area < 0.05 ? '<0.1' : tenths.format(area);
}

/** Columns as wide as their widest cell; the last is left ragged. */
function table(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => columnsOf(row[column] ?? '')));
  const widths = (rows[0] ?? []).map((_, column) => width(column));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - columnsOf(cell)),
      )
      .join('  '),
  );
}

/** How many columns of a terminal a text takes: Chinese characters and full-width signs take two. */
function columnsOf(text: string): number {
  return [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(char) ? 2 : 1),
    0,
  );
}
