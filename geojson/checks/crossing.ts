import { crossingPlaces } from '../kernel/law.ts';
import type { Check } from './check.ts';

/**
 * Borders that meet where there is no node. The kernel's operations cannot make one: this check is the guard for plans that come
 * from elsewhere, and says so if the kernel ever fails. `amount`: none.
 */
export const crossing: Check = {
  name: 'crossing',
  about: 'faces',
  find: ({ plan, touched }) =>
    crossingPlaces(plan.map, touched?.faces ?? null).map((place) => ({
      check: 'crossing',
      tier: null,
      grids: [],
      faces: [],
      features: [],
      place,
      amount: null,
    })),
};
