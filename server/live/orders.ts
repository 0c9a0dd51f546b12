/**
 * What the server and a carrier say to each other, over the channel between a process and its child. Parsed by hand: a
 * carrier is to stay small, and the schema library alone would be a third of it.
 */

/** What the server tells a carrier to do. The socket of `take` travels with it. */
export type Order =
  | { readonly do: 'take'; readonly id: number; readonly silence: number }
  | { readonly do: 'send'; readonly ids: readonly number[]; readonly messages: string }
  | { readonly do: 'end'; readonly ids: readonly number[] };

/** What a carrier tells the server: that it has begun, that it has a stream, that a stream is over. */
export type Report =
  | { readonly is: 'ready' }
  | { readonly is: 'taken'; readonly id: number }
  | { readonly is: 'over'; readonly id: number };

/** An order as it came; null is none. */
export function orderOf(message: unknown): Order | null {
  if (!isObject(message) || !('do' in message)) return null;
  if (message.do === 'take' && 'id' in message && 'silence' in message) {
    const { id, silence } = message;
    return typeof id === 'number' && typeof silence === 'number' ? { do: 'take', id, silence } : null;
  }
  if (!('ids' in message) || !isNumbers(message.ids)) return null;
  const { ids } = message;
  if (message.do === 'end') return { do: 'end', ids };
  if (message.do !== 'send' || !('messages' in message)) return null;
  const { messages } = message;
  return typeof messages === 'string' ? { do: 'send', ids, messages } : null;
}

/** A report as it came; null is none. */
export function reportOf(message: unknown): Report | null {
  if (!isObject(message) || !('is' in message)) return null;
  const { is } = message;
  if (is === 'ready') return { is };
  if ((is !== 'taken' && is !== 'over') || !('id' in message)) return null;
  return typeof message.id === 'number' ? { is, id: message.id } : null;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');
