import exifr from 'exifr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photoLimits, uploadedPhoto } from '../../data/model/photo.ts';
import { type Headers, someone } from '../helpers/people.ts';
import { type TestServer, testNow, testServer } from '../helpers/server.ts';

let server: TestServer;
let officer: Headers;
let clock = testNow;
beforeAll(async () => {
  server = await testServer({}, () => clock);
  officer = (await someone(server.services, { county: 'qingshan', role: 'officer', grids: ['W-01'] }))
    .headers;
});
afterAll(() => server.close());

const photos = '/api/counties/qingshan/photos';
const upload = (bytes: Uint8Array, headers = officer) =>
  server.sendAs(headers, { method: 'POST', url: photos, payload: Buffer.from(bytes) });
const picture = (width: number, height: number, background = '#c04020') =>
  sharp({ create: { width, height, channels: 3, background } });
const withExif = (width = 400, height = 300) =>
  picture(width, height)
    .withExif({
      IFD0: { Make: 'Camera', Artist: 'Zhang San' },
      IFD2: { DateTimeOriginal: '2026:10:14 09:30:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '24/1 21/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '114/1 6/1 54/1',
      },
    })
    .jpeg()
    .toBuffer();
const report = async (longitude: number, latitude: number): Promise<number> =>
  (
    await server.send({
      method: 'POST',
      url: '/api/counties/qingshan/issues',
      payload: { category: 'litter', longitude, latitude },
    })
  ).json().id;

describe('a photo', () => {
  test('says once where and when it was taken, and keeps nothing of it', async () => {
    const sent = await withExif();
    expect(await exifr.parse(sent)).toMatchObject({ Artist: 'Zhang San' });
    const reply = uploadedPhoto.parse((await upload(sent)).json());
    expect(reply).toMatchObject({ width: 400, height: 300, takenAt: '2026-10-14T01:30:00.000Z' });
    expect(reply.place?.[0]).toBeCloseTo(114.115, 6);
    expect(reply.place?.[1]).toBeCloseTo(24.35, 6);
    for (const size of ['full', 'thumbnail']) {
      const kept = await server.sendAs(officer, `${photos}/${reply.id}?size=${size}`);
      expect(kept.headers['content-type']).toBe('image/jpeg');
      expect(kept.headers['cache-control']).toContain('immutable');
      expect(await exifr.parse(kept.rawPayload)).toBeUndefined();
      const { exif, xmp, iptc, icc } = await sharp(kept.rawPayload).metadata();
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
    }
  });

  test.each([
    [
      'PNG with a transparent ground',
      () =>
        sharp({ create: { width: 40, height: 30, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
          .png()
          .toBuffer(),
    ],
    ['WebP', () => picture(40, 30).webp().toBuffer()],
  ])('may be %s', async (_, make) => {
    expect((await upload(await make())).json()).toMatchObject({
      width: 40,
      height: 30,
      place: null,
      takenAt: null,
    });
  });

  test('is made smaller, upright, and its thumbnail smaller still', async () => {
    const lying = await picture(3_000, 1_000).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { id, width, height } = (await upload(lying)).json();
    expect([width, height]).toEqual([683, 2_048]);
    const small = await sharp(
      (await server.sendAs(officer, `${photos}/${id}?size=thumbnail`)).rawPayload,
    ).metadata();
    expect([small.width, small.height]).toEqual([107, 320]);
  });

  test.each<[string, () => Promise<Uint8Array>]>([
    [
      'an SVG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'),
    ],
    ['a GIF', () => picture(9, 9).gif().toBuffer()],
    ['a TIFF', () => picture(9, 9).tiff().toBuffer()],
    ['half a JPEG', async () => (await withExif()).subarray(0, 800)],
    ['a web page with a JPEG’s first bytes', async () => Buffer.from('\xff\xd8\xff<html></html>', 'latin1')],
    ['nothing', async () => new Uint8Array()],
    [
      'more pixels than allowed',
      () =>
        sharp({ create: { width: 10_000, height: 6_001, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
    ],
  ])('is refused where it is %s', async (_, make) => {
    expect((await upload(await make())).json()).toMatchObject({ status: 422, code: 'invalid-request' });
  });

  test('of too many bytes is refused with 413, and nobody’s at all with 401', async () => {
    expect((await upload(new Uint8Array(photoLimits.bytes + 1))).statusCode).toBe(413);
    const { host, origin } = officer;
    const nobody = { host: host ?? '', origin: origin ?? '' };
    expect((await upload(await withExif(), nobody)).statusCode).toBe(401);
    // It is not taken in at all.
    expect((await upload(new Uint8Array(photoLimits.bytes + 1), nobody)).statusCode).toBe(401);
  });
});

describe('a photo of an issue', () => {
  const attach = (issue: number, photo: string, headers = officer) =>
    server.sendAs(headers, {
      method: 'POST',
      url: `/api/counties/qingshan/issues/${issue}/photos`,
      payload: { photo },
    });

  test('is attached in the own grid, once, and to one issue', async () => {
    const [own, second, other] = [
      await report(114.115, 24.35),
      await report(114.115, 24.35),
      await report(114.11, 24.345),
    ];
    const { id } = (await upload(await picture(50, 51).jpeg().toBuffer())).json();
    expect((await attach(other, id)).json()).toMatchObject({ code: 'forbidden' });
    expect((await attach(own, id)).json()).toMatchObject([{ id, width: 50, height: 51 }]);
    expect((await attach(own, id)).json()).toHaveLength(1);
    expect((await attach(second, id)).json()).toMatchObject({ code: 'already-done' });
    expect((await attach(own, '0'.repeat(64))).statusCode).toBe(404);
    const list = await server.send(`/api/counties/qingshan/issues/${own}/photos`);
    expect(list.json()).toMatchObject([{ id }]);
    const [entry] = await server.store.audit.page({ action: 'photo-attached' }, null, 1);
    expect(entry?.subject).toBe(`issue ${own}`);
  });

  test('that is attached to none is gone after a day', async () => {
    const issue = await report(114.115, 24.35);
    const [kept, loose] = [
      (await upload(await picture(60, 61).jpeg().toBuffer())).json().id,
      (await upload(await picture(62, 63).jpeg().toBuffer())).json().id,
    ];
    await attach(issue, kept);
    clock += 86_400_001;
    const { headers } = await someone(server.services, { county: 'qingshan', role: 'planner' });
    await upload(await picture(64, 65).jpeg().toBuffer(), headers);
    expect((await server.sendAs(headers, `${photos}/${kept}`)).statusCode).toBe(200);
    expect((await server.sendAs(headers, `${photos}/${loose}`)).statusCode).toBe(404);
  });
});
