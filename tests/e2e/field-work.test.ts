import exifr from 'exifr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { axeViolations, describeInBrowser, sizes } from './harness.ts';

/** Where the photo was taken and where the walk begins: on Jianshe Road in Wengyuan. */
const place = { longitude: 114.126, latitude: 24.357 };
const phone = { viewport: sizes.phone, locale: 'zh-CN', reducedMotion: 'reduce' } as const;

const photo = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#c04020' } })
    .withExif({
      IFD0: { Artist: 'Zhang San' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '24/1 21/1 252/10',
        GPSLongitudeRef: 'E',
        GPSLongitude: '114/1 7/1 336/10',
      },
    })
    .jpeg()
    .toBuffer();

describeInBrowser('in the street', ({ app, open }) => {
  test('a photo’s place is offered for the report; the case shows the photo, and nothing of where it was taken is served', async () => {
    const { page, errors } = await open('/?county=wengyuan&panel=report', phone);
    const buffer = await photo();
    const taken = await exifr.parse(buffer);
    expect(taken.Artist).toBe('Zhang San');
    expect(taken.latitude).toBeCloseTo(place.latitude, 6);
    await page.getByLabel('添加照片').setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer });
    await page.getByRole('button', { name: '用照片的拍摄地点' }).click();
    await page.getByText('114.126000, 24.357000').waitFor();
    await page.getByRole('combobox', { name: '类别' }).selectOption('litter');
    await page.locator('form').getByRole('button', { name: '上报', exact: true }).click();
    await page.waitForURL(/issue=\d+/);
    const shown = page.getByRole('img', { name: /^照片 1，/ });
    await shown.waitFor();
    await expect
      .poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    const links = await page
      .locator('a', { has: shown })
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    const thumbnail = await shown.getAttribute('src');
    for (const path of [...links, thumbnail]) {
      const reply = await page.context().request.get(`${app().address}${path}`);
      const served = await reply.body();
      expect((await sharp(served).metadata()).exif).toBeUndefined();
      expect(await exifr.parse(served)).toBeUndefined();
      expect(served.includes('Zhang San')).toBe(false);
    }
    expect(links).toHaveLength(1);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a walk is recorded, kept while there is no signal, sent after, and shown on the map', async () => {
    const { page, errors } = await open('/?county=wengyuan&panel=walks', {
      ...phone,
      as: 'officer',
      permissions: ['geolocation'],
      geolocation: { ...place, accuracy: 8 },
    });
    const context = page.context();
    await page.getByRole('button', { name: '开始记录' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const start = Date.now() - 120_000;
    await page.clock.setFixedTime(start);
    await page.getByRole('button', { name: '开始记录' }).click();
    for (let step = 0; step < 4; step++) {
      await page.clock.setFixedTime(start + step * 10_000);
      await context.setGeolocation({ ...place, latitude: place.latitude + step * 0.0001, accuracy: 8 });
      await page.getByText(`已传 0 / ${step + 1} 点`).waitFor();
    }
    await page.getByRole('button', { name: '记录中 33 米' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: '结束并上传' }).click();
    await page.getByText(/暂时传不上去/).waitFor();
    await context.setOffline(false);
    await page.getByText(/^已上传：33 米，0:30/).waitFor();
    await page.getByRole('region', { name: '保存着的轨迹' }).getByRole('button').first().click();
    await page.waitForURL(/track=\d+/);
    await page.locator('[data-slots~=track]').waitFor({ state: 'attached' });
    await page.getByText('我本人').waitFor();
    expect(errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    await context.close();
  });
});
