import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditAnchor, type AuditEntry, program, type SealedEntry } from '../../../data/model/audit.ts';
import { type FoundEntry, seal, verifyChain } from '../../../data/rules/audit-chain.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const entry = (index: number): AuditEntry => ({
  at: '2026-11-20T08:00:00.000Z',
  actor: program,
  action: 'issue-reported',
  county: 'linhe',
  subject: `issue ${index}`,
  before: null,
  after: '{"a":1}',
});
const chain = (length: number): SealedEntry[] => {
  const entries: SealedEntry[] = [];
  for (let index = 0; index < length; index += 1)
    entries.push(seal(entry(index), entries.at(-1) ?? null, hash));
  return entries;
};
const anchorAt = ({ sequence, hash, at }: SealedEntry): AuditAnchor => ({ sequence, hash, at });
const faults = async (entries: readonly FoundEntry[], anchors: readonly AuditAnchor[] = []) =>
  (await verifyChain(entries, anchors, hash)).faults;

test('a chain nobody touched has no fault', async () => {
  const whole = chain(5);
  expect(await verifyChain(whole, whole.map(anchorAt), hash)).toMatchObject({
    entries: 5,
    anchors: 5,
    faults: [],
  });
  expect(await faults([])).toEqual([]);
});
describe('it finds', () => {
  test.each<[string, Partial<FoundEntry>]>([
    ['another subject', { subject: 'issue 9' }],
    ['another time', { at: '2026-11-20T08:00:00.001Z' }],
    ['another actor', { actor: { ...program, name: 'somebody' } }],
    ['another state', { after: null }],
    ['another action', { action: 'nothing-at-all' }],
  ])('%s', async (_, change) => {
    const altered = chain(5).map((one, index): FoundEntry => (index === 2 ? { ...one, ...change } : one));
    expect(await faults(altered)).toEqual([{ kind: 'altered', sequence: 3 }]);
  });
  test('an entry altered and sealed again, by what follows', async () => {
    const entries = chain(5);
    entries[2] = seal({ ...entry(2), subject: 'issue 9' }, entries[1]!, hash);
    expect(await faults(entries)).toEqual([{ kind: 'unlinked', sequence: 4 }]);
  });
  test('dropped entries', async () => {
    expect(await faults(chain(5).toSpliced(1, 2))).toEqual([{ kind: 'dropped', from: 2, to: 3 }]);
    expect(await faults(chain(5).slice(1))).toEqual([{ kind: 'dropped', from: 1, to: 1 }]);
  });
  test('reordered entries', async () => {
    const [one, two, three] = chain(3);
    expect((await faults([one!, three!, two!])).map((fault) => fault.kind)).toContain('reordered');
  });
  test('two entries that changed places and numbers', async () => {
    const [one, two, three] = chain(3);
    const swapped = [one!, { ...three!, sequence: 2 }, { ...two!, sequence: 3 }];
    expect((await faults(swapped)).map((fault) => fault.kind)).toContain('altered');
  });
  test('an end that was cut off, by its anchor', async () => {
    const whole = chain(5);
    expect(await faults(whole.slice(0, 3))).toEqual([]);
    expect(await faults(whole.slice(0, 3), [anchorAt(whole[4]!)])).toEqual([
      { kind: 'truncated', last: 3, anchored: 5 },
    ]);
    expect(await faults([], [anchorAt(whole[4]!)])).toEqual([{ kind: 'truncated', last: 0, anchored: 5 }]);
  });
  test('a chain written anew from the start, by an anchor', async () => {
    const anew = chain(2).map(anchorAt);
    const other = [seal({ ...entry(0), subject: 'issue 9' }, null, hash)];
    other.push(seal(entry(1), other[0]!, hash));
    expect(await faults(other)).toEqual([]);
    expect((await faults(other, anew)).map((fault) => fault.kind)).toEqual(['rewritten', 'rewritten']);
  });
});
test('whatever is removed from an anchored chain, or put elsewhere in it, is found', async () => {
  const whole = chain(12);
  const anchors = [anchorAt(whole[11]!)];
  const index = fc.integer({ min: 0, max: 11 });
  await fc.assert(
    fc.asyncProperty(index, index, async (from, to) => {
      const without = whole.toSpliced(from, 1);
      expect(await faults(without, anchors)).not.toEqual([]);
      if (from !== to) expect(await faults(without.toSpliced(to, 0, whole[from]!), anchors)).not.toEqual([]);
    }),
  );
});
