import { expect, test } from 'vitest';
import { readGpx } from '../../../geojson/formats/gpx.ts';

const gpx = (inside: string) =>
  `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${inside}</gpx>`;

test('the points of all tracks and segments, in order, with their times', () => {
  const text = gpx(
    `<wpt lat="1" lon="2"/><trk><trkseg><trkpt lat="24.35" lon="114.12"><ele>1</ele><time>2026-11-20T08:00:00Z</time></trkpt>
     <trkpt lon='114.121' lat='24.351'><time> 2026-11-20T08:00:10Z </time></trkpt></trkseg></trk><trk><trkseg><trkpt lat="-1" lon="-2"/></trkseg></trk>`,
  );
  expect(readGpx(text)).toEqual([
    { longitude: 114.12, latitude: 24.35, time: '2026-11-20T08:00:00Z' },
    { longitude: 114.121, latitude: 24.351, time: '2026-11-20T08:00:10Z' },
    { longitude: -2, latitude: -1, time: null },
  ]);
});

test('prefixed names, and attributes that only look like a place', () => {
  const text = '<g:gpx><g:trkpt xlat="9" lat="1" lon="2"><g:time>t</g:time></g:trkpt></g:gpx>';
  expect(readGpx(text)).toEqual([{ longitude: 2, latitude: 1, time: 't' }]);
});

test('a missing or blank place is no number', () => {
  expect(readGpx(gpx('<trkpt lat="" lon="x"/>'))).toEqual([
    { longitude: Number.NaN, latitude: Number.NaN, time: null },
  ]);
});

test('what is no GPX is told apart from GPX without points', () => {
  expect(readGpx('<kml/>')).toBeNull();
  expect(readGpx(gpx(''))).toEqual([]);
});

test.each(['<trkpt ', '<trkpt>', '<trkpt><time>', '<trkpt lat="1" lon="2"><time> '])(
  'what is never closed is looked at once: %j again and again',
  (broken) => {
    expect(readGpx(gpx(broken.repeat(200_000)))).toEqual([]);
  },
);
