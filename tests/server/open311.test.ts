import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from '../../data/model/audit.ts';
import { aDisplay, type Headers, host, someone } from '../helpers/people.ts';
import { type TestServer, testNow, testServer } from '../helpers/server.ts';

/** Held against the text of the specification, https://wiki.open311.org/GeoReport_v2. */
let server: TestServer;
let officer: Headers;
let key: string;
let displayKey: string;
beforeAll(async () => {
  server = await testServer();
  officer = (await someone(server.services, { county: 'qingshan', role: 'officer', grids: ['W-01'] }))
    .headers;
  key = /=([A-Za-z0-9_-]{43})/.exec(officer.cookie ?? '')?.[1] ?? '';
  displayKey = (await aDisplay(server.services, 'qingshan')).token;
});
afterAll(() => server.close());

const v2 = '/open311/v2';
const here = 'jurisdiction_id=qingshan';
const get = (path: string) => server.send(`${v2}/${path}`);
const stranger = { host };
const form = (fields: Readonly<Record<string, string>>, headers: Headers = stranger, format = 'json') =>
  server.sendAs(
    { ...headers, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    { method: 'POST', url: `${v2}/requests.${format}`, payload: new URLSearchParams(fields).toString() },
  );
const inW01 = () => ({
  jurisdiction_id: 'qingshan',
  api_key: key,
  service_code: 'litter',
  lat: '24.35',
  long: '114.115',
});
const xmlOf = (text: string) => new new JSDOM('').window.DOMParser().parseFromString(text, 'text/xml');

describe('services', () => {
  test('are the category set, in both formats', async () => {
    const json = await get(`services.json?${here}`);
    expect(json.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(json.json()[0]).toEqual({
      service_code: 'manhole-cover',
      service_name: expect.any(String),
      description: expect.any(String),
      metadata: false,
      type: 'realtime',
      keywords: 'component',
      group: '01',
    });
    const xml = await get(`services.xml?${here}`);
    expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(xml.body).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<services><service><service_code>/);
    const codes = [...xmlOf(xml.body).querySelectorAll('services > service > service_code')];
    expect(codes.map(({ textContent }) => textContent)).toEqual(
      json.json().map(({ service_code }: { service_code: string }) => service_code),
    );
  });

  test('are defined: illegal building asks for its area', async () => {
    expect((await get(`services/illegal-building.json?${here}`)).json()).toMatchObject({
      service_code: 'illegal-building',
      attributes: [{ variable: true, code: 'area', datatype: 'number', required: false, order: 1 }],
    });
    expect((await get(`services/litter.xml?${here}`)).body).toContain('<attributes></attributes>');
    expect((await get(`services/weather.json?${here}`)).json()).toEqual([
      { code: 404, description: expect.stringContaining('weather') },
    ]);
  });
});

describe('a request', () => {
  test('is posted with a key, located, and found again', async () => {
    const reply = await form({
      ...inW01(),
      description: '路口 <b>&',
      media_url: 'https://example.org/1.jpg',
      email: 'a@b.c',
      phone: '13800000000',
    });
    expect(reply.statusCode, reply.body).toBe(201);
    const [posted] = reply.json();
    expect(posted).toEqual({
      service_request_id: expect.any(String),
      service_notice: null,
      account_id: null,
    });
    const id = Number(posted.service_request_id);
    const issue = await server.store.issues.get('qingshan', id);
    expect(issue).toMatchObject({ source: 'open311', grids: { minor: 'W-01' } });
    expect(issue?.description).toBe('路口 <b>&\n照片 media: https://example.org/1.jpg');
    const xml = await get(`requests/${id}.xml?${here}`);
    const found = xmlOf(xml.body).querySelector('service_requests > request');
    const field = (name: string) => found?.querySelector(name)?.textContent;
    expect([field('service_request_id'), field('status'), field('lat'), field('long')]).toEqual([
      String(id),
      'open',
      '24.35',
      '114.115',
    ]);
    expect(field('description')).toContain('<b>&');
    expect(field('requested_datetime')).toBe(new Date(testNow).toISOString());
    expect(field('expected_datetime')).toBe(issue?.dueAt);
    expect(xml.body).not.toContain('13800000000');
    const [entry] = await server.store.audit.page({ action: 'issue-reported' }, null, 1);
    expect(entry).toMatchObject({ actor: { kind: 'account' }, subject: `issue ${id}` });
  });

  test('names the first photo of its issue, where the caller can fetch it', async () => {
    const [{ service_request_id: id }] = (await form(inW01())).json();
    const photo = { county: 'qingshan', id: 'a'.repeat(64), width: 1, height: 1 };
    const by = { actor: program, once: null };
    const bytes = { image: Uint8Array.of(1), thumbnail: Uint8Array.of(2) };
    await server.store.photos.add({ ...photo, ...bytes, by, now: testNow });
    await server.store.photos.attach({ ...photo, issue: Number(id), most: 3, by, now: testNow });
    const [found] = (await get(`requests/${id}.json?${here}`)).json();
    expect(found.media_url).toMatch(/^http:\/\/[^/]+\/api\/counties\/qingshan\/photos\/a{64}$/);
    const { pathname } = new URL(found.media_url);
    expect((await server.send(pathname)).statusCode).toBe(200);
  });

  test('may say the area of an illegal building', async () => {
    const reply = await form({ ...inW01(), service_code: 'illegal-building', 'attribute[area]': '36.5' });
    const id = Number(reply.json()[0].service_request_id);
    expect(await server.store.issues.get('qingshan', id)).toMatchObject({ areaSquareMetres: 36.5 });
  });

  test.each<[string, () => Readonly<Record<string, string>>, number, RegExp]>([
    ['no key', () => ({ ...inW01(), api_key: '' }), 401, /api_key/],
    ['a key nobody has', () => ({ ...inW01(), api_key: 'x'.repeat(43) }), 403, /api_key/],
    ['the key of a wall display, which only reads', () => ({ ...inW01(), api_key: displayKey }), 403, /role/],
    ['a place in another’s grid', () => ({ ...inW01(), lat: '24.345', long: '114.11' }), 403, /grids/],
    ['no jurisdiction', () => ({ ...inW01(), jurisdiction_id: '' }), 400, /jurisdiction_id was not provided/],
    ['a jurisdiction there is not', () => ({ ...inW01(), jurisdiction_id: 'sf' }), 404, /jurisdiction_id sf/],
    ['no service', () => ({ ...inW01(), service_code: '' }), 400, /service_code was not provided/],
    ['a service there is not', () => ({ ...inW01(), service_code: 'weather' }), 400, /weather/],
    ['no place', () => ({ ...inW01(), lat: '', address_string: '1 Main St' }), 400, /lat and long/],
    ['a place off the earth', () => ({ ...inW01(), lat: '95' }), 400, /lat/],
  ])('with %s is refused in the form of the specification', async (_, fields, code, description) => {
    const reply = await form(fields());
    expect(reply.statusCode).toBe(code);
    expect(reply.json()).toEqual([{ code, description: expect.stringMatching(description) }]);
    const xml = xmlOf((await form(fields(), stranger, 'xml')).body);
    expect(xml.querySelector('errors > error > code')?.textContent).toBe(String(code));
  });

  test('by a session needs what only our own pages know', async () => {
    const { api_key: _, ...fields } = inW01();
    expect((await form(fields, officer)).statusCode).toBe(201);
    const { cookie } = officer;
    const bare: Headers = { host, cookie: cookie ?? '' };
    expect((await form(fields, bare)).statusCode).toBe(403);
  });
});

describe('requests', () => {
  test('are filtered by number, service, status and dates', async () => {
    const ask = async (query: string) => (await get(`requests.json?${here}&${query}`)).json();
    const all = await ask('start_date=2026-07-20T00:00:00Z&end_date=2026-10-15T12:00:00%2B08:00');
    expect(all.length).toBeGreaterThan(5);
    const of = (name: string) => new Set(all.map((one: Record<string, string>) => one[name]));
    expect(of('status')).toEqual(new Set(['open', 'closed']));
    const closed = await ask('start_date=2026-07-20T00:00:00Z&status=closed');
    expect(closed.every(({ status }: { status: string }) => status === 'closed')).toBe(true);
    expect(closed.length).toBeGreaterThan(0);
    const litter = await ask('start_date=2026-07-20T00:00:00Z&service_code=litter,parking');
    expect(new Set(litter.map((one: Record<string, string>) => one.service_code))).toEqual(
      new Set(['litter', 'parking']),
    );
    const two = all.slice(0, 2).map((one: Record<string, string>) => one.service_request_id);
    expect(
      (await ask(`service_request_id=${two.join(',')}`)).map(
        (one: Record<string, string>) => one.service_request_id,
      ),
    ).toEqual(two);
    expect(
      (await get(`requests.json?${here}&start_date=2026-01-01T00:00:00Z&end_date=2026-10-01T00:00:00Z`))
        .statusCode,
    ).toBe(400);
    expect((await get(`requests.json?${here}&status=lost`)).statusCode).toBe(400);
    expect((await get(`requests/999999.json?${here}`)).statusCode).toBe(404);
  });

  test('are read by those who may read issues', async () => {
    const read = async (headers: Headers, more = '') =>
      (await server.sendAs(headers, `${v2}/requests.json?${here}${more}`)).statusCode;
    const elsewhere = (await someone(server.services, { county: 'linhe', role: 'planner' })).headers;
    expect(await read(stranger)).toBe(401);
    expect(await read(elsewhere)).toBe(403);
    expect(await read(stranger, `&api_key=${displayKey}`)).toBe(200);
  });
});

test('another format is 404, and discovery names the two there are', async () => {
  expect((await get(`services.csv?${here}`)).statusCode).toBe(404);
  expect((await server.send('/open311/discovery.json')).json().endpoints[0]).toMatchObject({
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: `http://${host}/open311/v2`,
    formats: ['text/xml', 'application/json'],
  });
});
