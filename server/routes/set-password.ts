import type { z } from 'zod';
import { everyCounty } from '../../data/model/account.ts';
import type { setPassword as setPasswordBody } from '../../data/model/session.ts';
import { type Handler, refuse } from '../answer.ts';
import type { Visit } from '../auth/guard.ts';
import { refusalOf } from '../auth/new-password.ts';
import { hashPassword } from '../auth/passwords.ts';
import { hashOfToken, sameText } from '../auth/tokens.ts';
import { welcome } from '../auth/welcome.ts';
import type { Services } from '../services.ts';

const spent = refuse('link-spent', 'This link has been used or has run out. Ask for another one.');

/** The first password: of an invited account, or of the administrator whom the set-up link makes. */
export const setPassword: Handler<'setPassword'> = async (services, { body }, visit) => {
  const { store, gate, now } = services;
  const tokenHash = hashOfToken(body.token);
  const isSetUp = gate.setUp.tokenHash !== null && sameText(gate.setUp.tokenHash, tokenHash);
  if (isSetUp) return setUp(services, body, visit);
  const invited = await store.accounts.invited(tokenHash, now());
  if (invited === null) return spent;
  const refusal = refusalOf(gate, body.password, invited.name);
  if (refusal !== null) return refusal;
  const set = await store.accounts.setPassword({
    id: invited.id,
    passwordHash: await hashPassword(body.password),
    renewal: null,
    by: {
      actor: { kind: 'account', id: invited.id, name: invited.name, address: visit.address },
      once: null,
    },
    now: now(),
  });
  return set.ok ? welcome(services, visit, set.account) : spent;
};

/** Makes the first administrator; the link is spent with it. */
async function setUp(services: Services, body: z.output<typeof setPasswordBody>, visit: Visit) {
  const { store, gate, now } = services;
  if (body.account === undefined)
    return refuse('invalid-request', 'The set-up link makes an account: name it.');
  const refusal = refusalOf(gate, body.password, body.account.name);
  if (refusal !== null) return refusal;
  const passwordHash = await hashPassword(body.password);
  // Nothing is awaited between this question and the answer to it: of two at once, one is first.
  if (gate.setUp.tokenHash === null) return spent;
  const held = gate.setUp.tokenHash;
  gate.setUp.tokenHash = null;
  const created = await store.accounts.create({
    account: { ...body.account, grants: [{ county: everyCounty, role: 'administrator', grids: [] }] },
    origin: 'local',
    invitation: null,
    passwordHash,
    identity: null,
    by: visit.by,
    now: now(),
  });
  if (created.ok) return welcome(services, visit, created.account);
  gate.setUp.tokenHash = held;
  return refuse('name-taken', `There is an account ${body.account.name}.`);
}
