import { type Said, say } from './geojson-texts.ts';

export type DecodedText =
  | { readonly ok: true; readonly text: string }
  /** `offset` is an index into `text`, the nearest readable form of the bytes. */
  | { readonly ok: false; readonly said: Said; readonly text: string; readonly offset: number };

/** The text of a file's bytes: UTF-8, with or without byte order mark. Other encodings and binary files are refused by name. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const said = otherKind(bytes);
  if (said) return { ok: false, said, text: '', offset: 0 };
  const lenient = new TextDecoder().decode(bytes);
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {
      ok: false,
      said: say(isGbk(bytes) ? 'gbk' : 'not-utf-8'),
      text: lenient,
      offset: Math.max(0, lenient.indexOf('\uFFFD')),
    };
  }
}

/** Formats known by their first bytes. */
const signatures: readonly (readonly [format: string, bytes: readonly number[]])[] = [
  ['ZIP / KMZ / Shapefile.zip', [0x50, 0x4b, 0x03, 0x04]],
  ['GeoPackage (SQLite)', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['Shapefile (.shp)', [0x00, 0x00, 0x27, 0x0a]],
  ['FlatGeobuf', [0x66, 0x67, 0x62]],
  ['gzip', [0x1f, 0x8b]],
  ['KML / XML', [0x3c]],
  ['KML / XML', [0xef, 0xbb, 0xbf, 0x3c]],
];

function otherKind(bytes: Uint8Array): Said | undefined {
  if (bytes.length === 0) return say('empty');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return say('utf-16');
  const known = signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  return known && say('other-format', { format: known[0] });
}

function isGbk(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return /[\u4e00-\u9fff]/.test(text) && !text.includes('\0');
  } catch {
    return false;
  }
}
