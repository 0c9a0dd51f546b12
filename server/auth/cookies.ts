/** The two cookies. `__Host-` binds a cookie to this host and to https; browsers refuse it over plain http. */
export interface CookieNames {
  readonly session: string;
  readonly device: string;
}

export const cookieNames = (secure: boolean): CookieNames => {
  const prefix = secure ? '__Host-' : '';
  return { session: `${prefix}seamless-session`, device: `${prefix}seamless-device` };
};

/** The value of a cookie in a Cookie header; the first, where it is there twice. */
export function readCookie(header: string | undefined, name: string): string | null {
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}

/**
 * A Set-Cookie header: no script reads it, no other site sends it.
 * @param seconds how long the browser keeps it; null: until it is closed; 0: not at all
 * @param sameSite `Lax` only for what must survive coming back from another site
 */
export function writeCookie(
  name: string,
  value: string,
  secure: boolean,
  seconds: number | null,
  sameSite: 'Strict' | 'Lax' = 'Strict',
): string {
  const age = seconds === null ? '' : `; Max-Age=${seconds}`;
  return `${name}=${value}; Path=/; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}${age}`;
}
