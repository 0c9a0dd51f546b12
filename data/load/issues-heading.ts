import { isColumnName } from './issues-columns.ts';

/** The names of a table's columns, and how many rows stand above its first row of data. */
export interface Heading {
  readonly columns: readonly string[];
  readonly above: number;
}

type Row = readonly string[];

/** So many filled rows are looked at: a title over merged cells, who filled it in and when, then the names. */
const depth = 10;

export const isFilled = (row: Row): boolean => row.some((cell) => cell !== '');
const filledCells = (row: Row): number => row.filter((cell) => cell !== '').length;
const namesIn = (row: Row): number => row.filter(isColumnName).length;

/**
 * Finds the heading among a table's first rows: the one with most names that columns are known by; where none has any, the first
 * with two cells filled. Names may stand in two rows, where a cell is merged over both or over several columns.
 * @returns null where no row is filled
 */
export function findHeading(rows: readonly Row[]): Heading | null {
  const filled = [...rows.keys()].filter((at) => isFilled(rows[at] ?? [])).slice(0, depth);
  const [first] = filled;
  if (first === undefined) return null;
  const most = Math.max(...filled.map((at) => namesIn(rows[at] ?? [])));
  const at =
    most > 0
      ? filled.find((index) => namesIn(rows[index] ?? []) === most)
      : filled.find((index) => filledCells(rows[index] ?? []) > 1);
  return withNeighbours(rows, at ?? first);
}

/** The heading at a row, with what of the names stands in the row above or below. */
function withNeighbours(rows: readonly Row[], at: number): Heading {
  const [over, names, under] = [rows[at - 1] ?? [], rows[at] ?? [], rows[at + 1] ?? []];
  const goesOn = filledCells(under) > 1 && namesIn(under) === filledCells(under);
  const columns = Array.from({ length: Math.max(over.length, names.length, under.length) }, (_, column) => {
    const [above = '', name = '', below = ''] = [over[column], names[column], under[column]];
    if (goesOn && below !== '') return below;
    return name === '' && isColumnName(above) ? above : name;
  });
  const length = columns.findLastIndex((name) => name !== '') + 1;
  return { columns: columns.slice(0, length), above: at + (goesOn ? 2 : 1) };
}
