import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseOsm, streetsOf } from '../../../geojson/formats/osm.ts';
import { build } from '../../../geojson/kernel/build.ts';
import { streetBlocks } from '../../../geojson/kernel/street-blocks.ts';
import type { Street } from '../../../geojson/kernel/street-regions.ts';
import { oracle } from '../geos.ts';

/**
 * Two blocks on either side of Jianshe Road, whose carriageways run 20 m apart; a side street splits the east. Units: 0.0001°, 11 m.
 *
 *     n1────n2──n3────n4
 *     │      │  │      │      x: 0  20  22  42
 *     │      │  │──────│ m    y: 0  30 (m)  60
 *     │      │  │      │
 *     s1────s2──s3────s4
 */
const at = (x: number, y: number): [number, number] => [114 + x / 1e4, 24 + y / 1e4];
const street = (id: string, zh: string | null, oneway: boolean, ...line: [number, number][]): Street => ({
  id,
  name: zh === null ? null : { zh, en: id },
  oneway,
  coordinates: line,
});
const streets: readonly Street[] = [
  street('south', '南街', false, at(0, 0), at(20, 0), at(22, 0), at(42, 0)),
  street('north', '北街', false, at(0, 60), at(20, 60), at(22, 60), at(42, 60)),
  street('west', '西街', false, at(0, 0), at(0, 60)),
  street('east', '东街', false, at(42, 0), at(42, 30), at(42, 60)),
  street('up', '建设路', true, at(22, 0), at(22, 30), at(22, 60)),
  street('down', '建设路', true, at(20, 60), at(20, 0)),
  street('side', '小巷', false, at(22, 30), at(42, 30)),
];

describe('streets', () => {
  it('enclose blocks, and a median between two carriageways', () => {
    const { blocks, dividing, faults } = streetBlocks({
      streets,
      frame: null,
      medians: 'keep',
      slivers: 'keep',
    });
    expect(faults).toEqual([]);
    expect(dividing).toEqual([]);
    expect(blocks.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'B001 block',
      'B002 median',
      'B003 block',
      'B004 block',
    ]);
    expect(blocks[0]!.name?.zh).toBe('建设路—西街街区');
  });

  it('a median joins the block it borders on most, and leaves a named dividing line', () => {
    const { blocks, dividing } = streetBlocks({ streets, frame: null, medians: 'join', slivers: 'keep' });
    expect(blocks.map(({ kind }) => kind)).toEqual(['block', 'block', 'block']);
    expect(dividing.map((line) => line.dividing.zh)).toContain('建设路中间隔离带');
    const longest = dividing.map(({ coordinates }) => coordinates).sort((p, q) => q.length - p.length)[0]!;
    expect(longest.map(([x]) => x)).toContain(at(22, 0)[0]);
    const polygons = blocks.map(({ id, geometry }) => ({
      id,
      coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    }));
    expect(build({ polygons, lines: [] }).faults).toEqual([]);
  });

  it('a median that is kept is called after its street, and blocks of one name are numbered', () => {
    const kept = { frame: null, medians: 'keep', slivers: 'keep' } as const;
    const { blocks } = streetBlocks({ ...kept, streets });
    expect(blocks.find(({ kind }) => kind === 'median')?.name?.zh).toBe('建设路中间隔离带');
    const row = [
      ...[0, 10, 20, 30].map((x) => street(`v${x}`, '竖街', false, at(x, 0), at(x, 10))),
      ...[0, 10].map((y) => street(`h${y}`, '横街', false, ...[0, 10, 20, 30].map((x) => at(x, y)))),
    ];
    expect(streetBlocks({ ...kept, streets: row }).blocks.map(({ name }) => name?.zh)).toEqual([
      '竖街—横街街区（1）',
      '竖街—横街街区（2）',
      '竖街—横街街区（3）',
    ]);
  });

  it('that stop at the edge of an extract are closed by its frame', () => {
    const cross = [
      street('a', null, false, at(-5, 10), at(50, 10)),
      street('b', null, false, at(10, -5), at(10, 50)),
    ];
    const [west, south] = at(0, 0);
    const [east, north] = at(40, 40);
    const input = { streets: cross, medians: 'keep', slivers: 'keep' } as const;
    expect(streetBlocks({ ...input, frame: [west, south, east, north] }).blocks).toHaveLength(4);
    expect(streetBlocks({ ...input, frame: null }).blocks).toHaveLength(0);
  });
});

describe('OSM XML', () => {
  const xml = `<?xml version='1.0'?>
<osm version="0.6">
 <bounds minlat="24" minlon="114" maxlat="25" maxlon="115"/>
 <node id="1" lat="24.1" lon="114.1"/>
 <node id="2" lat='24.2' lon='114.2'><tag k="name" v="not a way's"/></node>
 <way id="7"><nd ref="1"/><nd ref="2"/><nd ref="99"/><tag k="highway" v="primary_link"/><tag k="name" v="A &amp; &#24314;"/></way>
 <way id="8"><nd ref="1"/><tag k="railway" v="rail"/></way>
</osm>`;

  it('gives ways with tags and course', () => {
    const result = parseOsm(xml);
    if (!result.ok) throw new Error(result.reason);
    const { bounds, ways } = result.document;
    expect(bounds).toEqual([114, 24, 115, 25]);
    expect(ways[0]).toEqual({
      id: '7',
      tags: { highway: 'primary_link', name: 'A & 建' },
      coordinates: [
        [114.1, 24.1],
        [114.2, 24.2],
      ],
    });
    expect(streetsOf(result.document)).toEqual([
      { id: '7', name: { zh: 'A & 建', en: 'A & 建' }, oneway: false, coordinates: ways[0]?.coordinates },
    ]);
  });

  it('is refused when it is something else or its numbers are none', () => {
    expect(parseOsm('{"type":"FeatureCollection"}')).toEqual({ ok: false, reason: 'not-osm', line: 1 });
    expect(parseOsm(xml.replace('lat="24.1"', 'lat="north"'))).toEqual({
      ok: false,
      reason: 'bad-number',
      line: 4,
    });
  });
});

const guixi = new URL('../../../../shared/data/guixi/guixi.osm', import.meta.url);
describe.skipIf(!existsSync(guixi))('Guixi (../shared/data, skipped where it is absent)', () => {
  it('becomes blocks, with the medians of its avenues recognised, and the rest seamless', async () => {
    const result = parseOsm(readFileSync(guixi, 'utf8'));
    if (!result.ok) throw new Error(result.reason);
    const { blocks, dividing } = streetBlocks({
      streets: streetsOf(result.document),
      frame: result.document.bounds,
      medians: 'join',
      slivers: 'join',
    });
    expect(blocks.filter(({ kind }) => kind === 'block').length).toBeGreaterThan(80);
    expect(dividing.map((line) => line.dividing.zh)).toContain('建设路中间隔离带');
    const polygons = blocks.map(({ id, geometry }) => ({
      id,
      coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    }));
    const { faults } = build({ polygons, lines: [] });
    expect(faults).toEqual([]);
    expect((await oracle()).coverageIsValid(polygons)).toBe(true);
  });
});
