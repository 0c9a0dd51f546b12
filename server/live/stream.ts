import type { Response } from 'express';

/**
 * One reader's open stream of server-sent events (WHATWG HTML, "Server-sent events"). Its end is the connection's end, so what
 * is sent needs no framing of its own and goes to the socket as it is: the same bytes to everybody, made once.
 */
export interface Stream {
  /** Sends whole messages; a reader that is too far behind is cut off instead, comes back and resumes. */
  readonly send: (messages: Uint8Array) => void;
  readonly end: () => void;
}

/** How far behind a reader may be, in bytes beyond what the system's own buffers hold. */
const mostUnsent = 256_000;

/** How long a reader waits before it comes back, in milliseconds. */
const reconnectMs = 2_000;

/**
 * Answers with an open stream; null where the reader has gone already.
 * @param closed called once when it is over, whoever ended it
 */
export function openStream(response: Response, closed: () => void): Stream | null {
  const { socket } = response;
  if (socket === null || socket.destroyed) return null;
  response.once('close', closed);
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
  // To hear nothing is no fault of a reader's, to leave something unread is: only then the connection's clock runs.
  // (For five thousand readers, setting it back with every message is a twentieth of what a message costs.)
  const silence = socket.timeout ?? 0;
  socket.setTimeout(0);
  return {
    send: (messages) => {
      if (socket.writableLength > mostUnsent) return void socket.destroy();
      socket.write(messages);
      if (socket.writableLength > 0 && socket.timeout === 0) socket.setTimeout(silence);
    },
    end: () => response.end(),
  };
}

/** A message as it is sent. `data` must be one line, as JSON text is. */
export const message = (event: string, id: number | null, data: unknown): string =>
  `event:${event}\n${id === null ? '' : `id:${id}\n`}data:${JSON.stringify(data)}\n\n`;
