import { type LiveEvent, liveEvent } from '../../model/replies.ts';
import type { EventLog } from '../store.ts';
import type { Connection } from './connection.ts';
import { instantOf } from './instant.ts';
import { issueOfOldJson } from './issue-rows.ts';

/** Events are never altered: those of before issues had revisions stay as they are, and are read as if they had. */
const storedEvent = liveEvent.extend({ issue: issueOfOldJson.optional() });

/** What an event says beyond its sequence number and time. */
export type NewEvent = Omit<LiveEvent, 'sequence' | 'at'>;

/** The event log. Events are appended by the transaction of the change they tell of. */
export function eventLog({ database, onWrite }: Connection): EventLog {
  const newest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM events').pluck();
  const after = database.prepare<[string, number, number], { sequence: number; payload: string }>(
    'SELECT sequence, payload FROM events WHERE county = ? AND sequence > ? ORDER BY sequence LIMIT ?',
  );
  return {
    newest: async () => newest.get() ?? 0,
    after: async (county, sequence, limit) =>
      after
        .all(county, sequence, limit)
        .map((row) => storedEvent.parse({ sequence: row.sequence, ...JSON.parse(row.payload) })),
    onAppend: onWrite,
  };
}

/** Prepares `append(county, event, now)`, to be called inside a write transaction; it returns the sequence number. */
export function eventAppender(link: Connection) {
  const insert = eventInserter(link);
  return (county: string, event: NewEvent, now: number): number =>
    insert(county, event.kind, now, JSON.stringify({ at: instantOf(now), ...event }));
}

/** As `eventAppender`, of an issue that was reported and is JSON text already. */
export function reportedAppender(link: Connection) {
  const insert = eventInserter(link);
  return (county: string, issue: string, now: number): number =>
    insert(
      county,
      'issue-reported',
      now,
      `{"at":"${instantOf(now)}","kind":"issue-reported","issue":${issue}}`,
    );
}

function eventInserter({ database }: Connection) {
  const insert = database.prepare<[string, string, number, string]>(
    'INSERT INTO events (county, kind, at, payload) VALUES (?, ?, ?, ?)',
  );
  return (county: string, kind: NewEvent['kind'], now: number, payload: string): number =>
    Number(insert.run(county, kind, now, payload).lastInsertRowid);
}
