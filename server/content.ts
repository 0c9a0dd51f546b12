import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/**
 * The bytes of a reply with its tag and its compressed forms, each made once, when first asked for. The type parameter says
 * what the bytes are the JSON of; it exists only for the compiler.
 */
export interface Content<T> {
  readonly bytes: Uint8Array;
  /** A weak entity tag: the same for every encoding. */
  readonly etag: string;
  readonly encoded: (encoding: Encoding) => Promise<Uint8Array>;
  readonly of?: T;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Not worth compressing below this many bytes: it would still fill one packet. */
const smallest = 1_000;

/**
 * @param lasting made once and sent often: compress harder (about 100 ms a megabyte instead of 10)
 */
export function content<T>(bytes: Uint8Array, lasting = false): Content<T> {
  const made = new Map<Encoding, Promise<Uint8Array>>();
  return {
    bytes,
    etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    encoded: (encoding) => {
      const ready = made.get(encoding) ?? encode(bytes, encoding, lasting);
      made.set(encoding, ready);
      return ready;
    },
  };
}

/** The content of a value as JSON text. */
export function jsonContent<T>(value: T, lasting = false): Content<T> {
  return content(new TextEncoder().encode(JSON.stringify(value)), lasting);
}

/** The encoding to answer with, by the request's Accept-Encoding and the size. */
export function chooseEncoding(bytes: Uint8Array, accepts: (encoding: string) => boolean): Encoding {
  if (bytes.length < smallest) return 'identity';
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : 'identity';
}

async function encode(bytes: Uint8Array, encoding: Encoding, lasting: boolean): Promise<Uint8Array> {
  if (encoding === 'identity') return bytes;
  if (encoding === 'gzip') return zip(bytes, { level: lasting ? 9 : 5 });
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: lasting ? 9 : 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
