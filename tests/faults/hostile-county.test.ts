import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countyOfFlags } from '../../data/load/own-county-flags.ts';
import { planDocument } from '../../data/model/plan.ts';
import { scheme } from '../../data/model/scheme.ts';
import { hostileFiles } from './hostile-county-files.ts';
import { hostileNames } from './hostile-requests.ts';

const folder = mkdtempSync(join(tmpdir(), 'seamless-hostile-county-'));
const file = join(folder, 'county.geojson');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = hostileFiles(hostileNames);
const read = (bytes: string | Uint8Array) => {
  writeFileSync(file, bytes);
  return countyOfFlags({ county: file }, 0);
};

test.each(
  files.flatMap(({ name, bytes, refusal }) => (refusal === null ? [] : [[name, refusal, bytes] as const])),
)('a county file of %s is refused: %s', (_, refusal, bytes) => {
  const own = read(bytes);
  expect(own?.ok === false && own.problems[0]?.code).toBe(refusal);
});

test.each(files.flatMap(({ name, bytes, refusal }) => (refusal === null ? [[name, bytes] as const] : [])))(
  'a county file with %s is a county like any other',
  (_, bytes) => {
    const own = read(bytes);
    if (!own?.ok) throw new Error(own?.problems[0]?.message.en);
    const { plan, scheme: said } = own.bundle;
    // It survives being kept and sent, and its names are what they were.
    expect(planDocument.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(scheme.parse(JSON.parse(JSON.stringify(said)))).toEqual(said);
    expect(plan.grids).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  },
);
