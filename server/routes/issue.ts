import { answerRevision, type Handler, refuse } from '../answer.ts';

export const issue: Handler<'issue'> = async ({ store }, { parameters }) => {
  const found = await store.issues.get(parameters.county, parameters.issue);
  return found === null
    ? refuse('not-found', `${parameters.county} has no issue ${parameters.issue}.`)
    : answerRevision(found);
};
