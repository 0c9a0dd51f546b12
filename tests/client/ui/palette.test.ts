import { describe, expect, test } from 'vitest';
import { palettes, themes, tintOpacity } from '../../../client/ui/palette.ts';
import { contrast, deltaE, deltaELab, deuteranopia, over, rgb } from '../../helpers/colour.ts';

describe('the arithmetic', () => {
  test('CIEDE2000 gives the published values (Sharma, Wu and Dalal 2005, table 1)', () => {
    expect(deltaELab([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(deltaELab([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619])).toBeCloseTo(2.0373, 4);
    expect(deltaELab([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
  });
  test('contrast runs from 1 to 21', () => {
    expect(contrast(rgb('#000000'), rgb('#ffffff'))).toBeCloseTo(21, 5);
    expect(contrast(rgb('#777777'), rgb('#777777'))).toBe(1);
  });
  test('without the medium cone red and green move together, blue and yellow stay apart', () => {
    const [red, green] = [deuteranopia(rgb('#c05050')), deuteranopia(rgb('#508040'))];
    expect(deltaE(red, green)).toBeLessThan(deltaE(rgb('#c05050'), rgb('#508040')) / 2);
    expect(deltaE(deuteranopia(rgb('#0000ff')), deuteranopia(rgb('#ffff00')))).toBeGreaterThan(50);
  });
});

describe.each(themes)('%s', (theme) => {
  const { panel, map } = palettes[theme];
  const surfaces = [panel.surface, panel.sunken, panel.ground];

  test('text on panels has a contrast of at least 4.5', () => {
    const texts = ['ink', 'quiet', 'accent', 'danger', 'warning', 'good', 'gap'] as const;
    for (const text of texts)
      for (const surface of surfaces)
        expect(contrast(rgb(panel[text]), rgb(surface)), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(rgb(panel.onAccent), rgb(panel.accent))).toBeGreaterThanOrEqual(4.5);
  });
  test('the edges of controls have a contrast of at least 3', () => {
    expect(contrast(rgb(panel.edge), rgb(panel.surface))).toBeGreaterThanOrEqual(3);
  });
  test('names on the map have a contrast of at least 4.5 against their halo', () => {
    for (const ink of [map.ink, map.groundInk, map.parentBorder, map.gap])
      expect(contrast(rgb(ink), rgb(map.halo)), ink).toBeGreaterThanOrEqual(4.5);
  });
  test('any two tints stay apart, for eyes that see red and green and for eyes that do not', () => {
    const drawn = map.tints.map((tint) => over(rgb(tint), rgb(map.ground), tintOpacity));
    for (const [i, a] of drawn.entries())
      for (const b of drawn.slice(0, i)) {
        expect(deltaE(a, b)).toBeGreaterThan(5);
        expect(deltaE(deuteranopia(a), deuteranopia(b))).toBeGreaterThan(5);
      }
  });
  test('classes of streets and urgencies stay apart without the medium cone', () => {
    const sets = [map.classes.slice(0, 4), Object.values(map.urgency)];
    for (const set of sets)
      for (const [i, a] of set.entries())
        for (const b of set.slice(0, i))
          expect(deltaE(deuteranopia(rgb(a)), deuteranopia(rgb(b))), `${a} ${b}`).toBeGreaterThan(10);
  });
  test('an urgency can be told from the ground', () => {
    for (const colour of Object.values(map.urgency))
      expect(contrast(rgb(colour), rgb(map.halo)), colour).toBeGreaterThanOrEqual(3);
  });
});

test('tints are laid on lightly enough to read the streets', () => {
  expect(tintOpacity).toBeLessThanOrEqual(0.18);
});

test('on the wall text has a contrast of at least 7', () => {
  const { panel } = palettes.dark;
  for (const text of ['ink', 'quiet', 'accent', 'danger', 'warning', 'good'] as const)
    for (const surface of [panel.ground, panel.surface])
      expect(contrast(rgb(panel[text]), rgb(surface)), `${text} on ${surface}`).toBeGreaterThanOrEqual(7);
});
