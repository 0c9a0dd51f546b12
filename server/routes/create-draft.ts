import { answerRevision, type Handler, keyReused, refuse } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';

export const createDraft: Handler<'createDraft'> = async ({ store, now }, { parameters, body }, { by }) => {
  const { county } = parameters;
  if ((await store.counties.get(county)) === null) return unknownCounty(county);
  const created = await store.drafts.create({ county, ...body, by, now: now() });
  if (created.ok) return answerRevision(created.draft);
  if (created.reason === 'key-reused') return keyReused;
  return refuse('not-found', `${county} has no plan ${body.base} to begin a draft on.`);
};
