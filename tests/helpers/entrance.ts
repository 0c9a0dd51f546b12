import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Response } from 'light-my-request';
import { afterEach, beforeEach } from 'vitest';
import { problem } from '../../data/model/problem.ts';
import { fromOurPage, goodPassword, type Headers } from './people.ts';
import { type TestServer, testNow, testServer } from './server.ts';

/** For each test a server of its own, whose clock the test moves; and what tests of coming in ask again and again. */
export function entrance() {
  let server: TestServer;
  let time: number;
  const now = () => time;
  beforeEach(async () => {
    time = testNow;
    server = await testServer({}, now);
  });
  afterEach(() => server.close());
  const post = (url: string, payload: object, headers: Headers = fromOurPage, remoteAddress = '192.0.2.1') =>
    server.sendAs(headers, { method: 'POST', url, payload, remoteAddress });
  return {
    server: () => server,
    now,
    /** Lets so many minutes pass. */
    pass: (minutes: number) => {
      time += minutes * 60_000;
    },
    post,
    signIn: (name: string, password = goodPassword, headers?: Headers, from?: string) =>
      post('/api/session', { name, password }, headers, from),
    /**
     * The status of reading a county. Resolves when what was noted in passing is written: the store writes in the turn after it was
     * asked, and turns come in the order they were asked for. (A timer would not do: it may fire before that turn.)
     */
    reads: async (headers: Headers) => {
      const { statusCode } = await server.sendAs(headers, '/api/counties/qingshan');
      await nextTurn();
      return statusCode;
    },
  };
}

export const codeOf = (reply: Response) => problem.parse(reply.json()).code;

/** The cookie a reply sets, as a browser would send it back. */
export const cookieOf = (reply: Response) => String(reply.headers['set-cookie']).split(';')[0] ?? '';
