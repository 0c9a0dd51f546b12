import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A running copy of the product, started as a user starts it. */
export interface App {
  readonly address: string;
  readonly output: () => string;
  /** Asks it to stop and waits; resolves to its exit code. */
  readonly stop: () => Promise<number | null>;
}

/**
 * Starts the product on a free port with `data` as its data folder and waits for the printed address.
 * @throws Error with everything it printed, if it stops first or says no address within `patience` milliseconds
 */
export async function startApp(
  data: string,
  parameters: readonly string[],
  patience = 180_000,
): Promise<App> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'server/command/start.ts'), ...parameters], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => give(`said no address within ${patience} ms`), patience);
    const give = (why: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`the app ${why}. It printed:\n${printed}`));
    };
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /https?:\/\/127\.0\.0\.1:\d+/.exec(printed);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => give(`stopped with code ${code}`));
  });
  child.removeAllListeners('exit');
  return { address, output: () => printed, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await once(child, 'exit');
  clearTimeout(timer);
  return child.exitCode;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
