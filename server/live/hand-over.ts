import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Order } from './orders.ts';

/**
 * Gives the sockets of streams to a child process: one at a time, each answered, so that a socket leaves at once and none waits
 * half given away. Both hold it until the child says that it has it; then it is closed here, which the connection does not feel.
 */
export interface HandOver {
  /** `gone`: the reader was, or the child is. `late`: the child did not take it, and the connection is ended. */
  readonly give: (id: number, socket: Socket) => Promise<'taken' | 'gone' | 'late'>;
  /** The child says that it has it. */
  readonly taken: (id: number) => void;
  /** Nothing more can be given. */
  readonly stop: () => void;
}

/** How long a child may leave a socket, in milliseconds. */
const patienceMs = 5_000;

export function handOver(child: ChildProcess): HandOver {
  let turn: Promise<unknown> = Promise.resolve();
  let asked = 0;
  let settle: (taken: boolean) => void = () => undefined;
  let stopped = false;
  const isTaken = (id: number, socket: Socket) =>
    new Promise<boolean>((resolve) => {
      const late = setTimeout(resolve, patienceMs, false).unref();
      asked = id;
      settle = (taken) => {
        clearTimeout(late);
        resolve(taken);
      };
      const silence = socket.timeout ?? 0;
      // It is the child's now to cut it off: to close it here alone would end nothing.
      socket.setTimeout(0);
      sendSocket(child, { do: 'take', id, silence }, socket);
    });
  const give = async (id: number, socket: Socket) => {
    const gone = socket.destroyed;
    const taken = !stopped && !gone && (await isTaken(id, socket));
    if (taken) socket.destroy();
    else socket.destroySoon();
    return taken ? 'taken' : gone || stopped ? 'gone' : 'late';
  };
  return {
    give: (id, socket) => {
      const given = turn.then(() => give(id, socket));
      turn = given;
      return given;
    },
    taken: (id) => {
      if (id === asked) settle(true);
    },
    stop: () => {
      stopped = true;
      settle(false);
    },
  };
}

/**
 * A server keeps books of the sockets that it gave to other processes, and with them forgets its own when it is closed:
 * `close` would not wait for answers in hand (Node 24, `Server.prototype.close`). While it lacks its server's name, a socket
 * is not booked.
 */
function sendSocket(child: ChildProcess, order: Order, socket: Socket): void {
  const named = Object.getOwnPropertyDescriptor(socket, 'server');
  Object.assign(socket, { server: null });
  // Kept open until it is taken: what was not taken when a child died, node would leave open for ever.
  child.send(order, socket, { keepOpen: true }, () => undefined);
  if (named !== undefined) Object.defineProperty(socket, 'server', named);
}
