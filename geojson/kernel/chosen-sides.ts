import { type FlatPolygons, ringOfPoint } from './flat-polygons.ts';
import { FREE, SEAM } from './match-sides.ts';
import { BESIDE, markNearSides, NEAR, type SideStretches } from './near-sides.ts';

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

/** What a side is chosen as; 0 if it is not. */
const FOR_ITSELF = 1;
/** Its mate stands for both. */
const AS_MATE = 2;

/** @param withLines false to have everything noded */
export function chooseSides(
  flat: FlatPolygons,
  mate: Int32Array,
  whole: Uint8Array,
  withLines: boolean,
): ChosenSides {
  const marks = new Uint8Array(mate.length);
  const stretches = stretchesOf(rolesOf(flat, mate, whole, marks));
  const areMarked = withLines && markNearSides(flat, stretches, marks);
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

/** @param marks says NEAR of what a feature walks both ways */
function rolesOf(flat: FlatPolygons, mate: Int32Array, whole: Uint8Array, marks: Uint8Array): Uint8Array {
  const { ringStart, ringOwner } = flat;
  const roles = new Uint8Array(mate.length);
  for (let i = mate.indexOf(FREE); i !== -1; i = mate.indexOf(FREE, i + 1)) {
    for (; mate[i] === FREE; i++) roles[i] = FOR_ITSELF;
  }
  for (let r = 0, next = 0; r < ringOwner.length; r = next) {
    while (next < ringOwner.length && ringOwner[next] === ringOwner[r]) next++;
    if (whole[ringOwner[r]!] === 0) continue;
    const begin = ringStart[r]!;
    const end = ringStart[next]!;
    for (let i = begin; i < end; i++) {
      const other = mate[i]!;
      if (roles[i] !== 0 || other === SEAM) continue;
      roles[i] = FOR_ITSELF;
      if (other === FREE) continue;
      roles[other] = AS_MATE;
      if (other >= begin && other < end) marks[i] = NEAR;
    }
  }
  return roles;
}

/** The stretches of sides that stand for themselves. */
function stretchesOf(roles: Uint8Array): SideStretches {
  const first: number[] = [];
  const end: number[] = [];
  for (let i = roles.indexOf(FOR_ITSELF); i !== -1; i = roles.indexOf(FOR_ITSELF, i)) {
    first.push(i);
    while (roles[i] === FOR_ITSELF) i++;
    end.push(i);
  }
  return { first, end };
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
