import gcoord from 'gcoord';
import { expect, test } from 'vitest';
import { readTrackFile } from '../../../client/session/read-track-file.ts';

const now = Date.parse('2026-11-20T04:00:00Z');
const bounds = [114.1, 24.34, 114.12, 24.36] as const;
const at = '2026-11-20T03:00:00Z';
const gpx = (longitude: number, latitude: number, time = at) =>
  `<gpx><trkpt lon="${longitude}" lat="${latitude}"><time>${time}</time></trkpt></gpx>`;
const read = (text: string, crs: 'wgs84' | 'gcj02' = 'wgs84') =>
  readTrackFile(new Blob([text]), crs, bounds, now);

test('GPX and GeoJSON are told apart by what is in them, whatever went before', async () => {
  const point = { place: [114.11, 24.35], at: Date.parse(at), accuracy: 0 };
  expect(await read(`\uFEFF\n${gpx(114.11, 24.35)}`)).toEqual({ ok: true, points: [point] });
  const geojson = {
    type: 'Feature',
    properties: { time: at },
    geometry: { type: 'Point', coordinates: [114.11, 24.35] },
  };
  expect(await read(JSON.stringify(geojson))).toEqual({ ok: true, points: [point] });
});

test('points stay as they are in the file, and are looked for where they are on the ground', async () => {
  // Just inside by the true place; as written they would lie beyond what is taken as near.
  const inside: [number, number] = [114.169, 24.35];
  const [x, y] = gcoord.transform(inside, gcoord.WGS84, gcoord.GCJ02);
  expect(x).toBeGreaterThan(114.17);
  const found = await read(gpx(x, y), 'gcj02');
  expect(found).toMatchObject({ ok: true, points: [{ place: [x, y] }] });
  expect(await read(gpx(x, y))).toEqual({ ok: false, reason: 'elsewhere' });
});

test.each([
  ['hello', 'not-a-track'],
  ['<html></html>', 'not-gpx'],
  ['{"type":"Circle"}', 'not-geojson'],
  [gpx(2.35, 48.85), 'elsewhere'],
  [gpx(114.11, 24.35, '2026-09-01T00:00:00Z'), 'too-old'],
])('%s is refused before it is sent', async (text, reason) => {
  expect(await read(text)).toEqual({ ok: false, reason });
});
