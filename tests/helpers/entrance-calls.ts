import type { Response } from 'light-my-request';
import { problem } from '../../data/model/problem.ts';
import { fromOurPage, type Headers } from './people.ts';
import type { TestServer } from './server.ts';

/** What tests of coming in ask again and again. */
export function entranceCalls(server: () => TestServer) {
  const post = (url: string, payload: object, headers: Headers = fromOurPage, remoteAddress = '192.0.2.1') =>
    server().sendAs(headers, { method: 'POST', url, payload, remoteAddress });
  return {
    post,
    signIn: (name: string, password: string, headers?: Headers, from?: string) =>
      post('/api/session', { name, password }, headers, from),
    /** The status of reading a county. */
    reads: async (headers: Headers) => (await server().sendAs(headers, '/api/counties/qingshan')).statusCode,
  };
}

export const codeOf = (reply: Response) => problem.parse(reply.json()).code;

/** The cookie a reply sets, as a browser would send it back. */
export const cookieOf = (reply: Response) => String(reply.headers['set-cookie']).split(';')[0] ?? '';
