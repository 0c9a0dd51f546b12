import { answer, type Handler, refuse } from '../answer.ts';

export const categories: Handler<'categories'> = async ({ store }) => {
  const set = await store.counties.categories();
  return set === null ? refuse('not-found', 'No category set has been loaded.') : answer(set);
};
