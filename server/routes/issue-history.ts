import { answer, type Handler, refuse } from '../answer.ts';

/** What was done to an issue, oldest first. */
export const issueHistory: Handler<'issueHistory'> = async ({ store }, { parameters }) => {
  const history = await store.issues.history(parameters.county, parameters.issue);
  return history === null
    ? refuse('not-found', `${parameters.county} has no issue ${parameters.issue}.`)
    : answer([...history]);
};
