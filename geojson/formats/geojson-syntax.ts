import { skipBlanks } from './geojson-place.ts';

/**
 * Checks a JSON text (RFC 8259). `JSON.parse` does not say in the same words everywhere where a text breaks off, and takes a number too
 * large to hold for infinity and half a character for a whole one; so a file is checked here first, then parsed.
 */

/** Deeper nesting than this is no map: a GeoJSON position stands eight levels down. */
export const DEPTH_LIMIT = 64;

export interface JsonFault {
  readonly kind: 'syntax' | 'ends-early' | 'not-finite' | 'too-deep' | 'lone-surrogate' | 'text-after-end';
  /** Index into the text, in UTF-16 units. */
  readonly offset: number;
}

/** The first fault of a text as JSON that can be kept, or undefined when it has none; accepts nothing that `JSON.parse` does not. */
export function findJsonFault(text: string): JsonFault | undefined {
  const start = skipBlanks(text, 0);
  if (start === text.length) return { kind: 'ends-early', offset: start };
  const end = checkValue(text, start, 0);
  if (typeof end !== 'number') return end;
  const rest = skipBlanks(text, end);
  return rest === text.length ? undefined : { kind: 'text-after-end', offset: rest };
}

// The checks below return the end of what they checked, or its fault.

function checkValue(text: string, at: number, depth: number): number | JsonFault {
  switch (text[at]) {
    case undefined:
      return { kind: 'ends-early', offset: at };
    case '"':
      return checkString(text, at);
    case '[':
    case '{':
      return depth === DEPTH_LIMIT ? { kind: 'too-deep', offset: at } : checkContainer(text, at, depth + 1);
    default:
      return checkWord(text, at);
  }
}

function checkContainer(text: string, at: number, depth: number): number | JsonFault {
  const isObject = text[at] === '{';
  const close = isObject ? '}' : ']';
  let next = skipBlanks(text, at + 1);
  if (text[next] === close) return next + 1;
  for (;;) {
    if (isObject) {
      if (text[next] !== '"') return syntax(text, next);
      const key = checkString(text, next);
      if (typeof key !== 'number') return key;
      next = skipBlanks(text, key);
      if (text[next] !== ':') return syntax(text, next);
      next = skipBlanks(text, next + 1);
    }
    const end = checkValue(text, next, depth);
    if (typeof end !== 'number') return end;
    next = skipBlanks(text, end);
    if (text[next] === close) return next + 1;
    if (text[next] !== ',') return syntax(text, next);
    next = skipBlanks(text, next + 1);
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;
/** What programs write where a number is missing, although JSON has no word for it. */
const noNumber = /[+-]?(?:nan|inf(?:inity)?)\b/iy;

function checkWord(text: string, at: number): number | JsonFault {
  for (const word of [number, literal]) {
    word.lastIndex = at;
    if (!word.test(text)) continue;
    const end = word.lastIndex;
    // Only a number with a large exponent or hundreds of digits can be too large to hold.
    if (word === number && end - at > 3 && !Number.isFinite(Number(text.slice(at, end))))
      return { kind: 'not-finite', offset: at };
    return end;
  }
  noNumber.lastIndex = at;
  return noNumber.test(text) ? { kind: 'not-finite', offset: at } : syntax(text, at);
}

const escaped = /\\(?:["\\/bfnrt]|u([0-9a-fA-F]{4}))/y;

function checkString(text: string, at: number): number | JsonFault {
  let next = at + 1;
  for (;;) {
    const code = text.charCodeAt(next);
    if (Number.isNaN(code)) return { kind: 'ends-early', offset: next };
    if (code === 0x22) return next + 1;
    if (code === 0x5c) {
      const end = checkEscape(text, next);
      if (typeof end !== 'number') return end;
      next = end;
    } else if (code < 0x20) return { kind: 'syntax', offset: next };
    else if (code >= 0xd800 && code <= 0xdfff) {
      if (text.codePointAt(next)! <= 0xffff) return { kind: 'lone-surrogate', offset: next };
      next += 2;
    } else next++;
  }
}

/** An escaped high surrogate must be followed by an escaped low one, and a low one cannot stand alone. */
function checkEscape(text: string, at: number): number | JsonFault {
  const unit = escapedUnit(text, at);
  if (unit === undefined) return syntax(text, at);
  if (unit.code < 0xd800 || unit.code > 0xdfff) return unit.end;
  const low = unit.code < 0xdc00 ? escapedUnit(text, unit.end) : undefined;
  if (low === undefined || low.code < 0xdc00 || low.code > 0xdfff)
    return { kind: 'lone-surrogate', offset: at };
  return low.end;
}

/** The UTF-16 unit and end of an escape; units of one-letter escapes are given as 0. */
function escapedUnit(text: string, at: number): { readonly code: number; readonly end: number } | undefined {
  escaped.lastIndex = at;
  const match = escaped.exec(text);
  return match ? { code: Number.parseInt(match[1] ?? '0', 16), end: escaped.lastIndex } : undefined;
}

function syntax(text: string, offset: number): JsonFault {
  return { kind: offset >= text.length ? 'ends-early' : 'syntax', offset };
}
