import { z } from 'zod';
import { identifier, instant, slug } from './text.ts';

/** What an account may be in a county. What each may do is in data/rules/access.ts, and only there. */
export const roles = ['viewer', 'officer', 'leader', 'planner', 'administrator'] as const;
export const accountRole = z.enum(roles);
export type AccountRole = z.infer<typeof accountRole>;

/** Every county, present and to come. */
export const everyCounty = '*';

/**
 * A role in one county, or in every county. `grids` are the grids the person answers for: a grid of a higher tier
 * brings the grids under it along. Only officers and leaders are bound to grids. `unit` is the unit of the county's roster that
 * the person is of; absent where none was named.
 */
export const grant = z
  .strictObject({
    county: z.union([slug, z.literal(everyCounty)]),
    role: accountRole,
    grids: z.array(identifier).max(200),
    unit: identifier.optional(),
  })
  .refine(({ role, grids }) => grids.length === 0 || role === 'officer' || role === 'leader', {
    path: ['grids'],
    message: 'only officers and leaders are bound to grids',
  })
  .refine(({ county, grids }) => grids.length === 0 || county !== everyCounty, {
    path: ['county'],
    message: 'a grid belongs to one county',
  })
  .refine(({ county, unit }) => unit === undefined || county !== everyCounty, {
    path: ['unit'],
    message: 'a unit belongs to one county',
  });
export type Grant = z.infer<typeof grant>;

const grants = z
  .array(grant)
  .max(100)
  .refine((list) => new Set(list.map((one) => one.county)).size === list.length, 'one grant a county');

/** What a person types to sign in: lower case, so that two people never differ by a capital. */
export const accountName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9](?:[a-z0-9._-]{1,38})[a-z0-9]$/,
    '3 to 40 of a–z 0–9 . _ -, beginning and ending with a letter or digit',
  );

/** How an account signs in. A `demo` account has no password and works only under the demonstration's conditions. */
export const accountOrigin = z.enum(['local', 'oidc', 'demo']);
export type AccountOrigin = z.infer<typeof accountOrigin>;

export const account = z.strictObject({
  id: z.int().positive(),
  name: accountName,
  displayName: identifier,
  origin: accountOrigin,
  /** A disabled account cannot sign in and has no sessions. */
  active: z.boolean(),
  grants,
  /** Grows with every change; sent back as If-Match. */
  revision: z.int().nonnegative(),
  createdAt: instant,
  /** Has it a password yet, or is its invitation still open? */
  ready: z.boolean(),
});
export type Account = z.infer<typeof account>;

export const newAccount = z.strictObject({ name: accountName, displayName: identifier, grants });
export type NewAccount = z.infer<typeof newAccount>;

export const changedAccount = z.strictObject({ displayName: identifier, active: z.boolean(), grants });
export type ChangedAccount = z.infer<typeof changedAccount>;

/** A secret in clear is only ever received, and its length is bounded before it is hashed. */
export const password = z.string().min(1).max(512);
/** A random token in base64url: 32 bytes. */
export const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a token as it was printed');

/** One sign-in of one's own, as listed to its owner. */
export const sessionSummary = z.strictObject({
  id: z.int().positive(),
  /** The one this request came with. */
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  address: z.string(),
  browser: z.string(),
});
export type SessionSummary = z.infer<typeof sessionSummary>;

/** A wall display's read-only token, without the token. */
export const device = z.strictObject({
  id: z.int().positive(),
  county: slug,
  label: identifier,
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type Device = z.infer<typeof device>;

/** The named password policies; what each asks for is in data/rules/password-policy.ts. */
export const passwordPolicyNames = ['asvs', 'dengbao-2'] as const;
export type PasswordPolicyName = (typeof passwordPolicyNames)[number];
