import type { Invitation } from '../../data/store/account-store.ts';
import { refuse } from '../answer.ts';
import { hashOfToken, newToken } from './tokens.ts';

const lastsMs = 7 * 86_400_000;

/** A new invitation: the token for the link, and what is stored of it. */
export function newInvitation(now: number): { readonly token: string; readonly invitation: Invitation } {
  const token = newToken();
  return { token, invitation: { tokenHash: hashOfToken(token), expiresAt: now + lastsMs } };
}

/** A secret is shown once; the same request sent again cannot show it. */
export const shownOnce = refuse(
  'already-done',
  'This was done before, and its secret was shown then. Make another one if it was lost.',
);
