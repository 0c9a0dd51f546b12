import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shortCodes } from '../../data/load/own-county-codes.ts';
import { wishOf } from '../../data/load/own-county-flags.ts';
import { mappingLine } from '../../data/load/own-county-report.ts';
import { planDocument } from '../../data/model/plan.ts';
import { box, feature, file, folder, four, sound } from './own-county-samples.ts';

describe('which property is what', () => {
  test('is guessed by name, and a property that divides the grids is their parent', () => {
    const { bundle, mapping, faults } = sound(file('Cheng Guan_2026.geojson', four));
    expect(mapping).toEqual({
      id: '网格编码',
      name: '名称',
      nameEn: null,
      parent: '大网格',
      guessed: ['id', 'name', 'parent'],
    });
    expect(bundle.scheme).toMatchObject({
      county: 'cheng-guan-2026',
      illustrative: false,
      openingTier: 'grid',
      tiers: [
        { id: 'parent-grid', parent: null },
        { id: 'grid', parent: 'parent-grid', partition: true },
      ],
    });
    expect(
      bundle.plan.grids.map(({ id, tier, parent, label }) => [id, tier, parent, label.zh, label.en]),
    ).toEqual([
      ['东片', 'parent-grid', null, '东片', '东片'],
      ['西片', 'parent-grid', null, '西片', '西片'],
      ['A1', 'grid', '东片', '城东', '城东'],
      ['A2', 'grid', '东片', '城南', '城南'],
      ['B1', 'grid', '西片', '城西', '城西'],
      ['B2', 'grid', '西片', 'B2', 'B2'],
    ]);
    expect(faults).toEqual([]);
    expect(planDocument.safeParse(bundle.plan).error).toBeUndefined();
    expect(mappingLine(mapping)).toContain('编号 id ← 网格编码（推断 guessed）');
  });

  test('is taken as said, by flags before the mapping file', () => {
    const mapping = join(folder, 'mapping.json');
    writeFileSync(
      mapping,
      JSON.stringify({ id: 'a', name: 'b', county: { id: 'x', name: '某县' }, crs: 'gcj02' }),
    );
    const flags = { mapping, 'id-property': 'c', 'county-id': 'y', 'county-name-en': 'Some County' };
    expect(wishOf('f.geojson', flags)).toEqual({
      ok: true,
      wish: {
        file: 'f.geojson',
        properties: { id: 'c', name: 'b', nameEn: undefined, parent: undefined },
        county: { id: 'y', name: '某县', nameEn: 'Some County' },
        crs: 'gcj02',
      },
    });
    const own = sound(file('said.geojson', [feature({ a: 'n1', b: 'Nine', code: 9 }, box(0, 0, 1, 1))]), {
      properties: { id: 'a', name: 'code', nameEn: 'b' },
      county: { name: '某县', nameEn: 'Some County' },
    });
    expect(own.bundle.plan.grids).toMatchObject([{ id: 'n1', label: { zh: '9', en: 'Nine' } }]);
    expect(own.bundle.scheme.name).toEqual({ zh: '某县', en: 'Some County' });
  });

  test('without any, the feature’s own id or its number is the id', () => {
    const features = [{ ...feature({}, box(0, 0, 1, 1)), id: 'x' }, feature({}, box(1, 0, 2, 1))];
    const { grids } = sound(file('bare.geojson', features)).bundle.plan;
    expect(grids.map(({ id }) => id)).toEqual(['x', '2']);
  });

  test('a parent that is the same for all, or another for each, is no tier', () => {
    const same = four.map((one, index) => feature({ id: index, parent: 'all' }, ...one.geometry.coordinates));
    const each = four.map((one, index) =>
      feature({ id: index, parent: index + 9 }, ...one.geometry.coordinates),
    );
    expect(sound(file('same.geojson', same)).bundle.scheme.tiers).toHaveLength(1);
    expect(sound(file('each.geojson', each)).bundle.scheme.tiers).toHaveLength(1);
  });

  test('outlines of parents give their names, and their ground is their children’s', () => {
    const children = [
      feature({ id: 'A', up: 'P', name: '甲' }, box(0, 0, 10, 10)),
      feature({ id: 'B', up: 'P', name: '乙' }, box(10, 0, 20, 10)),
    ];
    const outline = feature({ id: 'P', up: null, name: '大街道' }, box(0, 0, 20, 10));
    const own = sound(file('outlines.geojson', [outline, ...children]), { properties: { parent: 'up' } });
    expect(own.bundle.plan.grids.map(({ id, label }) => [id, label.zh])).toEqual([
      ['P', '大街道'],
      ['A', '甲'],
      ['B', '乙'],
    ]);
    expect(own.faults).toEqual([]);
    expect(own.notes).toHaveLength(1);
  });

  test('codes of the statistics bureau are written short on the map, ids too long are numbered', () => {
    const codes = (ids: readonly string[]) => [...shortCodes(ids).values()];
    expect(codes(['110114104000', '110114002000'])).toEqual(['104', '002']);
    expect(codes(['110114104001', '110114002000'])).toEqual(['104001', '002000']);
    expect(codes(['110114104000', '120114002000'])).toEqual(['110114104000', '120114002000']);
    expect(codes(['W-07', 'x'.repeat(33)])).toEqual(['W-07', '2']);
  });
});
