export type CsvCell = string | number | null;

/**
 * Lines of cells as CSV (RFC 4180) with the mark that makes Excel and WPS read it as UTF-8. A text that a spreadsheet would take for
 * a formula begins with an apostrophe (a Chinese one takes full-width signs, too); a number stays a number.
 */
export function csvText(lines: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(value: CsvCell): string {
  if (typeof value === 'number') return String(value);
  const text = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
