import { z } from 'zod';
import { actor } from '../../model/audit.ts';
import type { WalkedDay } from '../../rules/patrol-coverage.ts';
import type { WalkPoint } from '../../rules/walk-matching.ts';
import type { PatrolStore, TrackRecord } from '../patrol-store.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { eventAppender } from './events.ts';
import { oncePerformer } from './once.ts';

interface TrackRow {
  readonly id: number;
  readonly walker: string;
  readonly grids: string;
  readonly began_at: number;
  readonly ended_at: number;
  readonly received_at: number;
  readonly count: number;
}

const about = 'id, walker, grids, began_at, ended_at, received_at, count';
const line = z.array(z.tuple([z.number(), z.number(), z.number(), z.number()]));
const done = z.object({ ok: z.literal(true), id: z.int() });

const toRecord = (row: TrackRow): TrackRecord => ({
  id: row.id,
  walker: actor.parse(JSON.parse(row.walker)),
  grids: z.array(z.string()).parse(JSON.parse(row.grids)),
  from: row.began_at,
  to: row.ended_at,
  points: row.count,
  receivedAt: row.received_at,
});
const toLine = (text: string): WalkPoint[] =>
  line.parse(JSON.parse(text)).map(([x, y, at, accuracy]) => ({ place: [x, y], at, accuracy }));

export function patrolStore(link: Connection): PatrolStore {
  const { database, write } = link;
  const once = oncePerformer(link);
  const record = changeRecorder(link);
  const append = eventAppender(link);
  const noteWalked = walkedNoter(link);
  const insert = database.prepare<unknown[]>(
    'INSERT INTO patrol_tracks (county, walker, grids, began_at, ended_at, received_at, points, count) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const list = database.prepare<[string], TrackRow>(
    `SELECT ${about} FROM patrol_tracks WHERE county = ? ORDER BY began_at DESC, id DESC`,
  );
  const one = database.prepare<[string, number], TrackRow & { readonly points: string }>(
    `SELECT ${about}, points FROM patrol_tracks WHERE county = ? AND id = ?`,
  );
  const walked = database.prepare<[string, string, string], WalkedDay>(
    'SELECT day, longitude, latitude, hours FROM walked WHERE county = ? AND day BETWEEN ? AND ?',
  );
  const last = database.prepare<[string], Omit<WalkedDay, 'hours'>>(
    'SELECT longitude, latitude, day FROM last_walked WHERE county = ?',
  );
  const forget = database.prepare<[number]>('DELETE FROM patrol_tracks WHERE received_at < ?');
  return {
    add: ({ county, grids, points, walked: stretches, by, now }) =>
      write(() =>
        once(
          by.once,
          now,
          done,
          () => {
            const [from, to] = [points[0]?.at ?? now, points.at(-1)?.at ?? now];
            const text = JSON.stringify(points.map(({ place, at, accuracy }) => [...place, at, accuracy]));
            const { lastInsertRowid } = insert.run(
              county,
              JSON.stringify(by.actor),
              JSON.stringify(grids),
              from,
              to,
              now,
              text,
              points.length,
            );
            const id = Number(lastInsertRowid);
            noteWalked(county, stretches);
            const after = { points: points.length, stretches: stretches.length };
            record(by, { action: 'patrol-reported', county, subject: `patrol ${id}`, after }, now);
            append(county, { kind: 'patrol-walked' }, now);
            return { ok: true, id } as const;
          },
          (before) => before,
        ),
      ),
    addWalked: ({ county, walked: stretches, by, now }) =>
      write(() => {
        noteWalked(county, stretches);
        const after = { stretches: stretches.length };
        record(by, { action: 'patrol-reported', county, subject: 'samples', after }, now);
        append(county, { kind: 'patrol-walked' }, now);
      }),
    tracks: async (county) => list.all(county).map(toRecord),
    track: async (county, id) => {
      const row = one.get(county, id);
      return row === undefined ? null : { ...toRecord(row), line: toLine(row.points) };
    },
    walked: async (county, from, to) => walked.all(county, from, to),
    lastWalked: async (county) => last.all(county),
    forgetTracks: (before, by, now) =>
      write(() => {
        const { changes } = forget.run(before);
        if (changes > 0)
          record(
            by,
            {
              action: 'patrol-tracks-deleted',
              county: null,
              subject: 'patrols',
              after: { tracks: changes, before: new Date(before).toISOString() },
            },
            now,
          );
        return changes;
      }),
  };
}

/** Prepares `note(county, walked)`, to be called inside a write transaction. */
function walkedNoter({ database }: Connection) {
  const day = database.prepare<[string, string, number, number, number]>(
    `INSERT INTO walked (county, day, longitude, latitude, hours) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET hours = hours | excluded.hours`,
  );
  const latest = database.prepare<[string, number, number, string]>(
    `INSERT INTO last_walked (county, longitude, latitude, day) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET day = max(day, excluded.day)`,
  );
  return (county: string, walked: readonly WalkedDay[]): void => {
    for (const one of walked) {
      day.run(county, one.day, one.longitude, one.latitude, one.hours);
      latest.run(county, one.longitude, one.latitude, one.day);
    }
  };
}
