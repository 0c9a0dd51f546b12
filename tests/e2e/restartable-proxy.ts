import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between a page and the app, and can go away and come back at the same address, as a server does that is restarted. */
export interface RestartableProxy {
  readonly address: string;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

export async function restartableProxy(target: string): Promise<RestartableProxy> {
  let server = await listening(target, 0);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    start: async () => {
      server = await listening(target, port);
    },
  };
}

async function listening(target: string, port: number): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const { url = '/', method = 'GET', headers } = incoming;
    const onward = request(target + url, { method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
