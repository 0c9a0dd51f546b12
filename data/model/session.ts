import { z } from 'zod';
import {
  account,
  accountName,
  accountRole,
  device,
  password,
  passwordPolicyNames,
  token,
} from './account.ts';
import { bilingual, identifier, instant, slug } from './text.ts';

/** Who is here, and how one may come in: what every page asks first. */
export const session = z.strictObject({
  account: account.nullable(),
  device: device.nullable(),
  /** To be sent back as X-CSRF-Token with everything that changes something; null where nobody is signed in. */
  csrf: z.string().nullable(),
  /** When the session ends if nothing more is asked. */
  endsAt: instant.nullable(),
  /** Nothing but another password is accepted until it is set. */
  passwordExpired: z.boolean(),
  policy: z.strictObject({
    id: z.enum(passwordPolicyNames),
    label: bilingual,
    minimumLength: z.int(),
    kinds: z.int(),
  }),
  /** What the sign-in with the county's own provider is called; null where there is none. */
  provider: z.string().nullable(),
  /** The demonstration's accounts, where its conditions hold, and the wall display's token for each county. */
  demonstration: z.strictObject({ roles: z.array(accountRole), walls: z.record(slug, token) }).nullable(),
});
export type Session = z.infer<typeof session>;

export const signIn = z.strictObject({ name: accountName.catch('-'), password });
export const signInAsDemo = z.strictObject({ role: accountRole });
export const signInDevice = z.strictObject({ token });
/** By invitation, or by the set-up link; the latter makes the account and therefore names it. */
export const setPassword = z.strictObject({
  token,
  password,
  account: z.strictObject({ name: accountName, displayName: identifier }).optional(),
});
export const changePassword = z.strictObject({ current: password, password });

/** An invitation is shown once: the link is for the person, over a channel the administrator trusts. */
export const invitation = z.strictObject({ account, token, expiresAt: instant });
export const newDevice = z.strictObject({ label: identifier });
export const deviceToken = z.strictObject({ device, token });
