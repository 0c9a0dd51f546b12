import { answerRevision, type Handler, refuse } from '../answer.ts';

export const draft: Handler<'draft'> = async ({ store }, { parameters }) => {
  const found = await store.drafts.get(parameters.county, parameters.draft);
  return found === null
    ? refuse('not-found', `${parameters.county} has no draft ${parameters.draft}.`)
    : answerRevision(found);
};
