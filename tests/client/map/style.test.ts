import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { slotNames } from '../../../client/map/slot-data.ts';
import { issuePointsBelow, strata } from '../../../client/map/strata.ts';
import { layersFor, pickableLayers, styleFor } from '../../../client/map/style.ts';
import { palettes, themes } from '../../../client/ui/palette.ts';

describe.each(themes)('%s', (theme) => {
  const style = styleFor(palettes[theme].map, 1);
  test('is a valid style', () => {
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
  });
  test('asks nothing of the network', () => {
    expect(JSON.stringify(style)).not.toMatch(/https?:|glyphs|sprite|"url"|"tiles"/);
  });
});

test('a style on the wall is valid as well', () => {
  expect(validateStyleMin(styleFor(palettes.dark.map, 2.5))).toEqual([]);
});

test('every slot is drawn, every layer has its own id', () => {
  const ids = layersFor(palettes.light.map, 1).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(strata.map(({ slot }) => slot))).toEqual(new Set(slotNames));
});

test('both themes draw the same layers, so that a change of theme only changes colours', () => {
  const shape = (theme: (typeof themes)[number]) =>
    layersFor(palettes[theme].map, 1).map(({ paint, ...rest }) => ({
      ...rest,
      paint: Object.keys(paint ?? {}),
    }));
  expect(shape('dark')).toEqual(shape('light'));
});

test('what names the ground stands above what fills it; points have a place', () => {
  const ids = layersFor(palettes.light.map, 1).map(({ id }) => id);
  const at = (id: string) => ids.indexOf(id);
  for (const [below, above] of [
    ['ground', 'grid-fill'],
    ['grid-fill', 'measures'],
    ['measures', 'streets'],
    ['measures', 'coverage'],
    ['measure-shapes', 'coverage'],
    ['streets', 'borders'],
    ['borders', 'emphasis'],
    ['emphasis', 'coverage'],
    ['coverage', 'draft'],
    ['draft', issuePointsBelow],
    [issuePointsBelow, 'street-names'],
    ['street-names', 'grid-labels'],
  ] as const) {
    expect(at(below), below).toBeGreaterThan(-1);
    expect(at(above), `${above} above ${below}`).toBeGreaterThan(at(below));
  }
});

test('a click finds grids, faults, drafts and hexagons, never the ground', () => {
  const found = pickableLayers(palettes.light.map);
  expect(found).toEqual(expect.arrayContaining(['grid-fill', 'grid-shapes', 'coverage', 'draft', 'bins']));
  expect(found.some((id) => id.startsWith('ground') || id.startsWith('streets'))).toBe(false);
});
