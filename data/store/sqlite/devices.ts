import { z } from 'zod';
import { type Device, device } from '../../model/account.ts';
import type { DeviceStore } from '../account-store.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { oncePerformer } from './once.ts';

interface DeviceRow {
  readonly id: number;
  readonly county: string;
  readonly label: string;
  readonly created_at: number;
  readonly last_seen_at: number | null;
  readonly revoked_at: number | null;
}

const iso = (milliseconds: number | null) =>
  milliseconds === null ? null : new Date(milliseconds).toISOString();
const toDevice = (row: DeviceRow): Device =>
  device.parse({
    id: row.id,
    county: row.county,
    label: row.label,
    createdAt: iso(row.created_at),
    lastSeenAt: iso(row.last_seen_at),
    revokedAt: iso(row.revoked_at),
  });

const done = z.object({ ok: z.literal(true), device });

/** Wall displays. A revoked one stays listed: it says when the screen went dark and why. */
export function deviceStore(link: Connection): DeviceStore {
  const { database, write } = link;
  const once = oncePerformer(link);
  const record = changeRecorder(link);
  const list = database.prepare<[string], DeviceRow>('SELECT * FROM devices WHERE county = ? ORDER BY id');
  const byId = database.prepare<[string, number], DeviceRow>(
    'SELECT * FROM devices WHERE county = ? AND id = ?',
  );
  const byToken = database.prepare<[string], DeviceRow>(
    'SELECT * FROM devices WHERE token_hash = ? AND revoked_at IS NULL',
  );
  const insert = database.prepare<[string, string, string, number, number]>(
    'INSERT INTO devices (county, label, token_hash, demonstration, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const seen = database.prepare<[number, number]>('UPDATE devices SET last_seen_at = ? WHERE id = ?');
  const revoke = database.prepare<[number, number]>('UPDATE devices SET revoked_at = ? WHERE id = ?');
  return {
    list: async (county) => list.all(county).map(toDevice),
    find: async (tokenHash) => {
      const row = byToken.get(tokenHash);
      return row ? toDevice(row) : null;
    },
    seen: (id, now) =>
      write(() => {
        seen.run(now, id);
      }),
    create: ({ county, label, tokenHash, demonstration, by, now }) =>
      write(() => {
        let repeated = true;
        const result = once(
          by.once,
          now,
          done,
          () => {
            repeated = false;
            const id = Number(
              insert.run(county, label, tokenHash, demonstration ? 1 : 0, now).lastInsertRowid,
            );
            const made = toDevice(byId.get(county, id)!);
            record(by, { action: 'device-created', county, subject: `device ${id}`, after: made }, now);
            return { ok: true, device: made } as const;
          },
          (before) => before,
        );
        return result.ok ? { ...result, repeated } : result;
      }),
    revoke: ({ county, id, by, now }) =>
      write(() =>
        once(
          by.once,
          now,
          done,
          () => {
            const row = byId.get(county, id);
            if (row === undefined) return { ok: false, reason: 'unknown' } as const;
            if (row.revoked_at === null) {
              revoke.run(now, id);
              record(
                by,
                { action: 'device-revoked', county, subject: `device ${id}`, before: toDevice(row) },
                now,
              );
            }
            return { ok: true, device: toDevice(byId.get(county, id)!) } as const;
          },
          (before) => before,
        ),
      ),
  };
}
