import { mayManage } from '../../data/rules/access.ts';
import { answer, type Handler, keyReused, refuse } from '../answer.ts';
import { newInvitation, shownOnce } from '../auth/invitation.ts';
import { refuseUnknownUnits } from '../known-units.ts';

export const createAccount: Handler<'createAccount'> = async (
  { store, now },
  { body },
  { principal, by },
) => {
  if (!mayManage(principal, body.grants))
    return refuse('forbidden', 'You can give roles only in counties you administer.');
  const unknown = await refuseUnknownUnits(store, body.grants);
  if (unknown !== null) return unknown;
  const { token, invitation } = newInvitation(now());
  const created = await store.accounts.create({
    account: body,
    origin: 'local',
    invitation,
    passwordHash: null,
    identity: null,
    by,
    now: now(),
  });
  if (!created.ok)
    return created.reason === 'key-reused'
      ? keyReused
      : refuse('name-taken', `There is an account ${body.name}.`);
  if ((await store.accounts.invited(invitation.tokenHash, now())) === null) return shownOnce;
  return answer({ account: created.account, token, expiresAt: new Date(invitation.expiresAt).toISOString() });
};
