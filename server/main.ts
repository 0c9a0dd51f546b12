import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import type { Environment } from './environment.ts';
import { keepAliveMs, ReadyResponse } from './hot/ready-response.ts';
import { problemOf, problemType } from './problem.ts';

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

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** For the head of a request. */
  readonly headers: number;
  /** For a whole request with its body. */
  readonly request: number;
  /** Without a byte in either direction; live streams beat more often. */
  readonly silence: number;
}

const standard: Patience = { headers: 10_000, request: 30_000, silence: 60_000 };
const stopPatienceMs = 3_000;
/**
 * More connections than this in all are not taken: five thousand screens listening, and as many again for what they ask
 * meanwhile. What a connection costs at rest is in data/README.md. A live stream that was given to a process of its own
 * (`live/writers.ts`) is not one of them any more.
 */
const mostConnections = 10_000;

/** Listens where the environment says, or tells in one sentence why it cannot. */
export async function listen(
  handle: RequestListener,
  { host, port }: Pick<Environment, 'host' | 'port'>,
  patience = standard,
): Promise<Listening | NotListening> {
  const { headers: headersTimeout, request: requestTimeout } = patience;
  const connectionsCheckingInterval = Math.min(1_000, headersTimeout / 2);
  const server = createServer(
    {
      headersTimeout,
      requestTimeout,
      connectionsCheckingInterval,
      keepAliveTimeout: keepAliveMs,
      ServerResponse: ReadyResponse,
    },
    handle,
  );
  server.setTimeout(patience.silence);
  server.maxConnections = mostConnections;
  server.on('clientError', answerClientError);
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
      const timer = setTimeout(() => server.closeAllConnections(), stopPatienceMs);
      if (server.listening || (await connections(server)) > 0) await once(server, 'close');
      clearTimeout(timer);
    },
  };
}

const connections = (server: ReturnType<typeof createServer>) =>
  new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));

/** Answers what is no HTTP request, or never became one in time, by a problem document like any other fault. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? problemOf('too-slow', 'The request did not arrive in time.')
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? problemOf('too-large', 'The head of the request may have at most 16 kB.', { status: 431 })
        : problemOf('invalid-request', 'This is no HTTP request.');
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\nContent-Type: ${problemType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`,
  );
}

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
