import gcoord from 'gcoord';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../data/api.ts';
import { roles } from '../../data/model/account.ts';
import { type NewTrack, type TrackPoint, trackLimits } from '../../data/model/patrol.ts';
import { streets } from '../../data/model/plan.ts';
import type { Position } from '../../data/model/text.ts';
import { geodesicLength } from '../../geojson/kernel/geodesic.ts';
import { forgetTracks } from '../../server/forget-tracks.ts';
import { type Person, someone } from '../helpers/people.ts';
import { payloadOf } from '../helpers/sample-calls.ts';
import { type TestServer, testNow, testServer } from '../helpers/server.ts';

const county = 'qingshan';
let server: TestServer;
let line: readonly Position[];
let street: string;
let officer: Person;
beforeAll(async () => {
  server = await testServer();
  const record = await server.store.counties.get(county);
  const layer = await server.send(`/api/counties/${county}/layers/streets/${record?.layers.streets}`);
  const [first] = streets.parse(layer.json()).features;
  line = first?.geometry.coordinates ?? [];
  street = first?.properties.id ?? '';
  officer = await someone(server.services, { county, role: 'officer', grids: ['W-01'], unit: 'unit-a' });
});
afterAll(() => server.close());

/** A walk along a line at 1.4 m/s that ends at `end`. */
function walk(along: readonly Position[], end = testNow): TrackPoint[] {
  const seconds = geodesicLength(along) / 1.4;
  const steps = Math.ceil(seconds / 10);
  const places = along.slice(1).flatMap((b, index) => {
    const a = along[index]!;
    const parts = Math.max(1, Math.round((steps * geodesicLength([a, b])) / geodesicLength(along)));
    return Array.from({ length: parts }, (_, part): Position => {
      const share = part / parts;
      return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
    });
  });
  const all = [...places, along.at(-1)!];
  return all.map((place, index) => ({
    place,
    at: new Date(end - (all.length - 1 - index) * 10_000).toISOString(),
    accuracy: 8,
  }));
}

const send = (person: Person, body: NewTrack, more = {}) =>
  server.sendAs(
    { ...person.headers, ...more },
    {
      method: 'POST',
      url: `/api/counties/${county}/patrols`,
      payload: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    },
  );
const coverage = async (query = ''): Promise<Reply<'patrolCoverage'>> =>
  (await server.send(`/api/counties/${county}/patrol-coverage?tier=minor${query}`)).json();

