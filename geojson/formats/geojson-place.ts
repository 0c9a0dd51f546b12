/**
 * Finds places in a JSON text that has no faults (see geojson-syntax.ts): a value that turns out to be wrong after parsing is
 * looked up by its path, so that a person can be told the line and column.
 */

/** A member name of an object or an index of an array. */
export type PathStep = string | number;

/** Lines and columns count from 1; columns in UTF-16 units, as editors do. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** A function from an offset to its line and column. Lines end with LF, CR LF or CR. */
export function lineIndex(text: string): (offset: number) => TextPlace {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

/** The offset of the value at a path of a text without faults; of the nearest value on the way there if the path leads nowhere. */
export function offsetOf(text: string, path: readonly PathStep[], from = skipBlanks(text, 0)): number {
  let at = from;
  for (const step of path) {
    const next = typeof step === 'string' ? memberOffset(text, at, step) : elementOffsets(text, at)[step];
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/** The offsets of the elements of the array that starts at an offset; none when there is no array. The text is without faults. */
export function elementOffsets(text: string, at: number): number[] {
  const offsets: number[] = [];
  if (text[at] !== '[') return offsets;
  let next = skipBlanks(text, at + 1);
  while (text[next] !== ']') {
    offsets.push(next);
    next = afterComma(text, skipValue(text, next));
  }
  return offsets;
}

/** The value of the last member of that name, as with `JSON.parse`. */
function memberOffset(text: string, at: number, name: string): number | undefined {
  if (text[at] !== '{') return undefined;
  let found: number | undefined;
  let next = skipBlanks(text, at + 1);
  while (text[next] !== '}') {
    const keyEnd = skipString(text, next);
    const value = skipBlanks(text, skipBlanks(text, keyEnd) + 1);
    if (JSON.parse(text.slice(next, keyEnd)) === name) found = value;
    next = afterComma(text, skipValue(text, value));
  }
  return found;
}

function afterComma(text: string, end: number): number {
  const next = skipBlanks(text, end);
  return text[next] === ',' ? skipBlanks(text, next + 1) : next;
}

/** The offset of the next character that is not white space. */
export function skipBlanks(text: string, at: number): number {
  let next = at;
  while (isBlank(text.charCodeAt(next))) next++;
  return next;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The end of a string of a text without faults. */
function skipString(text: string, at: number): number {
  let end = at + 1;
  while (text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

/** The end of a value of a text without faults. */
function skipValue(text: string, at: number): number {
  let depth = 0;
  let next = at;
  do {
    const char = text[next];
    if (char === '"') next = skipString(text, next);
    else if (char === '[' || char === '{') {
      depth++;
      next++;
    } else if (char === ']' || char === '}') {
      depth--;
      next++;
    } else if (depth > 0) next++;
    else return skipWord(text, next);
  } while (depth > 0);
  return next;
}

function skipWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && !',]}'.includes(text[end] ?? '') && !isBlank(text.charCodeAt(end))) end++;
  return end;
}
