import { areaFaults } from './area-faults.ts';
import type { BuildState } from './build-state.ts';
import type { Fault } from './faults.ts';
import { lineFaults } from './line-faults.ts';

/** Every fault of the input once, by kind and then from west to east; those at one place by what they are, so that the order is one. */
export function findFaults(state: BuildState): Fault[] {
  const areas = areaFaults(state);
  return [...areas, ...lineFaults(state, areas)].sort(
    (p, q) =>
      compareTexts(p.kind, q.kind) ||
      p.place[0] - q.place[0] ||
      p.place[1] - q.place[1] ||
      compareTexts(p.features.join('\n'), q.features.join('\n')) ||
      compareTexts(JSON.stringify(p.geometry), JSON.stringify(q.geometry)),
  );
}

function compareTexts(p: string, q: string): number {
  return p < q ? -1 : p > q ? 1 : 0;
}
