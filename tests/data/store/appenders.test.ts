import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { program } from '../../../data/model/audit.ts';
import { verifyChain } from '../../../data/rules/audit-chain.ts';
import { auditAppender, auditLog, changeRecorder, sha256 } from '../../../data/store/sqlite/audit.ts';
import { connection } from '../../../data/store/sqlite/connection.ts';
import { eventAppender, reportedAppender } from '../../../data/store/sqlite/events.ts';
import { issueOfReport } from '../../../data/store/sqlite/issue-rows.ts';
import { migrate } from '../../../data/store/sqlite/migrations.ts';
import { anIssue, now } from './sample-county.ts';

function some() {
  const database = new Database(':memory:');
  migrate(database, 0, now);
  database.pragma('foreign_keys = OFF');
  return { database, link: connection(database, 0) };
}

test('the event of a report has the same bytes from the issue as from its text', async () => {
  const { database, link } = some();
  const issue = issueOfReport('a', 7, 'N-7', anIssue({ description: '路口 "堆放"\n\u2028' }));
  const [append, appendText] = [eventAppender(link), reportedAppender(link)];
  await link.write(() => {
    append('a', { kind: 'issue-reported', issue }, now);
    appendText('a', JSON.stringify(issue), now);
  });
  const [one, other] = database.prepare<[], object>('SELECT county, kind, at, payload FROM events').all();
  expect(one).toBeDefined();
  expect(other).toEqual(one);
});

test('the chain holds through what was undone, whoever appends, and past entries of another program', async () => {
  const { database, link } = some();
  const [append, record] = [auditAppender(link), changeRecorder(link)];
  const by = { actor: program, once: null };
  const change = (subject: string) =>
    record(by, { action: 'issue-changed', county: 'a', subject, after: subject }, now);
  const results = await Promise.allSettled([
    link.write(() => change('issue 1')),
    link.write(() => {
      change('issue 2');
      throw new Error('undone');
    }),
    link.write(() => change('issue 3')),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const another = changeRecorder(connection(database, 0));
  another(by, { action: 'issue-changed', county: 'a', subject: 'issue 4' }, now);
  const at = new Date(now).toISOString();
  const entry = {
    at,
    actor: program,
    action: 'sign-in',
    county: null,
    subject: 's',
    before: null,
    after: null,
  } as const;
  await link.write(() => {
    append(entry);
    change('issue 5');
    append(entry);
  });
  const report = await verifyChain(auditLog(link).all(), [], sha256);
  expect(report).toMatchObject({ entries: 6, faults: [] });
});
