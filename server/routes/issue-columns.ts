import type { Reply } from '../../data/api.ts';
import { encodeIssueColumns } from '../../data/model/wire/encode.ts';
import { answerContent, type Handler } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';
import { issueQuery } from '../issue-query.ts';

/** Encoded and compressed once for all who ask with the same filter between two events. */
export const issueColumns: Handler<'issueColumns'> = async ({ store, hot, now }, { parameters, query }) => {
  const { county } = parameters;
  if ((await store.counties.get(county)) === null) return unknownCounty(county);
  const { fields = [], after, ...filter } = query;
  const asked = issueQuery(filter, now());
  if (!asked.ok) return asked;
  // What is overdue depends on the time: by the second is exact enough.
  const second = query.state === undefined ? '' : Math.floor(now() / 1000);
  const name = `${county} ${JSON.stringify(query)} ${second}`;
  const sequence = await store.events.newest();
  const made = await hot.current.get<Reply<'issueColumns'>>(sequence, name, async () =>
    encodeIssueColumns(await store.issues.columns(county, asked.query, fields, after)),
  );
  return answerContent(made);
};
