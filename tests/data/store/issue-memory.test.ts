import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { connection } from '../../../data/store/sqlite/connection.ts';
import { eventAppender } from '../../../data/store/sqlite/events.ts';
import { issueKinds } from '../../../data/store/sqlite/issue-kinds.ts';
import { issueMemory } from '../../../data/store/sqlite/issue-memory.ts';
import { aCounty, anIssue, now } from './sample-county.ts';
import { storeFolder } from './store-folder.ts';

test('a change is seen although its sequence number was that of an event that was undone', async () => {
  const stores = storeFolder();
  const store = stores.opened('here');
  await store.counties.add({ ...aCounty('a'), issues: [anIssue({ number: 'N-1' })] });
  const issue = await store.issues.get('a', 1);
  await store.close();
  const database = stores.look('here', ({ name }) => new Database(name));
  const link = connection(database, 0);
  const memory = issueMemory(link, issueKinds(link));
  const append = eventAppender(link);
  const undone = link.write(() => {
    append('a', { kind: 'issue-changed', issue: issue! }, now);
    memory.ready();
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await link.write(() => {
    memory.ready();
    memory.changed();
    database.exec(`UPDATE issues SET state = 'closed', closed_at = ${now}`);
    append('a', { kind: 'issue-changed', issue: issue! }, now);
  });
  expect([...memory.of('a').pointsOf(() => true).closed]).toEqual([now / 1_000]);
  database.close();
  stores.remove();
});
