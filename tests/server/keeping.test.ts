import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { chooseEncoding, content, jsonContent } from '../../server/content.ts';
import { lastingContent } from '../../server/lasting.ts';

describe('content', () => {
  test('is compressed once for each encoding, however often it is asked for', async () => {
    const made = jsonContent('x'.repeat(5_000));
    const [first, second] = await Promise.all([made.encoded('br'), made.encoded('br')]);
    expect(first).toBe(second);
    expect(brotliDecompressSync(first).toString()).toBe(JSON.stringify('x'.repeat(5_000)));
  });

  test('has the tag of its bytes', () => {
    expect(jsonContent([1]).etag).toBe(jsonContent([1]).etag);
    expect(jsonContent([1]).etag).not.toBe(jsonContent([2]).etag);
  });

  test('is sent as brotli, else gzip, else as it is; small content always as it is', () => {
    const large = new Uint8Array(1_000);
    const encodingFor = (...accepted: string[]) => chooseEncoding(large, (one) => accepted.includes(one));
    expect([encodingFor('gzip', 'br'), encodingFor('gzip'), encodingFor()]).toEqual([
      'br',
      'gzip',
      'identity',
    ]);
    expect(chooseEncoding(new Uint8Array(999), () => true)).toBe('identity');
  });
});

describe('lasting content', () => {
  test('is read once while it is in use, and the least recently used goes first', async () => {
    const lasting = lastingContent();
    const reads: string[] = [];
    const get = (name: string) =>
      lasting.get(name, async () => {
        reads.push(name);
        return new TextEncoder().encode(name);
      });
    for (let i = 0; i < 64; i++) await get(`${i}`);
    await get('0');
    await get('one more');
    expect(reads).toHaveLength(65);
    await get('0');
    expect(reads).toHaveLength(65);
    await get('1');
    expect(reads.at(-1)).toBe('1');
  });

  test('does not keep what is not there', async () => {
    const lasting = lastingContent();
    expect(await lasting.get('a', async () => null)).toBeNull();
    expect((await lasting.get('a', async () => content(new Uint8Array(1)).bytes))?.bytes).toHaveLength(1);
  });
});
