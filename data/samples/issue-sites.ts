import { pointsOf } from './documents.ts';
import type { Block, Draft, Place } from './draft.ts';
import type { Street } from './fabric/name-streets.ts';
import { type Box, boxOf, contains, type Ring } from './fabric/polygon.ts';
import {
  add,
  distance,
  lengthOf,
  mix,
  nearestOn,
  pointAlong,
  subtract,
  turnLeft,
  type Vector,
} from './fabric/vector.ts';
import { anywhere, magnets } from './issue-magnets.ts';
import type { Random } from './random.ts';

/** A spot where something is wrong, how people say where it is, and the kinds of trouble that occur there. */
export interface Site {
  readonly at: Vector;
  readonly where: { readonly zh: string; readonly en: string };
  readonly kinds: Readonly<Record<string, number>>;
}

/** Draws sites: two in three near a place that draws trouble, the others along the streets; never in the water. */
export function siteFinder(draft: Draft, random: Random): () => Site {
  const places = draft.places.filter((place) => magnets[place.kind]);
  const streets = draft.streets
    .filter((street) => street.kind === 'street')
    .map((street) => ({ street, weight: trafficOf(draft, street) }));
  const kerbs = kerbsOf(draft);
  const land = landOf(draft);
  return () => {
    for (;;) {
      const site = random.chance(0.66)
        ? siteAtPlace(
            kerbs,
            random.weighted(places, (place) => magnets[place.kind]!.weight),
            random,
          )
        : siteOnStreet(draft, random.weighted(streets, (each) => each.weight).street, random);
      if (land.some(({ ring, box }) => within(box, site.at, 0) && contains(ring, site.at))) return site;
    }
  };
}

/** Near the place; two in three carried to the side of the nearest street, where trouble stands. */
function siteAtPlace(kerbs: readonly Kerb[], place: Place, random: Random): Site {
  const { spread, kinds } = magnets[place.kind]!;
  const near = add(place.at, [random.normal() * spread * 1.2, random.normal() * spread]);
  const at = random.chance(0.68) ? toKerb(kerbs, near, random) : near;
  return { at, where: { zh: `${place.name.zh}附近`, en: `near ${place.name.en}` }, kinds };
}

function siteOnStreet(draft: Draft, street: Street, random: Random): Site {
  const line = pointsOf(draft, street.path);
  const { at, direction } = pointAlong(line, random.next() * lengthOf(line));
  const off = (street.width / 2 + random.between(0.5, 6)) * (random.chance(0.5) ? 1 : -1);
  const side = turnLeft(direction);
  return {
    at: add(at, [side[0] * off, side[1] * off]),
    where: { zh: street.name.zh, en: street.name.en },
    kinds: anywhere,
  };
}

/** A straight piece of a street. */
interface Kerb {
  readonly a: Vector;
  readonly b: Vector;
  readonly width: number;
  readonly box: Box;
}

function kerbsOf(draft: Draft): Kerb[] {
  return draft.streets
    .filter((street) => street.kind === 'street')
    .flatMap((street) => {
      const line = pointsOf(draft, street.path);
      return line
        .slice(1)
        .map((b, i) => ({ a: line[i]!, b, width: street.width, box: boxOf([line[i]!, b]) }));
    });
}

/** How far trouble is carried to a kerb, at most; in metres. */
const reach = 90;

function toKerb(kerbs: readonly Kerb[], p: Vector, random: Random): Vector {
  let best: { gap: number; on: Vector; width: number } | null = null;
  for (const { a, b, width, box } of kerbs) {
    if (!within(box, p, reach)) continue;
    const on = nearestOn(a, b, p);
    const gap = distance(on, p);
    if (gap > 0.1 && gap < (best?.gap ?? reach)) best = { gap, on, width };
  }
  return best === null ? p : mix(best.on, p, (best.width / 2 + random.between(0.5, 7)) / best.gap);
}

function within({ low, high }: Box, p: Vector, margin: number): boolean {
  return (
    p[0] >= low[0] - margin && p[0] <= high[0] + margin && p[1] >= low[1] - margin && p[1] <= high[1] + margin
  );
}

function landOf(draft: Draft): { ring: Ring; box: Box }[] {
  return draft.blocks
    .filter((block) => !block.water)
    .map((block) => draft.town.mesh.ringOf(block.face))
    .map((ring) => ({ ring, box: boxOf(ring) }));
}

/** Length by how built-up the street's surroundings are and how wide it is. */
function trafficOf(draft: Draft, street: Street): number {
  const line = pointsOf(draft, street.path);
  const middle = line[line.length >> 1]!;
  const near = draft.blocks.filter((block) => distance(block.at, middle) < 260 && !block.water);
  const built = near.filter((block) => block.use !== 'farmland' && block.use !== 'hill').length;
  return lengthOf(line) * Math.sqrt(street.width) * (0.03 + Math.min(1, built / 12));
}

/** A point inside a block of one of the given uses. */
export function somewhereIn(
  draft: Draft,
  uses: readonly Block['use'][],
  random: Random,
): { at: Vector; block: Block } {
  for (;;) {
    const block = random.pick(draft.blocks.filter((each) => uses.includes(each.use)));
    const points = draft.town.mesh.ringOf(block.face);
    const k = random.whole(0, points.length - 1);
    const at = beside(
      points[k]!,
      points[(k + 1) % points.length]!,
      random.between(0.2, 0.8),
      random.between(8, 30),
    );
    if (contains(points, at)) return { at, block };
  }
}

/** A point beside a line, `off` metres to its left (negative: right). */
function beside(a: Vector, b: Vector, t: number, off: number): Vector {
  const way = subtract(b, a);
  const length = Math.max(1, distance(a, b));
  const at = mix(a, b, t);
  return [at[0] - (way[1] / length) * off, at[1] + (way[0] / length) * off];
}
