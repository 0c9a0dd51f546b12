import type { Page } from 'playwright-core';

/** What share of the page has one of these colours (#rrggbb, within 6 of each channel), and how many colours there are. */
export async function colourShares(
  page: Page,
  colours: readonly string[],
): Promise<{ readonly of: number[]; readonly distinct: number }> {
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ([base64, wanted]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no 2D canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const targets = wanted.map((hex) => Number.parseInt(hex.slice(1), 16));
      const counts = targets.map(() => 0);
      const seen = new Set<number>();
      for (let i = 0; i < data.length; i += 4) {
        const [r, g, b] = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
        seen.add((r << 16) | (g << 8) | b);
        targets.forEach((target, at) => {
          const near =
            Math.abs(r - (target >> 16)) <= 6 &&
            Math.abs(g - ((target >> 8) & 255)) <= 6 &&
            Math.abs(b - (target & 255)) <= 6;
          if (near) counts[at] = (counts[at] ?? 0) + 1;
        });
      }
      const pixels = data.length / 4;
      return { of: counts.map((count) => count / pixels), distinct: seen.size };
    },
    [picture, colours] as const,
  );
}
