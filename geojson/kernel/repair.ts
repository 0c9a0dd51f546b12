import { areaOf } from './certificate.ts';
import type { Change } from './change.ts';
import { faceOfHalf, halvesOfFace } from './dissolve.ts';
import type { Fault } from './faults.ts';
import { sideLength } from './geodesic.ts';
import { toDegrees } from './lattice.ts';
import type { Plan } from './plan.ts';
import { contentOfFace, type FaceContent, proposeContents } from './propose-change.ts';

/**
 * Repairs are proposals: for each fault of a build what could be done about it, as a change to preview, apply and take back.
 * Nothing is repaired by itself.
 */
export interface Repair {
  readonly fault: Fault;
  /**
   * - `give`: the region goes to one block
   * - `close`: the border got a vertex on both sides when the map was built; there is nothing left to change
   * - `drop`: the stretch bounds nothing and is not in the map; there is nothing left to change
   * - `leave`: no rule applies; a person decides
   */
  readonly action: 'give' | 'close' | 'drop' | 'leave';
  /** The id of the block that receives the region. */
  readonly to: string | null;
  readonly change: Change | null;
}

/** To whom a region goes: the neighbour with the longest common border, the smallest or largest, the first in the input, or the one named. */
export type Receiver = 'longest-border' | 'smallest' | 'largest' | 'first' | { readonly block: string };

export interface RepairRules {
  /** Who gets a gap or sliver; only a block that borders on it. */
  readonly gap: Receiver;
  /** Gaps larger than this, in m², are left: they may be meant. */
  readonly largestGap: number;
  /** Who keeps an overlap; only a block that covers it. */
  readonly overlap: Receiver;
}

export const usualRules: RepairRules = {
  gap: 'longest-border',
  largestGap: 10_000,
  overlap: 'longest-border',
};

/** One proposal for each fault, in the faults' order. The changes are independent: any of them can be applied, in any order. */
export function proposeRepairs(
  plan: Plan,
  faults: readonly Fault[],
  rules: RepairRules = usualRules,
): Repair[] {
  const faceOfBlock = new Map<string, number>();
  plan.blockOfFace.forEach((block, face) => {
    const id = plan.blockIds[block];
    if (id !== undefined && !faceOfBlock.has(id)) faceOfBlock.set(id, face);
  });
  return faults.map((fault) => proposeRepair(plan, fault, rules, faceOfBlock));
}

function proposeRepair(
  plan: Plan,
  fault: Fault,
  rules: RepairRules,
  faceOfBlock: ReadonlyMap<string, number>,
): Repair {
  const done = (action: Repair['action']): Repair => ({ fault, action, to: null, change: null });
  switch (fault.kind) {
    case 't-junction':
    case 'crossing':
      return done('close');
    case 'dangle':
    case 'spike':
    case 'collapsed':
      return done('drop');
    case 'self-crossing':
      return done('leave');
    case 'gap':
    case 'sliver':
      if ((fault.areaSquareMetres ?? Infinity) > rules.largestGap) return done('leave');
      return give(plan, fault, rules.gap, faceOfBlock);
    case 'overlap':
    case 'duplicate':
      return give(plan, fault, rules.overlap, faceOfBlock);
  }
}

function give(
  plan: Plan,
  fault: Fault,
  receiver: Receiver,
  faceOfBlock: ReadonlyMap<string, number>,
): Repair {
  const candidates = fault.features.filter((id) => faceOfBlock.has(id));
  const to = choose(plan, fault, receiver, candidates);
  if (to === null) return { fault, action: 'leave', to, change: null };
  const content = contentOfFace(plan, faceOfBlock.get(to)!);
  const contents = new Map<number, FaceContent>(fault.faces.map((face) => [face, content]));
  const proposal = proposeContents(plan, contents);
  if (!proposal.ok) return { fault, action: 'leave', to: null, change: null };
  return { fault, action: 'give', to, change: proposal.change };
}

function choose(plan: Plan, fault: Fault, receiver: Receiver, candidates: readonly string[]): string | null {
  if (typeof receiver === 'object') return candidates.find((id) => id === receiver.block) ?? null;
  if (receiver === 'first') return candidates[0] ?? null;
  const area = (id: string) => areaOf(plan.map, facesOfBlock(plan, id, fault)).squareMetres;
  const measure = {
    smallest: area,
    largest: (id: string) => -area(id),
    'longest-border': (id: string) => -borderWith(plan, fault, id),
  }[receiver];
  const [best] = candidates.map((id) => ({ id, value: measure(id) })).sort((p, q) => p.value - q.value);
  return best?.id ?? null;
}

/** The faces of a block, without the disputed ones. */
function facesOfBlock(plan: Plan, id: string, fault: Fault): number[] {
  const faces: number[] = [];
  plan.blockOfFace.forEach((block, face) => {
    if (plan.blockIds[block] === id && !fault.faces.includes(face)) faces.push(face);
  });
  return faces;
}

/** The length in metres of the border between a fault's faces and the other faces of a block. */
function borderWith({ map, blockOfFace, blockIds }: Plan, fault: Fault, id: string): number {
  const inside = new Set(fault.faces);
  let length = 0;
  for (const face of fault.faces) {
    for (const half of halvesOfFace(map, face)) {
      const other = faceOfHalf(map, half ^ 1);
      if (other < 0 || inside.has(other) || blockIds[blockOfFace[other]!] !== id) continue;
      for (let p = map.pointStart[half >> 1]!; p < map.pointStart[(half >> 1) + 1]! - 1; p++) {
        length += sideLength(
          toDegrees(map.pointX[p]!),
          toDegrees(map.pointY[p]!),
          toDegrees(map.pointX[p + 1]!),
          toDegrees(map.pointY[p + 1]!),
        );
      }
    }
  }
  return length;
}
