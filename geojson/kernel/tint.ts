/**
 * A tint is a colour index. Neighbours never share one: the adjacency graph is coloured, with four tints where four are
 * found, else five, and more only where the graph is not planar (a grid in several pieces can touch any number of others).
 */

/** How many choices the search may take back, for each vertex, before it asks for one tint more. */
const PATIENCE = 40;

/**
 * A tint for each vertex of a graph, the same for the same graph. Vertices are taken in the order of
 * saturation (D. Brélaz, "New methods to color the vertices of a graph", CACM 1979), with backtracking; among the
 * tints that fit, the one used least, so that none prevails on the map.
 * @param adjacent for each vertex its neighbours; must be symmetric
 * @param fewest try with this many tints first
 */
export function tints(adjacent: readonly (readonly number[])[], fewest = 4): Uint8Array {
  for (let count = fewest; ; count++) {
    const found = search(adjacent, count);
    if (found !== null) return found;
  }
}

function search(adjacent: readonly (readonly number[])[], count: number): Uint8Array | null {
  const tintOf = new Int16Array(adjacent.length).fill(-1);
  const uses = new Int32Array(count);
  const chosen: { readonly vertex: number; readonly left: number[] }[] = [];
  let patience = PATIENCE * adjacent.length + 1000;
  for (;;) {
    if (chosen.length === adjacent.length) return Uint8Array.from(tintOf);
    const vertex = mostSaturated(adjacent, tintOf);
    const fitting = fittingTints(adjacent[vertex]!, tintOf, uses);
    chosen.push({ vertex, left: fitting });
    // Take back choices until one has another tint left to try.
    for (let last = chosen.at(-1)!; last.left.length === 0; last = chosen.at(-1)!) {
      chosen.pop();
      const before = chosen.at(-1);
      if (before === undefined || --patience < 0) return null;
      uses[tintOf[before.vertex]!]! -= 1;
      tintOf[before.vertex] = -1;
    }
    const last = chosen.at(-1)!;
    const tint = last.left.shift()!;
    tintOf[last.vertex] = tint;
    uses[tint]! += 1;
  }
}

/** The vertex without a tint whose neighbours have the most different ones; then the one with most neighbours. */
function mostSaturated(adjacent: readonly (readonly number[])[], tintOf: Int16Array): number {
  let best = -1;
  let bestRank = -1;
  for (let vertex = 0; vertex < adjacent.length; vertex++) {
    if (tintOf[vertex] !== -1) continue;
    const around = adjacent[vertex]!;
    const different = new Set(around.map((other) => tintOf[other]!).filter((tint) => tint !== -1)).size;
    const rank = different * adjacent.length + around.length;
    if (rank > bestRank) {
      best = vertex;
      bestRank = rank;
    }
  }
  return best;
}

function fittingTints(around: readonly number[], tintOf: Int16Array, uses: Int32Array): number[] {
  const taken = new Set(around.map((other) => tintOf[other]!));
  return [...uses.keys()].filter((tint) => !taken.has(tint)).sort((p, q) => uses[p]! - uses[q]! || p - q);
}
