import type { Place } from './draft.ts';

/** What goes wrong where: the weight of a place as a magnet, how far its trouble spreads in metres, and the kinds. */
export const magnets: Partial<
  Record<Place['kind'], { weight: number; spread: number; kinds: Readonly<Record<string, number>> }>
> = {
  market: {
    weight: 10,
    spread: 48,
    kinds: { stalls: 9, litter: 6, 'shop-spill': 5, parking: 5, sewage: 3, 'waste-heap': 2, 'litter-bin': 2 },
  },
  station: {
    weight: 8,
    spread: 62,
    kinds: { parking: 9, stalls: 4, litter: 3, posters: 3, 'traffic-sign': 1, noise: 1, billboard: 1 },
  },
  school: {
    weight: 4.5,
    spread: 45,
    kinds: { parking: 7, stalls: 6, litter: 2, guardrail: 1, 'traffic-sign': 1, 'public-notice': 1 },
  },
  hospital: {
    weight: 4.5,
    spread: 52,
    kinds: { parking: 8, stalls: 3, litter: 2, posters: 2, 'tactile-paving': 1 },
  },
  square: {
    weight: 3.5,
    spread: 55,
    kinds: { litter: 4, stalls: 3, noise: 4, 'street-lamp': 2, 'green-belt': 1, 'stray-dog': 1 },
  },
  park: {
    weight: 2.5,
    spread: 80,
    kinds: { litter: 4, 'street-lamp': 3, 'green-belt': 3, tree: 2, 'stray-dog': 2, noise: 1 },
  },
  toilet: { weight: 1.2, spread: 18, kinds: { 'public-toilet': 6, litter: 2, sewage: 2 } },
  hotel: { weight: 1.5, spread: 35, kinds: { parking: 4, 'shop-spill': 2, billboard: 2, noise: 2 } },
  bridge: {
    weight: 1.5,
    spread: 40,
    kinds: { stalls: 3, 'street-lamp': 2, guardrail: 2, litter: 2, parking: 1 },
  },
  government: { weight: 1, spread: 50, kinds: { parking: 4, 'public-notice': 1, litter: 1 } },
  village: {
    weight: 2.5,
    spread: 130,
    kinds: {
      'lean-to': 3,
      'waste-heap': 5,
      'hung-lines': 3,
      'illegal-building': 2,
      'stray-dog': 3,
      'street-lamp': 2,
    },
  },
  community: {
    weight: 2,
    spread: 90,
    kinds: { 'lean-to': 3, 'hung-lines': 4, litter: 3, posters: 3, parking: 3, 'notice-board': 1 },
  },
  'car-park': { weight: 1.5, spread: 35, kinds: { parking: 5, litter: 2, 'road-surface': 1 } },
  compound: { weight: 1, spread: 45, kinds: { 'hung-lines': 3, 'lean-to': 2, parking: 3, litter: 2 } },
};
/** And along any street. */
export const anywhere: Readonly<Record<string, number>> = {
  parking: 6,
  litter: 5,
  posters: 5,
  'shop-spill': 4,
  stalls: 3,
  frontage: 3,
  'street-lamp': 4,
  'manhole-cover': 2,
  'road-surface': 3,
  'drain-blocked': 2,
  'hung-lines': 3,
  'lean-to': 2,
  'illegal-building': 0.7,
  'site-dust': 2,
  'site-hoarding': 1,
  'muck-truck': 1.5,
  billboard: 2,
  'public-notice': 1,
  tree: 1,
  'green-belt': 1,
  'litter-bin': 2,
  hydrant: 0.4,
  noise: 1.5,
  'other-event': 1,
  'waste-heap': 2,
};
