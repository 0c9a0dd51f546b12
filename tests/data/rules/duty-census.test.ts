import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCountyFolder } from '../../../data/load/county-folders.ts';
import { places as placesLayer } from '../../../data/model/plan.ts';
import { roster as rosterSchema } from '../../../data/model/roster.ts';
import { dutyCensus } from '../../../data/rules/duty-census.ts';

const root = join(import.meta.dirname, '../../..');

function censusOf(county: string, today = '2026-11-21') {
  const { scheme, roster, plan, layers } = readCountyFolder(root, county);
  const places = placesLayer.parse(layers.places).features.map(({ properties }) => properties.id);
  return dutyCensus({ scheme, roster, grids: plan.grids, streets: plan.streets, places, today });
}

describe('the census of duties', () => {
  test('Dafang: what lies outside the grids is somebody’s, too', () => {
    const { kinds, overCommitted } = censusOf('dafang');
    expect(kinds.map(({ kind }) => kind)).toEqual(['grid', 'street', 'place-type', 'place', 'community']);
    const of = (wanted: string) => kinds.find(({ kind }) => kind === wanted);
    expect(of('community')).toMatchObject({ all: 20, nobody: 0, having: { responsible: 20, leader: 0 } });
    expect(of('place-type')).toMatchObject({ all: 9, nobody: 0, having: { responsible: 9 } });
    const street = of('street');
    expect(street?.nobody).toBe((street?.all ?? 0) - (street?.having.responsible ?? 0));
    expect(street?.having.responsible).toBeGreaterThan(0);
    expect(overCommitted.map(({ subjects }) => subjects)).toEqual([6]);
  });

  test('Wengyuan: every duty grid has a leader, a lead unit and a contact; nobody has too many', () => {
    const { kinds, overCommitted } = censusOf('wengyuan');
    const [grid] = kinds;
    expect(grid?.having.leader).toBe(grid?.all);
    expect(grid?.having.contact).toBe(grid?.all);
    expect(overCommitted).toEqual([]);
  });

  test('what holds on another day is not counted', () => {
    const { kinds } = censusOf('dafang', '2000-01-01');
    expect(kinds.every(({ all, nobody }) => nobody === all)).toBe(true);
  });

  test('a contact without a telephone cannot be reached', () => {
    const { scheme, plan, roster } = readCountyFolder(root, 'wengyuan');
    const silent = rosterSchema.parse({
      ...roster,
      parties: roster.parties.map((party) => ({ ...party, telephone: null })),
    });
    const { kinds } = dutyCensus({
      scheme,
      roster: silent,
      grids: plan.grids,
      streets: plan.streets,
      places: [],
      today: '2026-11-21',
    });
    expect(kinds[0]?.having).toMatchObject({ contact: 0, leader: kinds[0]?.all });
  });
});
