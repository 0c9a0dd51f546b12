import { type FlatPolygons, ringOfPoint } from './flat-polygons.ts';
import { FREE } from './match-sides.ts';
import { BESIDE, NEAR, type SideStretches } from './near-sides.ts';
import { choiceOf, markBesides, type SideChoice, stretchesOf } from './side-choice.ts';

/**
 * The sides a partial build is made of: those that no other cancels, and those of whole features with their mates. Most come near no
 * other: these make *clear lines*, which need no noding. The others are to be noded.
 */
export interface ChosenSides {
  /** By their first points, those near others before those beside such a one, either ascending. */
  readonly toNode: Int32Array;
  /** How many segments at the end are only beside what is near. Should noding cut one of these, the lines were not clear. */
  readonly besideCount: number;
  readonly lines: ClearLines;
}

/** Line `l` has the sides `first[l] … end[l] - 1` of a ring, and their mates, in another feature, if it has any. */
export interface ClearLines extends SideStretches {
  /** The feature that runs along the line, and the one that runs back, or −1. */
  readonly owner: readonly number[];
  readonly mateOwner: readonly number[];
}

/** @param withLines false to have everything noded */
export function chooseSides(
  flat: FlatPolygons,
  mate: Int32Array,
  whole: Uint8Array,
  withLines: boolean,
): ChosenSides {
  return chosenSides(choiceOf(flat, mate, whole), withLines);
}

/** @param withLines false to have everything noded */
export function chosenSides(choice: SideChoice, withLines: boolean): ChosenSides {
  const { flat, mate } = choice;
  const { marks } = choice.near;
  const stretches = stretchesOf(choice);
  const areMarked = withLines && !choice.isCrowded;
  if (areMarked) markBesides(choice);
  const lines = {
    first: [] as number[],
    end: [] as number[],
    owner: [] as number[],
    mateOwner: [] as number[],
  };
  const near: number[] = [];
  const beside: number[] = [];
  let besideCount = 0;
  for (let s = 0; s < stretches.first.length; s++) {
    const end = stretches.end[s]!;
    for (let i = stretches.first[s]!; i < end; ) {
      const after = areMarked ? endOfLine(mate, marks, i, end) : i;
      if (after > i) {
        lines.first.push(i);
        lines.end.push(after);
        lines.owner.push(ownerOf(flat, i));
        lines.mateOwner.push(mate[i] === FREE ? -1 : ownerOf(flat, mate[i]!));
        i = after;
        continue;
      }
      const isBeside = areMarked && (marks[i]! & NEAR) === 0 && (marks[i]! & BESIDE) !== 0;
      if (isBeside) besideCount++;
      const list = isBeside ? beside : near;
      list.push(i);
      if (mate[i] !== FREE) list.push(mate[i]!);
      i++;
    }
  }
  const toNode = new Int32Array(near.length + beside.length);
  toNode.set(near);
  toNode.set(beside, near.length);
  toNode.subarray(0, near.length).sort();
  toNode.subarray(near.length).sort();
  return { toNode, besideCount, lines };
}

/** Where the line ends that begins at a side: before a joint, or a side near another, or mates that do not follow. */
function endOfLine(mate: Int32Array, marks: Uint8Array, side: number, end: number): number {
  if ((marks[side]! & (NEAR | BESIDE)) !== 0) return side;
  let i = side + 1;
  if (mate[side] === FREE) while (i < end && marks[i] === 0 && mate[i] === FREE) i++;
  else while (i < end && marks[i] === 0 && mate[i] === mate[i - 1]! - 1) i++;
  return i;
}

function ownerOf({ ringStart, ringOwner }: FlatPolygons, side: number): number {
  return ringOwner[ringOfPoint(ringStart, side)]!;
}
