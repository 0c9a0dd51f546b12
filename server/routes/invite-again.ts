import { mayManage } from '../../data/rules/access.ts';
import { answer, type Handler, keyReused, refuse } from '../answer.ts';
import { newInvitation, shownOnce } from '../auth/invitation.ts';

/** A new invitation for somebody who forgot the password, or lost the first. The present password holds until it is used. */
export const inviteAgain: Handler<'inviteAgain'> = async (
  { store, now },
  { parameters },
  { principal, by },
) => {
  const account = await store.accounts.get(parameters.account);
  if (account === null || !mayManage(principal, account.grants))
    return refuse('not-found', `You administer no account ${parameters.account}.`);
  if (account.origin !== 'local' || !account.active)
    return refuse('forbidden', 'Only an active account with a password of its own can be invited.');
  const { token, invitation } = newInvitation(now());
  const invited = await store.accounts.invite({ id: account.id, invitation, by, now: now() });
  if (!invited.ok)
    return invited.reason === 'key-reused'
      ? keyReused
      : refuse('not-found', `There is no account ${account.id}.`);
  if ((await store.accounts.invited(invitation.tokenHash, now())) === null) return shownOnce;
  return answer({ account: invited.account, token, expiresAt: new Date(invitation.expiresAt).toISOString() });
};
