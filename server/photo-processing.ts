import { createHash } from 'node:crypto';
import exifr from 'exifr';
import sharp from 'sharp';
import { photoLimits } from '../data/model/photo.ts';
import { position } from '../data/model/text.ts';

/** A photo as it is kept. */
export interface ProcessedPhoto {
  readonly ok: true;
  /** SHA-256 of `image`. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** JPEG, upright, at most `longest` pixels either way, without any of the metadata that came along. */
  readonly image: Uint8Array;
  readonly thumbnail: Uint8Array;
  /** What the camera said, WGS84. */
  readonly place: readonly [longitude: number, latitude: number] | null;
  /** The camera's local time, as if it were UTC, in epoch milliseconds. */
  readonly takenAtLocal: number | null;
}

const longest = 2_048;
const longestThumbnail = 320;
sharp.cache(false);
// Pictures share the machine with everything else.
sharp.concurrency(1);

let queue: Promise<unknown> = Promise.resolve();

/**
 * Re-encodes a photo, one at a time. JPEG, PNG and WebP are known by their first bytes; nothing else is looked at.
 */
export function processPhoto(
  bytes: Uint8Array,
): Promise<ProcessedPhoto | { readonly ok: false; readonly detail: string }> {
  const turn = queue.then(() => processOne(bytes));
  queue = turn.catch(() => undefined);
  return turn;
}

async function processOne(
  bytes: Uint8Array,
): Promise<ProcessedPhoto | { readonly ok: false; readonly detail: string }> {
  if (!isTaken(bytes)) return { ok: false, detail: 'it is neither JPEG nor PNG nor WebP' };
  try {
    const upright = sharp(bytes, { limitInputPixels: photoLimits.pixels, failOn: 'error' }).rotate();
    const shrunk = (size: number) =>
      upright
        .clone()
        .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: 82 })
        .toBuffer({ resolveWithObject: true });
    const { data: image, info } = await shrunk(longest);
    const { data: thumbnail } = await shrunk(longestThumbnail);
    const id = createHash('sha256').update(image).digest('hex');
    const { width, height } = info;
    return { ok: true, id, width, height, image, thumbnail, ...(await exifOf(bytes)) };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

function isTaken(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return (
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    (head.startsWith('RIFF') && head.endsWith('WEBP'))
  );
}

/** Where and when, as far as it is said. What cannot be read is not there. */
async function exifOf(bytes: Uint8Array): Promise<Pick<ProcessedPhoto, 'place' | 'takenAtLocal'>> {
  const read = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch {
      return null;
    }
  };
  const gps = await read(() => exifr.gps(Buffer.from(bytes)));
  const place = position.safeParse([gps?.longitude, gps?.latitude]);
  const tags: unknown = await read(() =>
    exifr.parse(Buffer.from(bytes), { pick: ['DateTimeOriginal'], reviveValues: false }),
  );
  const text =
    typeof tags === 'object' && tags !== null && 'DateTimeOriginal' in tags
      ? String(tags.DateTimeOriginal)
      : '';
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text);
  const local = parts === null ? Number.NaN : Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}Z`);
  return {
    place: place.success ? place.data : null,
    takenAtLocal: Number.isNaN(local) ? null : local,
  };
}
