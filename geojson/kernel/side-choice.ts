import { type FlatPolygons, firstRingOf, ringOfPoint } from './flat-polygons.ts';
import { FREE } from './match-sides.ts';
import {
  addSides,
  BESIDE,
  markNear,
  NEAR,
  type NearSides,
  nearSides,
  type SideStretches,
} from './near-sides.ts';
import { release } from './scratch.ts';

/**
 * A choice of sides for a partial build: those that no other cancels, and of some features all, each with its mate. More features can be
 * added; what is known of the sides chosen before, and which come near others, stays.
 */
export interface SideChoice {
  readonly flat: FlatPolygons;
  /** See `matchSides`. */
  readonly mate: Int32Array;
  /** What each side is chosen as, by its first point; 0 if it is not. */
  readonly roles: Uint8Array;
  /** For each feature 1 if all its sides are chosen. */
  readonly whole: Uint8Array;
  /** The sides that no other cancels. */
  readonly free: SideStretches;
  readonly near: NearSides;
  /** So many are near others that it is not known which. */
  isCrowded: boolean;
}

const FOR_ITSELF = 1;
/** Its mate stands for both. */
const AS_MATE = 2;

/** The sides that no other cancels, and those of whole features. */
export function choiceOf(flat: FlatPolygons, mate: Int32Array, whole: Uint8Array): SideChoice {
  const roles = new Uint8Array(mate.length);
  const near = nearSides(flat);
  const free = freeSides(mate);
  for (let s = 0; s < free.first.length; s++) roles.fill(FOR_ITSELF, free.first[s]!, free.end[s]!);
  const choice = { flat, mate, roles, whole: new Uint8Array(whole.length), free, near, isCrowded: false };
  const added = [free];
  for (let f = whole.indexOf(1); f !== -1; f = whole.indexOf(1, f + 1)) added.push(chooseFeature(choice, f));
  choice.isCrowded = !addSides(near, joined(added));
  return choice;
}

function freeSides(mate: Int32Array): SideStretches {
  const first: number[] = [];
  const end: number[] = [];
  for (let i = mate.indexOf(FREE); i !== -1; i = mate.indexOf(FREE, i)) {
    first.push(i);
    while (mate[i] === FREE) i++;
    end.push(i);
  }
  return { first, end };
}

/** Adds all sides of some features. */
export function addFeatures(choice: SideChoice, features: readonly number[]): void {
  const added = features.map((feature) => chooseFeature(choice, feature));
  if (!choice.isCrowded) choice.isCrowded = !addSides(choice.near, joined(added));
}

function joined(stretches: readonly SideStretches[]): SideStretches {
  return { first: stretches.flatMap(({ first }) => first), end: stretches.flatMap(({ end }) => end) };
}

/** Gives roles to all sides of a feature; returns those that have one now and stand for themselves. */
function chooseFeature({ flat, mate, roles, whole, near }: SideChoice, feature: number): SideStretches {
  const { ringStart, ringOwner } = flat;
  const first: number[] = [];
  const end: number[] = [];
  if (whole[feature] === 1) return { first, end };
  whole[feature] = 1;
  const firstRing = firstRingOf(flat, feature);
  const begin = ringStart[firstRing]!;
  for (let ring = firstRing; ringOwner[ring] === feature; ring++) {
    for (let i = ringStart[ring]!; i < ringStart[ring + 1]! - 1; i++) {
      if (roles[i] !== 0) continue;
      const other = mate[i]!;
      roles[i] = FOR_ITSELF;
      roles[other] = AS_MATE;
      // What a feature walks both ways is to be noded.
      if (other >= begin && ringOwner[ringOfPoint(ringStart, other)] === feature) markNear(near, i);
      if (end.at(-1) === i) end[end.length - 1] = i + 1;
      else {
        first.push(i);
        end.push(i + 1);
      }
    }
  }
  return { first, end };
}

/** Gives back the room of a choice that is of no more use; the mates stay. */
export function releaseChoice({ roles, near }: SideChoice): void {
  release(roles, near.marks);
}

/** Flags what shares an end with a side near another. */
export function markBesides({ roles, near: { marks, sides, joints } }: SideChoice): void {
  for (const i of sides) {
    if (roles[i + 1] === FOR_ITSELF) marks[i + 1]! |= BESIDE;
    if (i > 0 && roles[i - 1] === FOR_ITSELF) marks[i - 1]! |= BESIDE;
  }
  for (let j = 0; j < joints.length; j += 2) {
    const i = joints[j]!;
    const k = joints[j + 1]!;
    if ((marks[i]! & NEAR) !== 0) marks[k]! |= BESIDE;
    if ((marks[k]! & NEAR) !== 0) marks[i]! |= BESIDE;
  }
}

/** The stretches of sides that stand for themselves. */
export function stretchesOf({ roles }: SideChoice): SideStretches {
  const first: number[] = [];
  const end: number[] = [];
  for (let i = roles.indexOf(FOR_ITSELF); i !== -1; i = roles.indexOf(FOR_ITSELF, i)) {
    first.push(i);
    while (roles[i] === FOR_ITSELF) i++;
    end.push(i);
  }
  return { first, end };
}
