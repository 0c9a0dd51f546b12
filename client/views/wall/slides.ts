import type { TierCollection } from '../../../data/model/replies.ts';

/** The wall shows the county, then each grid of a tier in turn, and begins again. */
export type GridFeature = TierCollection['features'][number];
export type Slide =
  | { readonly kind: 'county'; readonly key: string }
  | { readonly kind: 'grid'; readonly key: string; readonly grid: GridFeature };

const inOrderOfCode = new Intl.Collator('en', { numeric: true });

/** The county first, then the grids by their codes, W-2 before W-10. */
export function slidesOf(grids: TierCollection): readonly Slide[] {
  const ordered = grids.features.toSorted(
    (a, b) =>
      inOrderOfCode.compare(a.properties.code, b.properties.code) ||
      inOrderOfCode.compare(a.properties.id, b.properties.id),
  );
  return [
    { kind: 'county', key: '' },
    ...ordered.map((grid) => ({ kind: 'grid' as const, key: grid.properties.id, grid })),
  ];
}

/** The slide after the one with this key; the first, when there is no such slide any more (a new plan) or it was the last. */
export function slideAfter(slides: readonly Slide[], key: string): Slide | undefined {
  const at = slides.findIndex((slide) => slide.key === key);
  return slides[(at + 1) % slides.length] ?? slides[0];
}
