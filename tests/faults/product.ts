import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fixtures } from '../helpers/server.ts';

const root = join(import.meta.dirname, '..', '..');

/** The product as a user starts it: a process of its own, with the counties of tests/fixtures. */
export interface Product {
  readonly address: string;
  readonly process: ChildProcess;
  /** Kills it without a word and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to stop; its exit code. */
  readonly stop: () => Promise<number | null>;
}

export interface Launch {
  readonly process: ChildProcess;
  readonly printed: () => string;
  /** The address it prints; rejects with what it printed where it stops first. */
  readonly address: Promise<string>;
}

/** No limit to how often the tests may ask: what they try is something else. */
const unlimited = { READS_PER_MINUTE: '999999999', WRITES_PER_MINUTE: '999999999' };

/** Starts the product on a free port and does not wait for it. */
export function launch(data: string, wrapper: readonly string[] = []): Launch {
  return launchFile(data, 'server/command/start.ts', ['--samples', fixtures, '--no-build'], wrapper);
}

/**
 * Starts one of the product's commands on a data folder.
 * @param wrapper a command that runs the rest of its line in surroundings of its own
 */
export function launchFile(
  data: string,
  file: string,
  parameters: readonly string[],
  wrapper: readonly string[] = [],
): Launch {
  const [command = '', ...line] = [...wrapper, process.execPath, join(root, file), ...parameters];
  const child = spawn(command, line, {
    cwd: root,
    env: { ...process.env, ...unlimited, PORT: '0', HOST: '127.0.0.1', DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const address = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /is at (http:\/\/127\.0\.0\.1:\d+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`stopped with code ${code}. It printed:\n${printed}`)));
  });
  address.catch(() => undefined);
  return { process: child, printed: () => printed, address };
}

/** Starts the product and waits until it serves. */
export async function startProduct(data: string, wrapper: readonly string[] = []): Promise<Product> {
  const started = launch(data, wrapper);
  return {
    address: await started.address,
    process: started.process,
    kill: () => kill(started.process),
    stop: async () => {
      if (started.process.exitCode !== null) return started.process.exitCode;
      started.process.kill('SIGTERM');
      await once(started.process, 'exit');
      return started.process.exitCode;
    },
  };
}

/** Kills a process without a word and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
