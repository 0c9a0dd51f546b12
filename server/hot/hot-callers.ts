import type { IncomingHttpHeaders } from 'node:http';
import type { Principal } from '../../data/rules/access.ts';

/**
 * Who was let in a moment ago, by the cookies or the token that came along. A caller is believed for one second at most and
 * not beyond the next change in the store; then the guard looks again. So what this process revokes is revoked at
 * once, what another program revokes (`npm run accounts`) within a second.
 */
export interface HotCallers {
  /** To be taken before the guard looks; `remember` does nothing where something changed since. */
  readonly turn: () => number;
  readonly remember: (turn: number, headers: IncomingHttpHeaders, principal: Principal) => void;
  readonly find: (headers: IncomingHttpHeaders) => Principal | null;
  readonly forgetAll: () => void;
}

const believedMs = 1_000;
/** With more callers than this all are forgotten: the guard looks again. */
const most = 10_000;
/** Nobody's cookies are longer, unless to fill our memory. */
const longest = 1_024;

/** @param now epoch milliseconds */
export function hotCallers(now: () => number): HotCallers {
  const callers = new Map<string, { readonly principal: Principal; readonly at: number }>();
  let turn = 0;
  return {
    turn: () => turn,
    remember: (since, headers, principal) => {
      const key = keyOf(headers);
      if (since !== turn || key === null || key.length > longest) return;
      if (callers.size >= most) callers.clear();
      callers.set(key, { principal, at: now() });
    },
    find: (headers) => {
      const key = keyOf(headers);
      const found = key === null ? undefined : callers.get(key);
      if (found === undefined) return null;
      const age = now() - found.at;
      return age >= 0 && age < believedMs ? found.principal : null;
    },
    forgetAll: () => {
      turn += 1;
      callers.clear();
    },
  };
}

/** Null where nothing came along: that is nobody, whom the guard knows best. */
function keyOf({ authorization, cookie }: IncomingHttpHeaders): string | null {
  if (authorization === undefined) return cookie ?? null;
  return `${authorization}\n${cookie ?? ''}`;
}
