import { z } from 'zod';
import { draftWithEdits, type Edit } from '../../data/model/edit.ts';
import { issue } from '../../data/model/issue.ts';
import { movedVertex } from '../helpers/sample-calls.ts';

export const county = 'qingshan';

/** Somebody who writes through HTTP and believes only what was acknowledged. */
export interface Caller {
  readonly headers: Readonly<Record<string, string>>;
  readonly get: (path: string) => Promise<Response>;
  readonly post: (path: string, body: unknown, more?: Readonly<Record<string, string>>) => Promise<Response>;
}

const entered = z.object({ csrf: z.string().nullable() });

/** Comes in as the demonstration's administrator, where the product asks who one is. */
export async function callerOf(address: string): Promise<Caller> {
  const { origin } = new URL(address);
  const send = (headers: Readonly<Record<string, string>>, path: string, body: unknown) =>
    fetch(address + path, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
    });
  const reply = await send({}, '/api/session/demonstration', { role: 'administrator' });
  const headers: Record<string, string> = {};
  if (reply.ok) {
    headers['x-csrf-token'] = entered.parse(await reply.json()).csrf ?? '';
    headers.cookie = reply.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  }
  return {
    headers,
    get: (path) => fetch(address + path, { headers }),
    post: (path, body, more = {}) => send({ ...headers, ...more }, path, body),
  };
}

/** Appends edits to a draft that stands at `revision`. */
export const append = (caller: Caller, draft: number, revision: number, edits: readonly Edit[]) =>
  caller.post(appendPath(draft), { edits }, { 'if-match': `"${revision}"` });

export const appendPath = (draft: number) => `/api/counties/${county}/drafts/${draft}/edits`;

/** An edit that can always be made at that revision: the same vertex goes there and back. */
export const thereAndBack = (revision: number): Edit =>
  revision % 2 === 0 ? movedVertex : { op: 'move-vertex', from: movedVertex.to, to: movedVertex.from };

/** Reports an issue; its id once that was acknowledged, null where the answer was another, a throw where none came. */
export async function report(caller: Caller, description: string): Promise<number | null> {
  const body = { category: 'litter', longitude: 114.12, latitude: 24.345, description };
  const reply = await caller.post(`/api/counties/${county}/issues`, body, {
    'idempotency-key': description.replaceAll(' ', '-'),
  });
  const value: unknown = await reply.json();
  return reply.status === 201 ? issue.parse(value).id : null;
}

/** Begins a draft on the plan in force; its id. */
export async function beginDraft(caller: Caller): Promise<number> {
  const found = z.object({ plan: z.object({ hash: z.string() }) });
  const { plan } = found.parse(await (await caller.get(`/api/counties/${county}`)).json());
  const reply = await caller.post(`/api/counties/${county}/drafts`, { base: plan.hash, title: '试画' });
  return draftWithEdits.parse(await reply.json()).id;
}
