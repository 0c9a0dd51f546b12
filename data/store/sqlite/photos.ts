import type { PhotoRecord, PhotoStore } from '../photo-store.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { issueLog } from './issue-log.ts';

interface PhotoRow {
  readonly id: string;
  readonly issue: number | null;
  readonly width: number;
  readonly height: number;
  readonly uploaded_at: number;
}

const about = 'id, issue, width, height, uploaded_at';
const toRecord = ({ uploaded_at, ...row }: PhotoRow): PhotoRecord => ({ ...row, uploadedAt: uploaded_at });
const looseMs = 86_400_000;

/** Photos and their thumbnails, beside the issues. */
export function photoStore(link: Connection): PhotoStore {
  const { database, write } = link;
  const bytes = {
    full: database
      .prepare<[string, string], Buffer>('SELECT image FROM photos WHERE county = ? AND id = ?')
      .pluck(),
    thumbnail: database
      .prepare<[string, string], Buffer>('SELECT thumbnail FROM photos WHERE county = ? AND id = ?')
      .pluck(),
  };
  const get = database.prepare<[string, string], PhotoRow>(
    `SELECT ${about} FROM photos WHERE county = ? AND id = ?`,
  );
  const ofIssue = database.prepare<[string, number], PhotoRow>(
    `SELECT ${about} FROM photos WHERE county = ? AND issue = ? ORDER BY uploaded_at, id`,
  );
  const insert = database.prepare<unknown[]>(
    `INSERT INTO photos (county, id, width, height, uploaded_at, image, thumbnail) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET uploaded_at = excluded.uploaded_at WHERE issue IS NULL`,
  );
  const forget = database.prepare<[number]>('DELETE FROM photos WHERE issue IS NULL AND uploaded_at < ?');
  const attach = database.prepare<[number, string, string]>(
    'UPDATE photos SET issue = ? WHERE county = ? AND id = ?',
  );
  const record = changeRecorder(link);
  const log = issueLog(link);
  return {
    add: ({ county, id, width, height, image, thumbnail, by, now }) =>
      write(() => {
        forget.run(now - looseMs);
        insert.run(county, id, width, height, now, image, thumbnail);
        record(by, { action: 'photo-uploaded', county, subject: `photo ${id}` }, now);
        return toRecord(get.get(county, id)!);
      }),
    bytes: async (county, id, size) => bytes[size].get(county, id) ?? null,
    ofIssue: async (county, issue) => ofIssue.all(county, issue).map(toRecord),
    attach: ({ county, issue, id, most, by, now }) =>
      write(() => {
        const photo = get.get(county, id);
        const photos = ofIssue.all(county, issue);
        if (photo === undefined) return { ok: false, reason: 'unknown' } as const;
        if (photo.issue === issue) return { ok: true, photos: photos.map(toRecord) } as const;
        if (photo.issue !== null) return { ok: false, reason: 'elsewhere' } as const;
        if (photos.length >= most) return { ok: false, reason: 'too-many' } as const;
        log.giveRow(issue);
        attach.run(issue, county, id);
        record(
          by,
          { action: 'photo-attached', county, subject: `issue ${issue}`, after: { photo: id } },
          now,
        );
        return { ok: true, photos: ofIssue.all(county, issue).map(toRecord) } as const;
      }),
  };
}
