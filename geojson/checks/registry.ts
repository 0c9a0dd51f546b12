import { buildingCut } from './building-cut.ts';
import type { Check } from './check.ts';
import { contiguity } from './contiguity.ts';
import { crossing } from './crossing.ts';
import { outsideScope } from './outside-scope.ts';
import { overlap } from './overlap.ts';
import { parentMismatch } from './parent-mismatch.ts';
import { sliver } from './sliver.ts';
import { tooSmall } from './too-small.ts';
import { unassigned } from './unassigned.ts';
import { unnamedBound } from './unnamed-bound.ts';

/** Every check, once. A test walks this list. */
export const checks: readonly Check[] = [
  crossing,
  unassigned,
  overlap,
  contiguity,
  tooSmall,
  sliver,
  unnamedBound,
  parentMismatch,
  buildingCut,
  outsideScope,
];
