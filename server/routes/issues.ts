import { answer, type Handler } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';
import { issueQuery } from '../issue-query.ts';

export const issues: Handler<'issues'> = async ({ store, now }, { parameters, query }) => {
  if ((await store.counties.get(parameters.county)) === null) return unknownCounty(parameters.county);
  const { limit, after, ...filter } = query;
  const asked = issueQuery(filter, now());
  if (!asked.ok) return asked;
  const page = await store.issues.page(parameters.county, asked.query, limit, after);
  return answer({ issues: [...page.issues], total: page.total, next: page.next });
};
