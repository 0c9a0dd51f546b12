import type { Socket } from 'node:net';

/**
 * Whoever writes to open streams, each known by a number: this process (`writeHere`), or one of its own that carries them
 * (`carrier.ts`).
 */
export interface Writer {
  /**
   * Takes a stream over, to which nothing is waiting to be written; ready for messages when the promise is.
   * @param closed called once, when the stream is over, whoever ended it
   */
  readonly take: (id: number, socket: Socket, closed: () => void) => Promise<void>;
  /** Sends whole messages to some of the streams; a reader that is too far behind is cut off instead, comes back and resumes. */
  readonly send: (ids: readonly number[], messages: string) => void;
  /** Ends streams once what they were sent has left. */
  readonly end: (ids: Iterable<number>) => void;
  /** Ends all; done when nothing of the writer's is left. */
  readonly stop: () => Promise<void>;
  /** How many streams it writes to. */
  readonly size: () => number;
}

/** How far behind a reader may be, in bytes beyond what the system's own buffers hold. */
const mostUnsent = 256_000;

interface Reader {
  readonly socket: Socket;
  /** How long it may leave something unread, in milliseconds; 0 is for ever. */
  readonly silence: number;
}

/** Writes from this process: the same bytes to everybody, made once. */
export function writeHere(): Writer {
  const readers = new Map<number, Reader>();
  const end = (ids: Iterable<number>) => {
    for (const id of ids) readers.get(id)?.socket.destroySoon();
  };
  return {
    take: async (id, socket, closed) => {
      if (socket.destroyed) return closed();
      readers.set(id, { socket, silence: socket.timeout ?? 0 });
      socket.setTimeout(0).once('close', () => {
        readers.delete(id);
        closed();
      });
    },
    send: (ids, messages) => {
      const bytes = Buffer.from(messages);
      for (const id of ids) {
        const reader = readers.get(id);
        if (reader !== undefined) write(reader, bytes);
      }
    },
    end,
    stop: async () => end(readers.keys()),
    size: () => readers.size,
  };
}

/**
 * To hear nothing is no fault of a reader's, to leave something unread is: only then the connection's clock runs.
 * (For five thousand readers, setting it back with every message is a twentieth of what a message costs.)
 */
function write({ socket, silence }: Reader, bytes: Uint8Array): void {
  if (socket.writableLength > mostUnsent) return void socket.destroy();
  socket.write(bytes);
  if (socket.writableLength > 0 && socket.timeout === 0) socket.setTimeout(silence);
}
