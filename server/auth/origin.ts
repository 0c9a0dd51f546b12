/**
 * Where a change may come from. A browser says the origin of every request that changes something; a page of another site
 * cannot leave it out or lie about it.
 */
export interface OriginRule {
  /** The one address people open (PUBLIC_ORIGIN); null: the address they used, as long as the rule below holds. */
  readonly publicOrigin: string | null;
  /** Is the server for this machine only? Then its names are this machine's: no other name may point to it (DNS rebinding). */
  readonly loopback: boolean;
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Is the address that is listened on reachable from this machine only? */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\./.test(host);

/**
 * Does a request come from a page of ours?
 * @param origin the Origin header
 * @param host the Host header
 */
export function isOwnOrigin(rule: OriginRule, origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  if (rule.publicOrigin !== null) return origin === rule.publicOrigin;
  const url = new URL(origin);
  return url.host === hostOf(url.protocol, host) && (!rule.loopback || loopbackNames.has(url.hostname));
}

/** A Host header as a URL writes it: without the port that goes without saying. */
function hostOf(protocol: string, host: string | undefined): string | null {
  const address = `${protocol}//${host ?? ''}`;
  return URL.canParse(address) ? new URL(address).host : null;
}
