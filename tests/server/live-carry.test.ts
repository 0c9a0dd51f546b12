import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Order } from '../../server/live/orders.ts';

test('a carrier whose parent is gone does not wait for a reader that does not read', async () => {
  const carrier = fork(join(import.meta.dirname, '../../server/live/carry.ts'), { execArgv: [] });
  const said: unknown[] = [];
  carrier.on('message', (message) => void said.push(message));
  const tell = (order: Order, socket?: Socket) => carrier.send(order, socket);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const reader = connect(typeof bound === 'object' ? (bound?.port ?? 0) : 0, '127.0.0.1').pause();
  const [socket] = await once(server, 'connection');
  tell({ do: 'take', id: 7, silence: 0 }, socket);
  await expect.poll(() => said, { timeout: 20_000 }).toEqual([{ is: 'ready' }, { is: 'taken', id: 7 }]);
  tell({ do: 'send', ids: [7, 8], messages: 'x'.repeat(8_000_000) });
  await once(reader, 'readable');
  carrier.disconnect();
  expect(await once(carrier, 'exit')).toEqual([0, null]);
  reader.destroy();
  server.close();
});
