import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { speaker } from '../../../client/i18n/use-text.ts';
import { strata } from '../../../client/map/strata.ts';
import { palettes } from '../../../client/ui/palette.ts';
import { ageOf } from '../../../client/views/wall/freshness.tsx';
import { slideAfter, slidesOf } from '../../../client/views/wall/slides.ts';
import {
  answering,
  countsOf,
  mostOverdue,
  openIssues,
  whereOf,
} from '../../../client/views/wall/wall-figures.ts';
import { wallScale, wallSettings } from '../../../client/views/wall/wall-settings.ts';
import type { Counts, TierCollection } from '../../../data/model/replies.ts';
import { scheme as schemeShape } from '../../../data/model/scheme.ts';
import { contrast, rgb } from '../../helpers/colour.ts';

const grids = (...codes: readonly string[]): TierCollection => ({
  type: 'FeatureCollection',
  features: codes.map((code) => ({
    type: 'Feature',
    properties: {
      id: code,
      tier: 'minor',
      code,
      zh: code,
      en: code,
      parent: null,
      tint: 0,
      labelPoint: [0, 0],
      squareMetres: 1,
      lengthMetres: null,
    },
    geometry: { type: 'Point', coordinates: [0, 0] },
  })),
});

test('a case in no grid says so; the others say whose they are', () => {
  const where = (of: Record<string, string>) => whereOf({ grids: of }, grids('W-01', 'W-02'), speaker('zh'));
  expect(where({ major: 'W', minor: 'W-02' })).toEqual({ code: 'W-02', name: 'W-02' });
  expect(where({})).toEqual({ code: '网格外', name: '' });
});

describe('slides', () => {
  test('the county first, then the grids as a person would count them', () => {
    expect(slidesOf(grids('W-10', 'W-2', 'E-01')).map(({ key }) => key)).toEqual(['', 'E-01', 'W-2', 'W-10']);
  });

  test('one turn shows each once and comes back to the county', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[A-Z]-\d{1,3}$/), { maxLength: 60 }), (codes) => {
        const slides = slidesOf(grids(...codes));
        const seen: string[] = [];
        let key = '';
        for (let i = 0; i < slides.length; i++) {
          seen.push(key);
          key = slideAfter(slides, key)?.key ?? 'none';
        }
        expect(key).toBe('');
        expect(seen.sort()).toEqual(['', ...codes].sort());
      }),
    );
  });

  test('a slide that a new plan has taken away is followed by the first', () => {
    expect(slideAfter(slidesOf(grids('A-1', 'A-2')), 'gone')?.key).toBe('');
  });
});

describe('settings in the address', () => {
  test('what is said is taken, what cannot be read is as if left out', () => {
    expect(wallSettings.parse({ dwell: '20', language: 'en', tier: 'major' })).toEqual({
      dwell: 20,
      language: 'en',
      tier: 'major',
    });
    expect(wallSettings.parse({ dwell: 'soon', language: 'fr', tier: '??', other: 1 })).toMatchObject({
      dwell: 12,
      language: 'zh',
      tier: undefined,
    });
    expect(wallSettings.parse({ dwell: '0' }).dwell).toBe(12);
  });

  test.each([1080, 2160])('at %i rows no name on the map is under 1.6 %% of the height', (height) => {
    const sizes = strata.flatMap(({ layers }) =>
      layers(palettes.dark.map).flatMap((layer) =>
        layer.type === 'symbol' ? smallest(layer.layout?.['text-size']) : [],
      ),
    );
    expect(Math.min(...sizes) * wallScale(height)).toBeGreaterThanOrEqual(0.016 * height);
  });
});

/** The smallest size a text-size can give: a number, or one of the outputs of an interpolation. */
function smallest(size: unknown): number {
  if (typeof size === 'number') return size;
  if (!Array.isArray(size) || size[0] !== 'interpolate')
    throw new Error(`not a size: ${JSON.stringify(size)}`);
  return Math.min(...size.slice(3).filter((_, i) => i % 2 === 1));
}

