import { contiguity } from './contiguity.ts';
import { crossing } from './crossing.ts';
import { unassigned } from './unassigned.ts';

/** Every check, once. A test walks this list. */
export const checks = [crossing, unassigned, contiguity] as const;
