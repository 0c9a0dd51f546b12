import type { Socket } from 'node:net';
import type { Response } from 'express';

/** How long a reader waits before it comes back, in milliseconds. */
const reconnectMs = 2_000;

/**
 * Answers with an open stream of server-sent events (WHATWG HTML, "Server-sent events"); null where the reader has gone already.
 * Its end is the connection's end, so what is sent needs no framing of its own and goes to the socket as it is, whoever
 * writes it (`writer.ts`).
 */
export function openStream(response: Response): Socket | null {
  const { socket } = response;
  if (socket === null || socket.destroyed) return null;
  response.removeHeader('Transfer-Encoding');
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    Connection: 'close',
    // nginx would otherwise collect what should arrive at once.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  socket.setNoDelay();
  socket.write(`retry:${reconnectMs}\n\n`);
  return socket;
}

/** A message as it is sent. `data` must be one line, as JSON text is. */
export const message = (event: string, id: number | null, data: unknown): string =>
  `event:${event}\n${id === null ? '' : `id:${id}\n`}data:${JSON.stringify(data)}\n\n`;
