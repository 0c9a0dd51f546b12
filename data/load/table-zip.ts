import { inflateRawSync } from 'node:zlib';

/**
 * Is this a zip archive that may be unpacked? The archive must be nothing but the entries its directory lists, one after the
 * other, and they must inflate to exactly what it says and in all to no more than `most`: so whoever unpacks it, by
 * directory or by stream, gets that much and no more.
 * @returns null where it may be unpacked
 */
export function whyNotUnpacked(bytes: Uint8Array, most: number): 'not-a-zip' | 'too-large' | null {
  const entries = entriesOf(bytes);
  if (entries === null || entries.length === 0) return 'not-a-zip';
  if (entries.length > 1_000 || entries.reduce((sum, { size }) => sum + size, 0) > most) return 'too-large';
  let end = 0;
  for (const { offset, data, packed, size, method, described } of entries.sort(
    (a, b) => a.offset - b.offset,
  )) {
    if (offset !== end) return 'not-a-zip';
    if (!inflatesTo(bytes.subarray(data, data + packed), method, size)) return 'not-a-zip';
    end = data + packed + (described ? descriptorLength(bytes, data + packed) : 0);
  }
  return end === directoryOf(bytes)?.start ? null : 'not-a-zip';
}

interface Entry {
  /** Where its local header begins, and where its data do. */
  readonly offset: number;
  readonly data: number;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  /** Do its sizes follow the data? */
  readonly described: boolean;
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The central directory, found from the end of the file (APPNOTE.TXT 4.3.16). A comment is not taken, nor is zip64. */
function directoryOf(bytes: Uint8Array): { readonly start: number; readonly count: number } | null {
  const end = bytes.length - 22;
  if (end < 0 || view(bytes).getUint32(end, true) !== 0x06054b50) return null;
  const count = view(bytes).getUint16(end + 10, true);
  const length = view(bytes).getUint32(end + 12, true);
  const start = view(bytes).getUint32(end + 16, true);
  return start + length === end ? { start, count } : null;
}

function entriesOf(bytes: Uint8Array): Entry[] | null {
  const directory = directoryOf(bytes);
  if (directory === null) return null;
  const data = view(bytes);
  const entries: Entry[] = [];
  let at = directory.start;
  for (let left = directory.count; left > 0; left--) {
    if (at + 46 > bytes.length || data.getUint32(at, true) !== 0x02014b50) return null;
    const flags = data.getUint16(at + 8, true);
    const offset = data.getUint32(at + 42, true);
    if ((flags & 1) !== 0 || offset + 30 > bytes.length || data.getUint32(offset, true) !== 0x04034b50)
      return null;
    entries.push({
      offset,
      data: offset + 30 + data.getUint16(offset + 26, true) + data.getUint16(offset + 28, true),
      packed: data.getUint32(at + 20, true),
      size: data.getUint32(at + 24, true),
      method: data.getUint16(at + 10, true),
      described: (flags & 8) !== 0,
    });
    at += 46 + data.getUint16(at + 28, true) + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
  }
  return at === bytes.length - 22 ? entries : null;
}

function inflatesTo(packed: Uint8Array, method: number, size: number): boolean {
  if (method === 0) return packed.length === size;
  if (method !== 8) return false;
  try {
    // With `info` it also says how much of the input it used.
    const { buffer, engine } = inflated(packed, size);
    return buffer.length === size && engine.bytesWritten === packed.length;
  } catch {
    return false;
  }
}

interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

function inflated(packed: Uint8Array, size: number): Inflated {
  const result: unknown = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1), info: true });
  if (typeof result === 'object' && result !== null && 'buffer' in result && 'engine' in result) {
    const { buffer, engine } = result;
    if (
      buffer instanceof Uint8Array &&
      typeof engine === 'object' &&
      engine !== null &&
      'bytesWritten' in engine &&
      typeof engine.bytesWritten === 'number'
    )
      return { buffer, engine: { bytesWritten: engine.bytesWritten } };
  }
  throw new Error('zlib gives no info');
}

/** The sizes after the data: with or without their signature. */
const descriptorLength = (bytes: Uint8Array, at: number): number =>
  at + 4 <= bytes.length && view(bytes).getUint32(at, true) === 0x08074b50 ? 16 : 12;
