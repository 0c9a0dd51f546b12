import type { Connection } from './connection.ts';

/**
 * A value of the database as it is inside a write transaction: read at most once in it, for whoever writes it says what it is then.
 * It is forgotten when a transaction begins, since another program may have written it, and when something is undone.
 */
export interface Kept<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
}

/** @param read reads the value; all that may alter it inside a transaction must `set` it */
export function kept<T>({ onBegin, onUndo }: Connection, read: () => T): Kept<T> {
  let known: { readonly value: T } | null = null;
  const forget = () => {
    known = null;
  };
  onBegin(forget);
  onUndo(forget);
  return {
    get: () => {
      known ??= { value: read() };
      return known.value;
    },
    set: (value) => {
      known = { value };
    },
  };
}

/** `make`, called once for each connection: whoever asks is given the same. */
export function oneEach<T>(make: (link: Connection) => T): (link: Connection) => T {
  const made = new WeakMap<Connection, { readonly one: T }>();
  return (link) => {
    const found = made.get(link) ?? { one: make(link) };
    made.set(link, found);
    return found.one;
  };
}
