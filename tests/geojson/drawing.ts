import type { PolygonInput } from '../../geojson/kernel/soup.ts';

/**
 * A drawing is an ASCII sketch whose letters are vertices: the rings below it are spelled with them. One column is 10
 * lattice units, one row 20, so that a vertex can lie almost on a line.
 *
 *     a---b
 *     |   |     { A: 'abdc' }
 *     c---d
 */
export interface Drawing {
  readonly sketch: string;
  /** The rings of each feature: the parts apart with `|`, the holes of a part with `-`; nothing for a feature without parts. */
  readonly rings: Readonly<Record<string, string>>;
  /** Lattice units by which a vertex is off where the sketch shows it. */
  readonly off?: Readonly<Record<string, readonly [number, number]>>;
}

const COLUMN = 10;
const ROW = 20;

/** The lattice place of each letter. */
export function vertices({ sketch, off = {} }: Drawing): Map<string, readonly [number, number]> {
  const places = new Map<string, readonly [number, number]>();
  sketch.split('\n').forEach((line, row) => {
    [...line].forEach((letter, column) => {
      if (!/[A-Za-z]/.test(letter)) return;
      if (places.has(letter)) throw new Error(`${letter} is drawn twice`);
      const [dx, dy] = off[letter] ?? [0, 0];
      places.set(letter, [column * COLUMN + dx, -row * ROW + dy]);
    });
  });
  return places;
}

/** The features as the builder takes them, in degrees, rings closed. */
export function polygonsOf(drawing: Drawing): PolygonInput[] {
  const places = vertices(drawing);
  const ring = (letters: string) =>
    [...letters, letters[0]!].map((letter) => {
      const place = places.get(letter);
      if (place === undefined) throw new Error(`${letter} is not drawn`);
      return [place[0] / 1e7, place[1] / 1e7] as const;
    });
  return Object.entries(drawing.rings).map(([id, parts]) => ({
    id,
    coordinates: parts === '' ? [] : parts.split('|').map((part) => part.split('-').map(ring)),
  }));
}
