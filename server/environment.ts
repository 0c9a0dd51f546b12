import { resolve } from 'node:path';
import { z } from 'zod';

/**
 * The settings a start takes from the environment, all of them, read here and nowhere else.
 *
 * | name     | default     | what it is                                                              |
 * | -------- | ----------- | ----------------------------------------------------------------------- |
 * | PORT     | 8080        | the port to listen on; 0 lets the system choose                         |
 * | HOST     | 127.0.0.1   | the address to listen on; 0.0.0.0 opens the service to the network      |
 * | DATA_DIR | ./var       | the folder of the database; created when missing                        |
 */
const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().trim().min(1).default('var'),
});

export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataFolder: string;
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
  const { PORT, HOST, DATA_DIR } = parsed.data;
  return { ok: true, environment: { port: PORT, host: HOST, dataFolder: resolve(DATA_DIR) } };
}
