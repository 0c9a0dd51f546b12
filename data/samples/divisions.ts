import type { Bilingual } from '../model/text.ts';
import { type Draft, loadOf, type Place } from './draft.ts';
import { divide, spread } from './fabric/partition.ts';
import { distance, type Vector } from './fabric/vector.ts';

/** A set of blocks, by index into the draft's blocks. */
export type Part = readonly number[];

/** Divides blocks into contiguous parts of about equal load, from north to south and west to east. */
export function evenParts(draft: Draft, members: Part, count: number): Part[] {
  const loads = new Map(draft.blocks.map((block) => [block.face, loadOf(block)]));
  const load = (cell: { face: number }) => loads.get(cell.face)!;
  const seeds = spread(draft.blocks, members, count, load);
  const parts = divide(draft.blocks, { members, seeds, load, balance: 0.8 });
  return parts.sort((a, b) => Math.min(...a) - Math.min(...b));
}

/** Divides blocks among named seeds, each block to the nearest that reaches it. */
export function partsAround(draft: Draft, members: Part, seeds: readonly Vector[], balance = 0.1): Part[] {
  const loads = new Map(draft.blocks.map((block) => [block.face, loadOf(block)]));
  return divide(draft.blocks, { members, seeds, load: (cell) => loads.get(cell.face)!, balance });
}

export const everyBlock = (draft: Draft): Part => draft.blocks.map((_, index) => index);

/** Which kinds of places a grid is best called after. */
const rank: Partial<Record<Place['kind'], number>> = {
  market: 1,
  station: 1,
  hospital: 2,
  school: 2,
  park: 2,
  square: 2,
  government: 3,
  community: 3,
  village: 3,
  compound: 4,
  hotel: 5,
  'car-park': 5,
  bridge: 6,
};

/** A name for each part after a place or street in it that no other part is called after. */
export function nameParts(draft: Draft, parts: readonly Part[]): Bilingual[] {
  const used = new Set<string>();
  return parts.map((part) => {
    const inside = new Set(part);
    const named = [
      ...draft.places
        .filter((place) => inside.has(place.block) && rank[place.kind])
        .sort((a, b) => rank[a.kind]! - rank[b.kind]!)
        .map((place) => place.name),
      ...mainStreets(draft, part, 12),
    ];
    const name = named.find((each) => !used.has(each.zh));
    if (!name) throw new Error('a part without any name to call it by');
    used.add(name.zh);
    return name;
  });
}

/** The names of the longest streets along a part's blocks. */
export function mainStreets(draft: Draft, part: Part, count: number): Bilingual[] {
  const faces = new Set(part.map((index) => draft.blocks[index]!.face));
  const { mesh } = draft.town;
  const metres = new Map<string, { name: Bilingual; metres: number }>();
  for (const street of draft.streets) {
    if (street.kind !== 'street' || /巷|村道/.test(street.name.zh)) continue;
    let sum = 0;
    for (let i = 1; i < street.path.length; i++) {
      const [a, b] = [street.path[i - 1]!, street.path[i]!];
      const near = [mesh.leftOf(a, b), mesh.leftOf(b, a)].some(
        (face) => face !== undefined && faces.has(face),
      );
      if (near) sum += distance(mesh.points[a]!, mesh.points[b]!) * Math.sqrt(street.width);
    }
    if (sum < 200) continue;
    const known = metres.get(street.name.zh);
    metres.set(street.name.zh, { name: street.name, metres: sum + (known?.metres ?? 0) });
  }
  return [...metres.values()]
    .sort((a, b) => b.metres - a.metres)
    .slice(0, count)
    .map((each) => each.name);
}

/** The names of the parts of another division that a part lies in, most of it first; scraps under a tenth left out. */
export function liesIn(
  draft: Draft,
  part: Part,
  others: readonly { name: Bilingual; part: Part }[],
): Bilingual[] {
  const total = part.reduce((sum, index) => sum + loadOf(draft.blocks[index]!), 0);
  return others
    .map(({ name, part: other }) => {
      const inside = new Set(other);
      const load = part
        .filter((index) => inside.has(index))
        .reduce((sum, index) => sum + loadOf(draft.blocks[index]!), 0);
      return { name, share: load / total };
    })
    .filter((each) => each.share >= 0.1)
    .sort((a, b) => b.share - a.share)
    .map((each) => each.name);
}