describe('a track', () => {
  test('walks the street it goes along; the coverage says so, by grid, street, hour and on the map', async () => {
    const before = await coverage();
    expect(before.total.walkedMetres).toBe(0);
    expect(before.streets.find((one) => one.street === street)?.lastWalked).toBeNull();
    const sent = await send(officer, { points: walk(line) });
    expect(sent.statusCode).toBe(201);
    expect(sent.json().metres).toBeCloseTo(geodesicLength(line), 0);
    const after = await coverage();
    expect(after.total.walkedMetres).toBeGreaterThan(0);
    expect(after.total.metres).toBe(before.total.metres);
    expect(after.grids.some(({ walkedMetres }) => walkedMetres > 0)).toBe(true);
    expect(after.streets.find((one) => one.street === street)).toMatchObject({ daysSince: 0 });
    expect(after.times).toMatchObject([{ weekday: 4, hour: 11 }]);
    expect(after.definition.zh).toMatch(/÷/);
    const lines = (await server.send(`/api/counties/${county}/patrol-lines?period=week`)).json();
    const mine = lines.features.filter(
      ({ properties }: { properties: { street: string } }) => properties.street === street,
    );
    expect(mine.map(({ properties }: { properties: object }) => properties)).toEqual([
      { street, walked: true, lastWalked: '2026-10-15' },
    ]);
  });

  test('is the same as points, as GPX and as GeoJSON', async () => {
    const points = walk(line);
    const gpx = `<gpx><trk><trkseg>${points.map(({ place: [x, y], at }) => `<trkpt lat="${y}" lon="${x}"><time>${at}</time></trkpt>`).join('')}</trkseg></trk></gpx>`;
    const coordTimes = points.map(({ at }) => at);
    const coordinates = points.map(({ place }) => place);
    const geojson = {
      type: 'Feature',
      properties: { coordTimes },
      geometry: { type: 'LineString', coordinates },
    };
    const answers = await Promise.all(
      [{ points } as const, { gpx: gpx } as const, { geojson } as const].map(async (body) =>
        (await send(officer, body)).json(),
      ),
    );
    expect(new Set(answers.map(({ stretches, points }) => `${stretches} ${points}`)).size).toBe(1);
    expect(answers[0].stretches).toBeGreaterThan(2);
  });

  const one = (more: Partial<TrackPoint>): NewTrack => ({
    points: [{ place: [114.12, 24.345], at: new Date(testNow).toISOString(), ...more }],
  });
  test.each<[string, NewTrack, string]>([
    ['in another country', one({ place: [2.35, 48.85] }), 'elsewhere'],
    ['from the future', one({ at: new Date(testNow + 600_000).toISOString() }), 'in-future'],
    ['a month old', one({ at: new Date(testNow - 31 * 86_400_000).toISOString() }), 'too-old'],
    ['that is no GPX', { gpx: 'hello' }, 'not-gpx'],
    ['without points', { gpx: '<gpx></gpx>' }, 'no-points'],
    ['without times', { gpx: '<gpx><trkpt lat="24.345" lon="114.12"/></gpx>' }, 'no-time'],
    [
      'without a zone',
      {
        gpx: '<gpx><trkpt lat="24.345" lon="114.12"><time>2026-10-15T04:00:00</time></trkpt></gpx>',
      },
      'bad-time',
    ],
    ['beyond the poles', { gpx: '<gpx><trkpt lat="95" lon="114.12"/></gpx>' }, 'bad-place'],
    ['that is no GeoJSON', { geojson: { type: 'Circle' } }, 'not-geojson'],
  ])('%s is refused with a reason', async (_, body, reason) => {
    const reply = await send(officer, body);
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toMatchObject({ code: 'invalid-request', reason });
  });

  test.each(['gcj02', 'bd09'] as const)('in %s is kept in WGS84, with what it came in', async (crs) => {
    const points = walk(line);
    const to = crs === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
    const shifted = points.map((point) => ({
      ...point,
      place: gcoord.transform(point.place, gcoord.WGS84, to) as [number, number],
    }));
    const sent = (await send(officer, { points: shifted, crs })).json();
    expect(sent.stretches).toBeGreaterThan(2);
    const url = `/api/counties/${county}/patrols/${sent.track}`;
    const track: Reply<'patrolTrack'> = (await server.sendAs(officer.headers, url)).json();
    expect(track.crs).toBe(crs);
    for (const [index, { place }] of track.line.entries())
      expect(geodesicLength([place, points[index]!.place])).toBeLessThan(1);
    // As if they were WGS84 the same points lie hundreds of metres off, on other streets or on none.
    expect((await send(officer, { points: shifted })).json().stretches).not.toBe(sent.stretches);
  });

  test('sent bit by bit is one track that walked the way between its parts, too', async () => {
    const points = walk(line);
    const half = Math.floor(points.length / 2);
    const walker = await someone(server.services, { county, role: 'officer' });
    const name = 'walk-by-parts';
    const first = (await send(walker, { points: points.slice(0, half), walk: name })).json();
    const second = (await send(walker, { points: points.slice(half), walk: name })).json();
    expect(second.track).toBe(first.track);
    const list: Reply<'patrolTracks'> = (
      await server.sendAs(walker.headers, `/api/counties/${county}/patrols`)
    ).json();
    expect(list).toMatchObject([{ points: points.length, from: points[0]?.at, to: points.at(-1)?.at }]);
    expect(list[0]?.metres).toBeCloseTo(geodesicLength(line), 0);
    const more = points.map((point) => ({ ...point, accuracy: 0 }));
    const full = Array.from({ length: trackLimits.points / 5 }, () => more[0]!);
    const codes = [];
    for (let part = 0; part < 5; part++)
      codes.push((await send(walker, { points: full, walk: name })).json().reason);
    expect(codes).toEqual([undefined, undefined, undefined, undefined, 'too-many-points']);
  });

  test('sent again under its key is the track it was', async () => {
    const key = { 'idempotency-key': 'walk-1' };
    const body: NewTrack = { points: walk(line) };
    const first = await send(officer, body, key);
    expect((await send(officer, body, key)).json()).toEqual(first.json());
  });
});

