import { moveVertex } from './move-vertex.ts';

/** Every operation, once. A test walks this list and runs each through the same invariants. */
export const operations = [moveVertex] as const;
