/**
 * What goes along with every change besides the cookie, which no script sees: the session's token against forged requests,
 * and a key that makes a request that was sent twice count once.
 */
let csrf: string | null = null;
const listeners = new Set<() => void>();

export const credentials = {
  csrf: (): string | null => csrf,
  /** The token of the session there is now; null when nobody is signed in. */
  keep: (token: string | null): void => {
    csrf = token;
  },
  /** Told by whoever was answered that nobody is signed in, or not under this token. */
  lost: (): void => {
    for (const listener of listeners) listener();
  },
  onLost: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** A key nobody else has. (`crypto.randomUUID` is missing on plain http.) */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
