/**
 * The address a request came from. `X-Forwarded-For` is written by whoever sends the request, so it counts only as far as
 * proxies we were told of (TRUSTED_PROXIES) wrote it: from the right, the first address that is not one of them.
 */
export function addressOf(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trusted: ReadonlySet<string>,
): string {
  const own = plain(socketAddress ?? '');
  if (own !== '' && !trusted.has(own)) return own;
  const hops = [...(forwardedFor ?? '').split(','), socketAddress ?? '']
    .map(plain)
    .filter((hop) => hop !== '');
  const nearest = hops.at(-1) ?? 'unknown';
  if (!trusted.has(nearest)) return nearest;
  return hops.findLast((hop) => !trusted.has(hop)) ?? nearest;
}

/** An IPv4 address in IPv6 clothes is the IPv4 address. */
const plain = (address: string) =>
  address
    .trim()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .slice(0, 64);
