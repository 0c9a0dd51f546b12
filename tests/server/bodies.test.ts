import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer } from '../helpers/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const url = '/api/counties/qingshan/issues';
const post = (
  payload: string | Buffer,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => server.send({ method: 'POST', url, payload, headers });
const issue = (members: string) => `{"category":"litter","longitude":114.12,"latitude":24.345${members}}`;

test.each<[string, string | Buffer, string]>([
  ['no JSON', '{', 'malformed-body'],
  ['nothing', '', 'malformed-body'],
  ['not UTF-8', Buffer.from(issue(',"description":"\xcc\xe5"'), 'latin1'), 'malformed-body'],
  ['half a character', issue(',"description":"\\ud800"'), 'malformed-body'],
  ['a number beyond all numbers', issue('').replace('114.12', '1e400'), 'malformed-body'],
  ['brackets a million deep', '['.repeat(490_000) + ']'.repeat(490_000), 'malformed-body'],
  [
    'brackets that a string hides',
    `{"category":"\\\\","a":${'['.repeat(40)}${']'.repeat(40)}}`,
    'malformed-body',
  ],
  ['20,001 members', `[${'1,'.repeat(20_000)}1]`, 'malformed-body'],
  [
    'an object of 1,001 members',
    `{${Array.from({ length: 1_001 }, (_, i) => `"${i}":1`)}}`,
    'malformed-body',
  ],
  ['a prototype', issue(',"__proto__":{"x":1}'), 'unknown-parameter'],
  ['a place that is not on earth', issue('').replace('114.12', '514.12'), 'invalid-request'],
  ['a text that is too long', issue(`,"description":"${'x'.repeat(2001)}"`), 'invalid-request'],
])('a body of %s is refused', async (_, payload, code) => {
  const before = await server.store.events.newest();
  const reply = await post(payload);
  expect(reply.json()).toMatchObject({ status: 400, code });
  expect(await server.store.events.newest()).toBe(before);
});

test('brackets inside a text are only text', async () => {
  const reply = await post(issue(`,"description":"${'[{'.repeat(50)} \\" ${'['.repeat(50)}"`));
  expect(reply.statusCode).toBe(201);
});

test('a body over 1 MB is refused with 413', async () => {
  const reply = await post(issue(`,"description":"${'x'.repeat(1_000_000)}"`));
  expect(reply.json()).toMatchObject({ status: 413, code: 'too-large' });
});

test('a compressed body is refused', async () => {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  expect((await post(gzipSync(issue('')), headers)).json()).toMatchObject({
    status: 400,
    code: 'malformed-body',
  });
});

test('a body of another type is refused', async () => {
  for (const type of ['text/plain', 'application/jsonp', 'application/x-www-form-urlencoded'])
    expect((await post(issue(''), { 'content-type': type })).json()).toMatchObject({
      code: 'malformed-body',
    });
});

test.each([
  ['given twice', '/api/counties/qingshan/issues?limit=1&limit=2', 'invalid-request'],
  ['out of range', '/api/counties/qingshan/issues?limit=501', 'invalid-request'],
  ['not a number', '/api/counties/qingshan/locate?longitude=east&latitude=1', 'invalid-request'],
  ['infinite', '/api/counties/qingshan/locate?longitude=Infinity&latitude=1', 'invalid-request'],
  ['empty', '/api/counties/qingshan/locate?longitude=&latitude=1', 'invalid-request'],
  ['half empty', '/api/counties/qingshan/issues?box=114,,115,25', 'invalid-request'],
  ['missing', '/api/counties/qingshan/locate?longitude=1', 'invalid-request'],
  ['badly encoded', '/api/counties/%E4%BD', 'invalid-request'],
])('a parameter that is %s is refused', async (_, address, code) => {
  expect((await server.send(address)).json()).toMatchObject({ status: 400, code });
});

test('a refusal says where the fault is', async () => {
  expect((await post(issue('').replace('24.345', '"north"'))).json()).toMatchObject({
    errors: [{ at: 'body.latitude', message: expect.any(String) }],
  });
});
