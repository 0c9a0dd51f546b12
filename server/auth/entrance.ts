import { passwordPolicies } from '../../data/rules/password-policy.ts';
import type { Store } from '../../data/store/store.ts';
import type { Environment } from '../environment.ts';
import { isDemonstrated, makeDemonstration, onlySamples } from './demonstration.ts';
import { createGate, type Gate } from './gate.ts';
import { isLoopback, type OriginRule } from './origin.ts';
import { openIdProvider } from './provider.ts';
import { hashOfToken, newToken } from './tokens.ts';

/** How people come in from this start on, and what the start prints about it. */
export interface Entrance {
  readonly gate: Gate;
  /** @param address where people open the service */
  readonly lines: (address: string) => readonly string[];
}

/** Is the server for this machine only, and nobody else's name points to it? */
const isPrivate = ({ host, publicOrigin }: Environment) => isLoopback(host) && publicOrigin === null;

/**
 * The sentence that stops a start: the demonstration's accounts are there, and others than this machine's user, or others'
 * data than the samples, would be open through them. Null where nothing is wrong.
 * @param adding is a county of one's own about to be added?
 */
export async function whyNoDemonstration(
  store: Store,
  environment: Environment,
  adding: boolean,
): Promise<string | null> {
  if (!(await isDemonstrated(store))) return null;
  if (isPrivate(environment) && !adding && (await onlySamples(store))) return null;
  return (
    'The demonstration accounts need no password, so they work only with the sample counties and on this machine ' +
    '(HOST=127.0.0.1, no PUBLIC_ORIGIN). Remove them first: npm run accounts -- remove-demo'
  );
}

/** Decides how people come in. Makes the demonstration at a first start that may have one, else opens the set-up link. */
export async function openEntrance(store: Store, environment: Environment, now: number): Promise<Entrance> {
  const { publicOrigin, provider } = environment;
  if (isPrivate(environment) && (await onlySamples(store))) await makeDemonstration(store, now);
  const demonstrated = await isDemonstrated(store);
  const token = demonstrated || (await store.accounts.isAdministered()) ? null : newToken();
  const origins: OriginRule = { publicOrigin, loopback: isLoopback(environment.host) };
  const gate = createGate({
    policy: passwordPolicies[environment.passwordPolicy],
    origins,
    secure: publicOrigin?.startsWith('https:') ?? false,
    trustedProxies: new Set(environment.trustedProxies),
    provider:
      provider === null ? null : openIdProvider({ ...provider, returnTo: returnAddress(environment) }),
    demonstration: demonstrated ? (await store.counties.list()).map(({ id }) => id) : null,
    setUp: { tokenHash: token === null ? null : hashOfToken(token) },
  });
  return { gate, lines: (address) => linesOf(address, token, gate.demonstration?.[0] ?? null) };
}

/** Where a provider sends people back to; it must know this address. */
const returnAddress = ({ publicOrigin, host, port }: Environment): string =>
  `${publicOrigin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`}/api/session/provider/return`;

function linesOf(address: string, token: string | null, demonstrated: string | null): readonly string[] {
  if (token !== null)
    return [
      `No administrator yet. Open this link once to make one 请用此链接创建管理员（仅一次有效）: ${address}/set-up#first&token=${token}`,
    ];
  if (demonstrated === null) return [];
  return [
    'Demonstration: choose a role on the sign-in page; no password. 演示：在登录页选择一个角色即可',
    `Its wall display 大屏: /wall/${demonstrated}`,
  ];
}
