import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type PasswordPolicyName, passwordPolicyNames } from '../data/model/account.ts';
import { anchorFileName } from './auth/audit-anchor.ts';
import type { ProviderSettings } from './auth/provider.ts';
import type { RequestLimits } from './rate-limit.ts';

/**
 * The settings a start takes from the environment, all of them, read here and nowhere else.
 *
 * | name     | default     | what it is                                                              |
 * | -------- | ----------- | ----------------------------------------------------------------------- |
 * | PORT     | 8080        | the port to listen on; 0 lets the system choose                         |
 * | HOST     | 127.0.0.1   | the address to listen on; 0.0.0.0 opens the service to the network      |
 * | DATA_DIR | ./var       | the folder of the database; created when missing                        |
 *
 * Who may come in, and how (docs/accounts.md):
 *
 * | name               | default      | what it is                                                         |
 * | ------------------ | ------------ | ------------------------------------------------------------------ |
 * | PUBLIC_ORIGIN      | none         | the one address people open, as https://grid.example.gov.cn, where a proxy ends TLS |
 * | TRUSTED_PROXIES    | none         | addresses, by commas, whose X-Forwarded-For is believed            |
 * | PASSWORD_POLICY    | asvs         | asvs, or dengbao-2 for 等保二级                                    |
 * | AUDIT_ANCHOR       | in DATA_DIR  | the file that keeps the ends of the audit chain                    |
 * | OIDC_ISSUER        | none         | the OpenID provider; with OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_LABEL |
 *
 * What is kept, and how long:
 *
 * | name       | default | what it is                                                            |
 * | ---------- | ------- | --------------------------------------------------------------------- |
 * | TRACK_DAYS | 30      | how many days the track of a foot patrol is kept; what was walked stays |
 *
 * How much one address may ask in a minute; a whole minute's worth may come at once:
 *
 * | name              | default | what it counts    |
 * | ----------------- | ------- | ----------------- |
 * | READS_PER_MINUTE  | 12000   | GET               |
 * | WRITES_PER_MINUTE | 1200    | everything else   |
 *
 * LOG_LEVEL (warn) is the least a log line must matter to be printed: debug, info (a line a request), warn or error.
 */
const count = (standard: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'a whole number from 1')
    .default(String(standard))
    .transform(Number);

const logLevels = ['debug', 'info', 'warn', 'error'] as const;

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/, 'a whole number')
    .default('8080')
    .transform(Number)
    .pipe(z.number().max(65_535)),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().trim().min(1).default('var'),
  PUBLIC_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .refine((text) => URL.canParse(text) && new URL(text).origin === text, 'an origin, without a path')
    .optional(),
  TRUSTED_PROXIES: z.string().default(''),
  PASSWORD_POLICY: z.enum(passwordPolicyNames).default('asvs'),
  AUDIT_ANCHOR: z.string().trim().min(1).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().default('seamless-grid'),
  OIDC_CLIENT_SECRET: z.string().default(''),
  OIDC_LABEL: z.string().default('OpenID'),
  READS_PER_MINUTE: count(12_000),
  WRITES_PER_MINUTE: count(1_200),
  TRACK_DAYS: count(30),
  LOG_LEVEL: z.enum(logLevels).default('warn'),
});

export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataFolder: string;
  readonly publicOrigin: string | null;
  readonly trustedProxies: readonly string[];
  readonly passwordPolicy: PasswordPolicyName;
  /** Absolute. */
  readonly auditAnchor: string;
  readonly provider: Omit<ProviderSettings, 'returnTo'> | null;
  readonly limits: RequestLimits;
  readonly trackDays: number;
  readonly logLevel: (typeof logLevels)[number];
}

/** The settings, or one sentence that says which variable is wrong. An empty variable counts as unset. */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>>,
):
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly message: string } {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(set);
  if (!parsed.success) {
    const [fault] = parsed.error.issues;
    const name = String(fault?.path[0]);
    return { ok: false, message: `${name}=${set[name] ?? ''} will not do: ${fault?.message}` };
  }
  return { ok: true, environment: environmentOf(parsed.data) };
}

function environmentOf(set: z.output<typeof variables>): Environment {
  const dataFolder = resolve(set.DATA_DIR);
  return {
    port: set.PORT,
    host: set.HOST,
    dataFolder,
    limits: { readsPerMinute: set.READS_PER_MINUTE, writesPerMinute: set.WRITES_PER_MINUTE },
    trackDays: set.TRACK_DAYS,
    logLevel: set.LOG_LEVEL,
    publicOrigin: set.PUBLIC_ORIGIN ?? null,
    trustedProxies: set.TRUSTED_PROXIES.split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    passwordPolicy: set.PASSWORD_POLICY,
    auditAnchor: resolve(set.AUDIT_ANCHOR ?? join(dataFolder, anchorFileName)),
    provider:
      set.OIDC_ISSUER === undefined
        ? null
        : {
            issuer: set.OIDC_ISSUER,
            clientId: set.OIDC_CLIENT_ID,
            clientSecret: set.OIDC_CLIENT_SECRET,
            label: set.OIDC_LABEL,
          },
  };
}
