import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  elementOffsets,
  lineIndex,
  offsetOf,
  type PathStep,
} from '../../../geojson/formats/geojson-place.ts';
import { DEPTH_LIMIT, findJsonFault } from '../../../geojson/formats/geojson-syntax.ts';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Every path of a value with the value it leads to. */
function* walk(value: unknown, path: readonly PathStep[] = []): Generator<[readonly PathStep[], unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value))
    yield* walk(member, [...path, Array.isArray(value) ? Number(key) : key]);
}

describe('findJsonFault', () => {
  test('agrees with JSON.parse on texts with a character changed', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...'{}[]",:0123456789-+.eE\\u tfn\n\t'));
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.array(edit, { maxLength: 3 }), (json, edits) => {
        let text = json;
        for (const [at, removed, char] of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + char + text.slice(start + removed);
        }
        const fault = findJsonFault(text);
        if (fault === undefined) expect(parses(text), text).toBe(true);
        else if (['syntax', 'ends-early', 'text-after-end'].includes(fault.kind))
          expect(parses(text), text).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['{"a": NaN}', 'not-finite', 6],
    ['[1, -Infinity]', 'not-finite', 4],
    ['[1e400]', 'not-finite', 1],
    ['[-1E+999]', 'not-finite', 1],
    [`[${'9'.repeat(310)}]`, 'not-finite', 1],
    ['[1, 2', 'ends-early', 5],
    ['{"a": "b', 'ends-early', 8],
    ['', 'ends-early', 0],
    ['[1 2]', 'syntax', 3],
    ['[1,]', 'syntax', 3],
    ["{'a': 1}", 'syntax', 1],
    ['[01]', 'syntax', 2],
    ['["\t"]', 'syntax', 2],
    ['["\\ud800"]', 'lone-surrogate', 2],
    ['["\\ud800\\u0041"]', 'lone-surrogate', 2],
    ['["\\udc00\\ud800"]', 'lone-surrogate', 2],
    ['["\ud800"]', 'lone-surrogate', 2],
    ['{} {}', 'text-after-end', 3],
  ])('%j: %s at %i', (text, kind, offset) => {
    expect(findJsonFault(text)).toEqual({ kind, offset });
  });

  test('pairs of surrogates and small exponents are sound', () => {
    expect(findJsonFault('["\\ud83d\\ude00", "😀", 1e-400, 1e308, -0]')).toBeUndefined();
  });

  test('a million brackets are refused, not overflowed', () => {
    expect(findJsonFault('['.repeat(1_000_000))).toEqual({ kind: 'too-deep', offset: DEPTH_LIMIT });
    expect(findJsonFault('['.repeat(DEPTH_LIMIT) + ']'.repeat(DEPTH_LIMIT))).toBeUndefined();
  });
});

describe('offsetOf', () => {
  test('leads to every value of a text, however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, '\t'), (given, space) => {
        const text = ` ${JSON.stringify(given, null, space)}`;
        for (const [path, value] of walk(JSON.parse(text))) {
          const found = text.slice(offsetOf(text, path)).replaceAll(/\s/g, '');
          expect(found.startsWith(JSON.stringify(value).replaceAll(/\s/g, ''))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('stops at the nearest value when the path leads on', () => {
    expect(offsetOf('{"a": [1, 2]}', ['a', 5])).toBe(6);
    expect(offsetOf('{"a": [1, 2]}', ['b'])).toBe(0);
  });

  test('takes the last of members of the same name, as parsing does', () => {
    expect(offsetOf('{"a": 1, "\\u0061": 2}', ['a'])).toBe(19);
  });

  test('elements', () => {
    expect(elementOffsets('[ 1,[2,"]"] , {}]', 0)).toEqual([2, 4, 14]);
    expect(elementOffsets('[]', 0)).toEqual([]);
  });
});

test('lines end with LF, CR LF or CR', () => {
  const text = 'a\nb\r\nc\rd';
  const placeOf = lineIndex(text);
  expect(['a', 'b', 'c', 'd'].map((char) => placeOf(text.indexOf(char)))).toEqual(
    [1, 2, 3, 4].map((line) => ({ line, column: 1 })),
  );
  expect(placeOf(text.length)).toEqual({ line: 4, column: 2 });
});
