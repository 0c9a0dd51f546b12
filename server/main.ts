import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { Environment } from './environment.ts';

/** A service that listens. */
export interface Listening {
  readonly ok: true;
  readonly address: string;
  /** Takes no new connection, gives those in hand a few seconds, and is done. */
  readonly stop: () => Promise<void>;
}

export interface NotListening {
  readonly ok: false;
  readonly message: string;
}

const patienceMs = 3_000;

/** Listens where the environment says, or tells in one sentence why it cannot. */
export async function listen(
  handle: RequestListener,
  { host, port }: Environment,
): Promise<Listening | NotListening> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, handle);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    return { ok: false, message: whyNot(error, host, port) };
  }
  const bound = server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    ok: true,
    address: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    stop: async () => {
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
      if (server.listening || (await connections(server)) > 0) await once(server, 'close');
      clearTimeout(timer);
    },
  };
}

const connections = (server: ReturnType<typeof createServer>) =>
  new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));

function whyNot(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program. Choose another: PORT=8081 npm start`;
  if (code === 'EACCES')
    return `Port ${port} may not be opened by this user. Choose one above 1023: PORT=8080 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${host} is no address of this machine. Set HOST to one that is.`;
  throw error;
}
