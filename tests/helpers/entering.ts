import { session } from '../../data/model/session.ts';
import { goodPassword, type Headers } from './people.ts';

/** Signing in over a socket, as a page does: the headers of whoever came in. */

/** As one of the demonstration's accounts. */
export const enterAsDemo = (address: string, role: string): Promise<Headers> =>
  enter(`${address}/api/session/demonstration`, { role });

/** By the set-up link that the start printed: makes the administrator. */
export async function enterBySetUp(address: string, output: () => string): Promise<Headers> {
  for (let tries = 0; tries < 100; tries += 1) {
    const token = /\/set-up#first&token=([\w-]{43})/.exec(output())?.[1];
    const account = { name: 'administrator', displayName: '管理员' };
    if (token !== undefined)
      return enter(`${address}/api/session/password`, { token, password: goodPassword, account });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no set-up link was printed:\n${output()}`);
}

async function enter(url: string, body: object): Promise<Headers> {
  const { origin } = new URL(url);
  const reply = await fetch(url, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
  const { csrf } = session.parse(await reply.json());
  const cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { origin, cookie, 'x-csrf-token': csrf ?? '' };
}
