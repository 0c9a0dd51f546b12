import type { Device } from '../../data/model/account.ts';
import type { Actor } from '../../data/model/audit.ts';
import type { Principal } from '../../data/rules/access.ts';
import { passwordExpired } from '../../data/rules/password-policy.ts';
import { seenStep, sessionHolds } from '../../data/rules/session-life.ts';
import type { SessionRecord } from '../../data/store/account-store.ts';
import type { Services } from '../services.ts';
import { addressOf } from './address.ts';
import { cookieNames, readCookie } from './cookies.ts';
import { hashOfToken } from './tokens.ts';

/** As much of a request as says who asks. */
export interface Asking {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly get: (name: string) => string | undefined;
}

/** Who asks, as found by the cookies or the bearer token that came along. */
export interface Caller {
  readonly principal: Principal;
  readonly actor: Actor;
  readonly session: SessionRecord | null;
  /** The session's token as it was sent. */
  readonly token: string | null;
  readonly device: Device | null;
  /** Came the token by a header no browser sends by itself? Then no other site can have made the request. */
  readonly bearer: boolean;
  readonly passwordExpired: boolean;
  readonly address: string;
  readonly browser: string;
  /** Another cookie that came along. */
  readonly cookie: (name: string) => string | null;
}

/**
 * Finds out who asks. A session that has run out, and a token nobody knows, are nobody.
 * @param attended did a person ask? What a page asks by itself does not keep a session; a display is seen whenever it asks
 */
export async function findCaller(services: Services, request: Asking, attended: boolean): Promise<Caller> {
  const { gate } = services;
  const address = addressOf(
    request.socket.remoteAddress,
    request.get('x-forwarded-for'),
    gate.trustedProxies,
  );
  const browser = (request.get('user-agent') ?? '').slice(0, 200);
  const names = cookieNames(gate.secure);
  const bearer = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.get('authorization') ?? '')?.[1] ?? null;
  const cookies = request.get('cookie');
  const nobody: Caller = {
    principal: { kind: 'nobody' },
    actor: { kind: 'nobody', id: null, name: '', address },
    session: null,
    token: null,
    device: null,
    bearer: bearer !== null,
    passwordExpired: false,
    address,
    browser,
    cookie: (name) => readCookie(cookies, name),
  };
  const token = bearer === null ? readCookie(cookies, names.session) : null;
  const session = token === null ? null : await findSession(services, token, attended);
  if (session !== null) return { ...nobody, ...bySession(services, session, address), token };
  const deviceToken = bearer ?? readCookie(cookies, names.device);
  const device = deviceToken === null ? null : await findDevice(services, deviceToken);
  return device === null ? nobody : { ...nobody, ...byDevice(device, address) };
}

function bySession({ gate, now }: Services, session: SessionRecord, address: string) {
  const { account, passwordChangedAt } = session;
  return {
    principal: { kind: 'account', grants: account.grants },
    actor: { kind: 'account', id: account.id, name: account.name, address },
    session,
    passwordExpired: account.origin === 'local' && passwordExpired(gate.policy, passwordChangedAt, now()),
  } as const;
}

function byDevice(device: Device, address: string) {
  return {
    principal: { kind: 'device', county: device.county },
    actor: { kind: 'device', id: device.id, name: device.label, address },
    device,
  } as const;
}

async function findDevice(services: Services, token: string): Promise<Device | null> {
  const device = await services.store.devices.find(hashOfToken(token));
  if (device === null) return null;
  const lastSeenAt = device.lastSeenAt === null ? 0 : Date.parse(device.lastSeenAt);
  markSeen(services, lastSeenAt, (at) => services.store.devices.seen(device.id, at));
  return device;
}

async function findSession(
  services: Services,
  token: string,
  attended: boolean,
): Promise<SessionRecord | null> {
  const { store, gate, now } = services;
  const session = await store.sessions.find(hashOfToken(token));
  if (session === null || !sessionHolds(gate.policy, session, now())) return null;
  if (session.account.origin === 'demo' && gate.demonstration === null) return null;
  if (attended) markSeen(services, session.lastSeenAt, (at) => store.sessions.seen(session.id, at));
  return session;
}

/** Notes the time, now and then. Nobody waits for it: a locked database must not stop those who only read. */
function markSeen({ log, now }: Services, lastSeenAt: number, mark: (at: number) => Promise<void>): void {
  const at = now();
  if (at - lastSeenAt < seenStep) return;
  mark(at).catch((error: unknown) => log.warn({ err: error }, 'last seen was not noted'));
}