describe('who walked where', () => {
  const seenBy = async (person: Person, track: number) => {
    const list = await server.sendAs(person.headers, `/api/counties/${county}/patrols`);
    const detail = await server.sendAs(person.headers, `/api/counties/${county}/patrols/${track}`);
    const listed = list.statusCode === 200 && list.json().some(({ id }: { id: number }) => id === track);
    return [listed, detail.statusCode];
  };

  test('is seen by the walker and his unit, noted, and by nobody else', async () => {
    const { track } = (await send(officer, { points: walk(line) })).json();
    for (const role of roles)
      for (const unit of ['unit-a', 'unit-b', undefined]) {
        const person = await someone(server.services, { county, role, ...(unit && { unit }) });
        const sees = (role === 'officer' || role === 'leader') && unit === 'unit-a';
        expect(await seenBy(person, track), `${role} of ${unit}`).toEqual([sees, sees ? 200 : 403]);
      }
    const elsewhere = await someone(server.services, { county: 'linhe', role: 'officer', unit: 'unit-a' });
    expect(await seenBy(elsewhere, track)).toEqual([false, 403]);
    // The same grid does not make the same unit.
    const neighbour = await someone(server.services, { county, role: 'officer', grids: ['W-01'] });
    expect(await seenBy(neighbour, track)).toEqual([false, 403]);
    const reads = await server.store.audit.page({ action: 'patrol-track-read' }, null, 9);
    expect(reads.filter(({ subject }) => subject === `patrol ${track}`)).toHaveLength(2);
    const own = await server.sendAs(officer.headers, `/api/counties/${county}/patrols/${track}`);
    expect(own.json()).toMatchObject({
      own: true,
      walker: officer.account.displayName,
      unit: 'unit-a',
      crs: 'wgs84',
    });
    expect(own.json().line).toHaveLength(walk(line).length);
    expect(
      JSON.stringify([await coverage(), (await server.send(`/api/counties/${county}/patrol-lines`)).json()]),
    ).not.toContain(officer.account.displayName);
  });

  test('is the walker’s alone who is of no unit', async () => {
    const alone = await someone(server.services, { county, role: 'officer', grids: ['W-01'] });
    const { track } = (await send(alone, { points: walk(line) })).json();
    expect(await seenBy(alone, track)).toEqual([true, 200]);
    expect(await seenBy(officer, track)).toEqual([false, 403]);
    const another = await someone(server.services, { county, role: 'leader' });
    expect(await seenBy(another, track)).toEqual([false, 403]);
  });

  test('is deleted by the walker only, and before its time; what was walked stays', async () => {
    const { track } = (await send(officer, { points: walk(line) })).json();
    const before = await coverage();
    const remove = ({ headers }: Person) =>
      server.sendAs(headers, {
        method: 'POST',
        url: `/api/counties/${county}/patrols/${track}/delete`,
        ...payloadOf({}),
      });
    const colleague = await someone(server.services, { county, role: 'leader', unit: 'unit-a' });
    expect((await remove(colleague)).statusCode).toBe(404);
    const removed = await remove(officer);
    expect(removed.statusCode).toBe(200);
    expect(removed.json().map(({ id }: { id: number }) => id)).not.toContain(track);
    expect(await seenBy(officer, track)).toEqual([false, 403]);
    expect((await coverage()).total).toEqual(before.total);
  });

  test('is forgotten after thirty days, what was walked is not', async () => {
    const before = await coverage();
    const later = { ...server.services, now: () => testNow + 30 * 86_400_000 + 1 };
    forgetTracks(later)();
    await expect.poll(() => server.store.patrols.tracks(county)).toEqual([]);
    expect((await coverage()).total).toEqual(before.total);
  });
});
