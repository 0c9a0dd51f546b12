import { areaFaults } from './area-faults.ts';
import type { BuildState } from './build-state.ts';
import type { Fault } from './faults.ts';
import { lineFaults } from './line-faults.ts';

/** Every fault of the input once, by kind and then from west to east. */
export function findFaults(state: BuildState): Fault[] {
  const areas = areaFaults(state);
  return [...areas, ...lineFaults(state, areas)].sort(
    (p, q) =>
      (p.kind < q.kind ? -1 : p.kind > q.kind ? 1 : 0) || p.place[0] - q.place[0] || p.place[1] - q.place[1],
  );
}
