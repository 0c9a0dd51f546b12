import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { pointBatch } from '../../../data/store/columns/point-batch.ts';
import { connection } from '../../../data/store/sqlite/connection.ts';
import { batchInserter } from '../../../data/store/sqlite/issue-inserter.ts';
import { issueLog } from '../../../data/store/sqlite/issue-log.ts';
import { migrate } from '../../../data/store/sqlite/migrations.ts';
import { anIssue, now } from './sample-county.ts';

test('a batch that was read and then undone is forgotten', async () => {
  const database = new Database(':memory:');
  migrate(database, 0, now);
  const link = connection(database, 1_000);
  const log = issueLog(link);
  const insertBatches = batchInserter(link);
  const insert = (description: string) => {
    const points = pointBatch(1);
    const issue = anIssue({ description });
    points.push(1, issue, issue, 0, 0);
    const hashes = new Uint32Array(1);
    insertBatches({ county: 'a', issues: [issue], numbers: ['n'], hashes, points: points.columns() });
  };
  const undone = link.write(() => {
    insert('first');
    expect(log.get(1)?.description).toBe('first');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect([log.get(1), log.lastId()]).toEqual([undefined, 0]);
  await link.write(() => insert('second'));
  expect([log.get(1)?.description, log.get(2), log.lastId()]).toEqual(['second', undefined, 1]);
  database.close();
});