describe('figures', () => {
  const state = (overdue: number, open = 0) => ({ new: open, 'in-hand': 0, overdue, closed: 9 });
  const counts: Counts = {
    county: 'c',
    sequence: 1,
    asOf: '2026-11-21T00:00:00Z',
    total: state(6, 1),
    grids: [
      { tier: 'minor', grid: 'A', counts: state(1, 5) },
      { tier: 'minor', grid: 'B', counts: state(4) },
      { tier: 'minor', grid: 'C', counts: state(0, 7) },
      { tier: 'minor', grid: 'D', counts: state(1, 0) },
      { tier: 'major', grid: 'M', counts: state(6) },
    ],
  };

  test('most overdue first, then most open; none that has nothing overdue, none of another tier', () => {
    expect(mostOverdue(counts, 'minor', 9).map(({ grid }) => grid)).toEqual(['B', 'A', 'D']);
    expect(mostOverdue(counts, 'minor', 1)).toHaveLength(1);
  });

  test('a grid the server leaves out has none; before there are counts nothing is known', () => {
    expect(countsOf(counts, 'minor', 'Z')).toEqual({ new: 0, 'in-hand': 0, overdue: 0, closed: 0 });
    expect(countsOf(undefined, 'minor', 'A')).toBeUndefined();
    expect(openIssues(state(4, 2))).toBe(6);
  });

  test('who answers: one line a role, the leader first, members of groups and telephones left out', () => {
    const label = { zh: '角', en: 'role' };
    const roles = [
      { id: 'contact', label, function: 'contact' },
      { id: 'member', label, function: 'member' },
      { id: 'boss', label, function: 'leader' },
    ];
    const scheme = schemeShape.pick({ roles: true }).parse({ roles });
    const line = (role: string, name: string) => ({
      role,
      party: name,
      name: { zh: name, en: name },
      telephone: '000-1234567',
      from: '2020-01-01',
    });
    const responsibilities = [
      line('contact', 'x'),
      line('member', 'm'),
      line('boss', 'b'),
      line('contact', 'y'),
    ];
    const lines = answering({ responsibilities }, scheme);
    expect(lines.map(({ parties }) => parties.map(({ zh }) => zh))).toEqual([['b'], ['x', 'y']]);
    expect(JSON.stringify(lines)).not.toContain('000-1234567');
  });
});

describe('freshness', () => {
  const now = 1_000_000;
  const there = { connected: true, lostAt: null };

  test('live while the stream is there and counts come', () => {
    expect(ageOf(there, now - 60_000, now)).toBeNull();
  });

  test('a blink is nothing; after it, the age since the stream was lost', () => {
    expect(ageOf({ connected: false, lostAt: now - 2000 }, now - 50_000, now)).toBeNull();
    expect(ageOf({ connected: false, lostAt: now - 90_000 }, now - 100_000, now)).toBe(90_000);
  });

  test('a stream that is there while counts are not answered does not make them fresh', () => {
    expect(ageOf(there, now - 200_000, now)).toBe(200_000);
  });
});

describe('colours', () => {
  const { panel, map } = palettes.dark;
  const readable = (colour: string, ...grounds: readonly string[]) => {
    for (const ground of grounds) expect(contrast(rgb(colour), rgb(ground))).toBeGreaterThanOrEqual(7);
  };

  test.each([panel.ink, panel.quiet, panel.accent, panel.danger, panel.warning, panel.good])(
    '%s reads on panels and on the ground from eight metres (7:1)',
    (colour) => readable(colour, panel.surface, panel.ground),
  );

  test('so do the names on the map, on their halo', () => {
    readable(map.ink, map.halo);
    readable(map.groundInk, map.halo);
    readable(map.parentBorder, map.halo);
  });
});
