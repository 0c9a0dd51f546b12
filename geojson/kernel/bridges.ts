import { incidence } from './chains.ts';
import type { Segments } from './segment-grid.ts';

/**
 * A bridge is a segment that has the same face on both sides: a dead end, or the only link between two
 * parts. Marks them with 1 (Tarjan 1974, without recursion).
 */
export function bridges(segments: Segments): Uint8Array {
  const { start, incident } = incidence(segments);
  const vertexCount = segments.vertexX.length;
  const found = new Uint8Array(segments.count);
  const order = new Int32Array(vertexCount);
  const low = new Int32Array(vertexCount);
  const entered = new Int32Array(vertexCount).fill(-1);
  const cursor = start.slice(0, vertexCount);
  let time = 0;
  for (let root = 0; root < vertexCount; root++) {
    if (order[root] !== 0 || start[root] === start[root + 1]) continue;
    const path = [root];
    order[root] = low[root] = ++time;
    while (path.length > 0) {
      const at = path[path.length - 1]!;
      if (cursor[at]! < start[at + 1]!) {
        const segment = incident[cursor[at]!++]!;
        if (segment === entered[at]) continue;
        const other = segments.from[segment] === at ? segments.to[segment]! : segments.from[segment]!;
        if (order[other] !== 0) {
          low[at] = Math.min(low[at]!, order[other]!);
          continue;
        }
        order[other] = low[other] = ++time;
        entered[other] = segment;
        path.push(other);
        continue;
      }
      path.pop();
      const above = path[path.length - 1];
      if (above === undefined) continue;
      low[above] = Math.min(low[above]!, low[at]!);
      if (low[at]! > order[above]!) found[entered[at]!] = 1;
    }
  }
  return found;
}
