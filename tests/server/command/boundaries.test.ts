import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { box, feature, file, folder, sound } from '../../data/own-county-samples.ts';

/** `npm run boundaries` as somebody types it. */
const command = join(import.meta.dirname, '../../../server/command/boundaries.ts');
const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], { encoding: 'utf8' });
  return { status, out: stdout, error: stderr.trim() };
};
const collectionIn = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const at = (name: string) => join(folder, name);

/** Boxes in a row between two long ones: the first two overlap, before the third is a gap. A last one stands apart, its ring clockwise. */
const faulty = file('faulty.geojson', [
  feature({ code: 'a', name: '甲', keep: [1] }, box(0, 0, 5, 4)),
  feature({ code: 'b', name: '乙' }, box(4, 0, 10, 4)),
  feature({ code: 'c', name: '丙' }, box(11, 0, 16, 4)),
  feature({ code: 'd', name: '丁' }, box(0, 4, 16, 5)),
  feature({ code: 'e', name: '戊' }, box(0, -1, 16, 0)),
  feature({ code: 'f', name: '己' }, box(20, 0, 24, 4).reverse()),
]);
const before = readFileSync(faulty, 'utf8');

describe('npm run boundaries', () => {
  test('checks: lists the faults, writes a layer for each kind, and fails', () => {
    const { status, out } = run('check', faulty, '--layers', at('layers'));
    expect(status).toBe(1);
    expect(out).toMatch(/缝隙 gap .*丁/);
    expect(out).toMatch(/重叠 overlap .*甲、乙/);
    expect(readdirSync(at('layers')).sort()).toEqual(['gap.geojson', 'overlap.geojson']);
    const [gap] = collectionIn(join(at('layers'), 'gap.geojson')).features;
    expect([gap.id, gap.geometry.type]).toEqual(['gap-1', 'Polygon']);
    expect(gap.properties.features.split(',').sort()).toEqual(['b', 'c', 'd', 'e']);
  });

  test('repairs in a file of its own what it showed before, and leaves the file and all properties as they were', () => {
    const shown = run('repair', faulty, '--largest-gap', '1e9');
    expect(shown).toMatchObject({ status: 0, error: '' });
    expect(existsSync(at('repaired.geojson'))).toBe(false);
    const done = run('repair', faulty, '--largest-gap', '1e9', '--out', at('repaired.geojson'));
    expect(done.out.split('\n').slice(0, 3)).toEqual(shown.out.split('\n').slice(0, 3));
    expect(readFileSync(faulty, 'utf8')).toBe(before);
    const { features } = collectionIn(at('repaired.geojson'));
    expect(features.map(({ properties }: { properties: object }) => properties)).toEqual(
      JSON.parse(before).features.map(({ properties }: { properties: object }) => properties),
    );
    expect(features[5].geometry).toEqual(JSON.parse(before).features[5].geometry);
    expect(run('check', at('repaired.geojson'))).toMatchObject({ status: 0, error: '' });
  });

  test('leaves what it is told to leave, and gives to whom it is told', () => {
    const left = run('repair', faulty, '--largest-gap', '1e9', '--except', '1', '--out', at('left.geojson'));
    expect(left.out).toMatch(/ 1 .*留待人定/);
    expect(sound(at('left.geojson')).faults).toHaveLength(1);
    const given = run('repair', faulty, '--give', '1=d', '--except', '2', '--out', at('given.geojson'));
    expect(given.out).toMatch(/ 1 +缝隙 gap .*划给 given to → 丁/);
    expect(run('repair', faulty, '--give', '1=a').error).toMatch(/cannot be given to a/);
    expect(run('repair', faulty, '--except', '3').error).toMatch(/there is no 3 of 2/);
  });

  test('never writes over a file, and says where a file cannot be read', () => {
    expect(run('repair', faulty, '--out', faulty)).toMatchObject({
      status: 1,
      error: expect.stringMatching(/never written over/),
    });
    expect(readFileSync(faulty, 'utf8')).toBe(before);
    writeFileSync(at('cut.geojson'), before.slice(0, 120));
    expect(run('check', at('cut.geojson')).error).toMatch(/line \d+, column \d+/);
    expect(run('check', at('none.geojson')).error).toMatch(/ENOENT/);
    expect(run('mend', faulty)).toMatchObject({ status: 1, error: expect.stringMatching(/check \| repair/) });
  });

  test('makes blocks of streets that a county can begin with', () => {
    const nodes = [0, 1, 2].flatMap((y) => [0, 1, 2].map((x) => [3 * y + x, x, y] as const));
    const ways = [
      [0, 1, 2],
      [3, 4, 5],
      [6, 7, 8],
      [0, 3, 6],
      [1, 4, 7],
      [2, 5, 8],
    ];
    const xml = `<osm version="0.6">
${nodes.map(([id, x, y]) => `<node id="${id}" lon="${114 + x / 500}" lat="${24 + y / 500}"/>`).join('\n')}
${ways.map((refs, i) => `<way id="${i}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}<tag k="highway" v="residential"/><tag k="name" v="路${i}"/></way>`).join('\n')}
</osm>`;
    writeFileSync(at('streets.osm'), xml);
    expect(run('blocks', at('streets.osm'), '--out', at('blocks.geojson'))).toMatchObject({ status: 0 });
    const county = sound(at('blocks.geojson'));
    expect([county.features.length, county.faults]).toEqual([4, []]);
    const names = county.bundle.plan.streets.features.map(({ properties }) => properties.name.zh);
    expect(names).toEqual(ways.map((_, i) => `路${i}`));
    writeFileSync(at('bad.osm'), xml.replace('lon="114"', 'lon="east"'));
    expect(run('blocks', at('bad.osm'), '--out', at('never.geojson')).error).toMatch(/line 2/);
  });
});
