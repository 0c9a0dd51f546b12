import { type Account, type Grant, grant } from '../../data/model/account.ts';
import { program } from '../../data/model/audit.ts';
import { cookieNames } from '../../server/auth/cookies.ts';
import { hashPassword } from '../../server/auth/passwords.ts';
import { csrfTokenOf, hashOfToken, newToken } from '../../server/auth/tokens.ts';
import type { Services } from '../../server/services.ts';

/** The address the application is thought to have in tests. */
export const host = 'localhost:8080';
export const origin = `http://${host}`;

/** The headers a page of ours sends with every request, without anybody signed in. */
export const fromOurPage = { host, origin } as const;
export type Headers = Readonly<Record<string, string>>;

/** Somebody signed in: the account, and the headers the browser would send. */
export interface Person {
  readonly account: Account;
  readonly headers: Headers;
}

const by = { actor: program, once: null };
export const goodPassword = 'a lantern over the old town';
let goodHash: Promise<string> | undefined;
let made = 0;

/** An account with these grants. Its password is `goodPassword`. */
export async function anAccount(
  { store, now }: Services,
  ...grants: readonly Partial<Grant>[]
): Promise<Account> {
  made += 1;
  goodHash ??= hashPassword(goodPassword);
  const created = await store.accounts.create({
    account: {
      name: `person-${made}`,
      displayName: `Person ${made}`,
      grants: grants.map((one) => grant.parse({ grids: [], ...one })),
    },
    origin: 'local',
    invitation: null,
    passwordHash: await goodHash,
    identity: null,
    by,
    now: now(),
  });
  if (!created.ok) throw new Error(created.reason);
  return created.account;
}

/** Signs an account in, as the sign-in route does once it believes who it is. */
export async function signedIn({ store, now }: Services, account: Account): Promise<Person> {
  const token = newToken();
  const tokenHash = hashOfToken(token);
  await store.sessions.begin({
    account: account.id,
    tokenHash,
    address: '127.0.0.1',
    browser: 'test',
    by,
    now: now(),
  });
  return { account, headers: sessionHeaders(token) };
}

export const sessionHeaders = (token: string): Headers => ({
  ...fromOurPage,
  cookie: `${cookieNames(false).session}=${token}`,
  'x-csrf-token': csrfTokenOf(token),
});

/** Somebody new with these grants, signed in. */
export const someone = async (services: Services, ...grants: readonly Partial<Grant>[]): Promise<Person> =>
  signedIn(services, await anAccount(services, ...grants));

/** A wall display's token, and the headers that carry it. */
export async function aDisplay(
  { store, now }: Services,
  county: string,
): Promise<{ readonly id: number; readonly token: string; readonly headers: Headers }> {
  const token = newToken();
  const made = await store.devices.create({
    county,
    label: 'hall',
    tokenHash: hashOfToken(token),
    demonstration: false,
    by,
    now: now(),
  });
  if (!made.ok) throw new Error(made.reason);
  return { id: made.device.id, token, headers: { host, authorization: `Bearer ${token}` } };
}
