/** What can be wrong with a body before its schema is asked. */
export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** Deeper JSON than this is no request of ours; it could exhaust the stack of whoever walks it. */
const deepest = 32;

/**
 * Parses a body as JSON text in UTF-8 and refuses what JSON lets through but nothing behind can keep: numbers that overflow
 * to infinity, strings with half a surrogate pair, nesting beyond `deepest`.
 */
export function parseJsonBody(bytes: Uint8Array): JsonBody {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const message = faultIn(value, 0);
    return message === null ? { ok: true, value } : { ok: false, message };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, message: `not JSON: ${error.message}` };
    if (error instanceof TypeError) return { ok: false, message: 'not UTF-8' };
    throw error;
  }
}

function faultIn(value: unknown, depth: number): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'a number is too large';
  if (typeof value === 'string') return value.isWellFormed() ? null : 'a text holds half a character';
  if (typeof value !== 'object' || value === null) return null;
  if (depth === deepest) return `nested deeper than ${deepest}`;
  for (const [key, member] of Object.entries(value)) {
    const fault = faultIn(key, depth) ?? faultIn(member, depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}
