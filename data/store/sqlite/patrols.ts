import { z } from 'zod';
import type { WalkedDay } from '../../rules/patrol-coverage.ts';
import type { PatrolStore, WalkName } from '../patrol-store.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { eventAppender } from './events.ts';
import { oncePerformer } from './once.ts';
import { pointsText, readLine, readPoint, type TrackRow, toTrack, trackColumns } from './track-rows.ts';
import { walkedNoter } from './walked-noter.ts';

const done = z.object({ ok: z.literal(true), id: z.int() });
const removed = z.object({ ok: z.literal(true) });

/** Tracks, and the stretches of street that were walked. */
export function patrolStore(link: Connection): PatrolStore {
  const { database, write } = link;
  const once = oncePerformer(link);
  const record = changeRecorder(link);
  const append = eventAppender(link);
  const noteWalked = walkedNoter(link);
  const insert = database.prepare<unknown[]>(
    `INSERT INTO patrol_tracks (county, walker, unit, crs, walk, began_at, ended_at, received_at, points, count, metres)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const extend = database.prepare<unknown[]>(
    `UPDATE patrol_tracks SET points = substr(points, 1, length(points) - 1) || ',' || substr(?, 2), count = count + ?,
       metres = metres + ?, began_at = min(began_at, ?), ended_at = max(ended_at, ?) WHERE id = ?`,
  );
  const ofWalk = database.prepare<unknown[], { id: number; count: number; last: string }>(
    `SELECT id, count, points ->> '$[#-1]' AS last FROM patrol_tracks WHERE county = ? AND walk = ? AND crs = ?
       AND walker ->> '$.kind' = ? AND walker ->> '$.id' IS ?`,
  );
  const walkOf = ({ county, walk, crs, walker }: WalkName) =>
    ofWalk.get(county, walk, crs, walker.kind, walker.id);
  const list = database.prepare<[string], TrackRow>(
    `SELECT ${trackColumns} FROM patrol_tracks WHERE county = ? ORDER BY began_at DESC, id DESC`,
  );
  const one = database.prepare<[string, number], TrackRow & { readonly points: string }>(
    `SELECT ${trackColumns}, points FROM patrol_tracks WHERE county = ? AND id = ?`,
  );
  const walked = database.prepare<[string, string, string], WalkedDay>(
    'SELECT day, longitude, latitude, hours FROM walked WHERE county = ? AND day BETWEEN ? AND ?',
  );
  const last = database.prepare<[string], Omit<WalkedDay, 'hours'>>(
    'SELECT longitude, latitude, day FROM last_walked WHERE county = ?',
  );
  const remove = database.prepare<[number]>('DELETE FROM patrol_tracks WHERE id = ?');
  const forget = database.prepare<[number]>('DELETE FROM patrol_tracks WHERE received_at < ?');
  return {
    add: ({ county, unit, crs, walk, points, metres, walked: stretches, by, now }) =>
      write(() =>
        once(
          by.once,
          now,
          done,
          () => {
            const { actor: walker } = by;
            const [from, to] = [points[0]?.at ?? now, points.at(-1)?.at ?? now];
            const text = pointsText(points);
            const begun = walk === null ? undefined : walkOf({ county, walk, crs, walker });
            if (begun !== undefined) extend.run(text, points.length, metres, from, to, begun.id);
            const who = [county, JSON.stringify(walker), unit, crs, walk];
            const what = [from, to, now, text, points.length, metres];
            const id = begun?.id ?? Number(insert.run(...who, ...what).lastInsertRowid);
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
    walkSoFar: async (name) => {
      const begun = walkOf(name);
      return begun === undefined ? null : { points: begun.count, last: readPoint(begun.last) };
    },
    tracks: async (county) => list.all(county).map(toTrack),
    track: async (county, id) => {
      const row = one.get(county, id);
      return row === undefined ? null : { ...toTrack(row), line: readLine(row.points) };
    },
    remove: ({ county, id, walker, by, now }) =>
      write(() =>
        once(
          by.once,
          now,
          removed,
          () => {
            const row = one.get(county, id);
            const found = row === undefined ? null : toTrack(row);
            if (found?.walker.kind !== walker.kind || found.walker.id !== walker.id)
              return { ok: false, reason: 'unknown' } as const;
            remove.run(id);
            const before = { points: found.points };
            record(by, { action: 'patrol-track-deleted', county, subject: `patrol ${id}`, before }, now);
            return { ok: true } as const;
          },
          (before) => before,
        ),
      ),
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
