import { resolve } from 'node:path';
import { z } from 'zod';
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
  READS_PER_MINUTE: count(12_000),
  WRITES_PER_MINUTE: count(1_200),
  LOG_LEVEL: z.enum(logLevels).default('warn'),
});

export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataFolder: string;
  readonly limits: RequestLimits;
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
  const { PORT, HOST, DATA_DIR, READS_PER_MINUTE, WRITES_PER_MINUTE, LOG_LEVEL } = parsed.data;
  const limits = { readsPerMinute: READS_PER_MINUTE, writesPerMinute: WRITES_PER_MINUTE };
  return {
    ok: true,
    environment: { port: PORT, host: HOST, dataFolder: resolve(DATA_DIR), limits, logLevel: LOG_LEVEL },
  };
}
