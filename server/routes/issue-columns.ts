import { encodeIssueColumns } from '../../data/model/issue-columns.ts';
import { answerBytes, type Handler } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';
import { issueQuery } from '../issue-query.ts';

export const issueColumns: Handler<'issueColumns'> = async ({ store, now }, { parameters, query }) => {
  if ((await store.counties.get(parameters.county)) === null) return unknownCounty(parameters.county);
  const asked = issueQuery(query, now());
  if (!asked.ok) return asked;
  return answerBytes(encodeIssueColumns(await store.issues.columns(parameters.county, asked.query)));
};
