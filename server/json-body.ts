/** What can be wrong with a body before its schema is asked. */
export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** Deeper JSON than this is no request of ours; it could exhaust the stack of whoever walks it. */
const deepest = 32;
/** More members than this take a schema too long to look at while others wait; 500 edits have about 3,000. */
const most = 20_000;
const widest = 1_000;

/**
 * Parses a body as JSON text in UTF-8 and refuses what JSON lets through but nothing behind can keep: numbers that overflow
 * to infinity, strings with half a surrogate pair, nesting beyond `deepest`, more than `most` members.
 */
export function parseJsonBody(bytes: Uint8Array): JsonBody {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const excess = excessOf(text);
    if (excess !== null) return { ok: false, message: excess };
    const value: unknown = JSON.parse(text);
    const message = faultIn(value);
    return message === null ? { ok: true, value } : { ok: false, message };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, message: `not JSON: ${error.message}` };
    if (error instanceof TypeError) return { ok: false, message: 'not UTF-8' };
    throw error;
  }
}

/** Counts brackets and commas outside strings, before anything is built of them. */
function excessOf(text: string): string | null {
  let depth = 0;
  let members = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      if (++depth > deepest) return `nested deeper than ${deepest}`;
    } else if (character === '}' || character === ']') depth--;
    else if (character === ',' && ++members >= most) return `more than ${most} members`;
  }
  return null;
}

function faultIn(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'a number is too large';
  if (typeof value === 'string') return value.isWellFormed() ? null : 'a text holds half a character';
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  if (!Array.isArray(value) && entries.length > widest) return `an object has more than ${widest} members`;
  for (const [key, member] of entries) {
    const fault = faultIn(key) ?? faultIn(member);
    if (fault !== null) return fault;
  }
  return null;
}
