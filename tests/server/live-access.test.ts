import { once } from 'node:events';
import { createServer, get } from 'node:http';
import { expect, test } from 'vitest';
import { askings, county, expected, headersFor, nameOf } from '../helpers/askings.ts';
import { testServer } from '../helpers/server.ts';

test('the live stream asks the table, too', async () => {
  const streaming = await testServer();
  const http = createServer(streaming.handle).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const bound = http.address();
  const port = typeof bound === 'object' ? bound?.port : 0;
  for (const asking of askings) {
    const { host: _, ...headers } = await (await headersFor(streaming, asking))();
    const sent = get(`http://127.0.0.1:${port}/api/counties/${county}/live`, { headers });
    const [response] = await once(sent, 'response');
    const status = { 'sign-in': 401, forbidden: 403, allowed: 200 }[expected('live', asking)];
    expect(response.statusCode, nameOf(asking)).toBe(status);
    sent.on('error', () => undefined).destroy();
  }
  http.closeAllConnections();
  http.close();
  await streaming.close();
});
