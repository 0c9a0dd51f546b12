import { Socket } from 'node:net';
import { orderOf, type Report } from './orders.ts';
import { writeHere } from './writer.ts';

/**
 * The program of a carrier (`carrier.ts`): a process that holds the sockets it is given and writes to them what it is told. It
 * knows nobody, decides nothing and lives as long as the channel to its parent: when that closes, because the server stopped or
 * was killed, all streams end, and their readers come back to whoever listens then.
 */
const writer = writeHere();
/** Readers that do not even take what they were sent are not waited for longer than this when all ends. */
const patienceMs = 2_000;

const tell = (report: Report) => process.send?.(report, undefined, {}, () => undefined);

process.on('message', (message: unknown, handle: unknown) => {
  const order = orderOf(message);
  if (order?.do === 'take') take(order.id, order.silence, handle);
  if (order?.do === 'send') writer.send(order.ids, order.messages);
  if (order?.do === 'end') writer.end(order.ids);
});
process.on('disconnect', () => {
  void writer.stop();
  setTimeout(() => process.exit(), patienceMs).unref();
});
// A signal to all processes of a terminal or a service is the server's to follow.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
tell({ is: 'ready' });

/** A reader that went away meanwhile may have no socket any more. */
function take(id: number, silence: number, socket: unknown): void {
  tell({ is: 'taken', id });
  if (!(socket instanceof Socket)) return void tell({ is: 'over', id });
  socket
    .setTimeout(silence)
    .on('timeout', () => socket.destroy())
    .on('error', () => undefined);
  void writer.take(id, socket, () => tell({ is: 'over', id }));
  // What a reader still says is not for anybody; that it hung up is heard only by reading.
  socket.resume();
}
