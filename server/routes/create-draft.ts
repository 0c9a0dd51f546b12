import { answer, type Handler, refuse } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';

export const createDraft: Handler<'createDraft'> = async ({ store, now }, { parameters, body }) => {
  const { county } = parameters;
  if ((await store.counties.get(county)) === null) return unknownCounty(county);
  const created = await store.drafts.create({ county, ...body, now: now() });
  return created.ok
    ? answer(created.draft)
    : refuse('not-found', `${county} has no plan ${body.base} to begin a draft on.`);
};
