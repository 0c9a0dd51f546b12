/** Splits CSV (RFC 4180) as it arrives in pieces. */
export interface CsvSplitter {
  /** The rows that are complete by now. Cells are as they stand in the file; an empty line is a row of one empty cell. */
  readonly push: (piece: string) => readonly (readonly string[])[];
  /** What is left after the last piece; null where a quotation was never closed. */
  readonly end: () => readonly (readonly string[])[] | null;
  /** How many characters wait for the end of their row. */
  readonly waiting: () => number;
}

/**
 * A quotation mark quotes only at the beginning of a cell, and one after the closing mark is taken as it is, as spreadsheets do.
 * Lines end with CR LF, LF or CR.
 * @param delimiter one character
 */
export function csvSplitter(delimiter: string): CsvSplitter {
  let rest = '';
  const split = (final: boolean): (readonly string[])[] => {
    const rows: (readonly string[])[] = [];
    let row: string[] = [];
    let begun = 0;
    let at = 0;
    for (;;) {
      const cell = readCell(rest, at, delimiter, final);
      if (cell === null) break;
      row.push(cell.text);
      at = cell.end + 1;
      if (rest[cell.end] === delimiter && cell.end < rest.length) continue;
      if (rest[cell.end] === '\r' && rest[at] === '\n') at++;
      rows.push(row);
      row = [];
      begun = at;
      if (at >= rest.length) break;
    }
    rest = rest.slice(begun);
    return rows;
  };
  return {
    push: (piece) => {
      rest += piece;
      return split(false);
    },
    end: () => {
      if (rest === '') return [];
      const rows = split(true);
      return rest === '' ? rows : null;
    },
    waiting: () => rest.length,
  };
}

/** The cell that begins at `at` and where it ends: at a delimiter, a line's end or the end of the text; null where it is not all there. */
function readCell(
  text: string,
  at: number,
  delimiter: string,
  final: boolean,
): { readonly text: string; readonly end: number } | null {
  let from = at;
  let value = '';
  if (text[at] === '"') {
    for (from = at + 1; ; ) {
      const close = text.indexOf('"', from);
      if (close < 0) return null;
      value += text.slice(from, close);
      from = close + 1;
      if (text[from] !== '"') break;
      value += '"';
      from++;
    }
  }
  const end = cellEnd(text, from, delimiter);
  // A CR at the very end may be half of CR LF.
  if (!final && (end === text.length || (text[end] === '\r' && end === text.length - 1))) return null;
  return { text: value === '' ? text.slice(from, end) : value + text.slice(from, end), end };
}

function cellEnd(text: string, from: number, delimiter: string): number {
  const separator = delimiter.charCodeAt(0);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separator || code === 10 || code === 13) return at;
  }
  return text.length;
}
