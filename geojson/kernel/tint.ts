/**
 * A tint is a colour index. Neighbours never share one. Any planar adjacency graph gets by with five tints, and nearly always
 * with four; only where the graph is not planar (a grid in several pieces can touch any number of others) are more added.
 *
 * Vertices are painted in smallest-last order (D. Matula, L. Beck, JACM 1983), in which each has at most five painted
 * neighbours if the graph is planar. Where these use up all tints, two tints are exchanged along a Kempe chain that
 * frees one; with five tints such a chain always exists (P. Heawood, 1890).
 */

export interface TintOptions {
  /** For each vertex those that should rather differ, though they may not be able to: grids that touch at a point. */
  readonly touching?: readonly (readonly number[])[];
  /** Earlier tints, kept where they still fit, so that a small change to a plan does not repaint it. −1 for none. */
  readonly previous?: ArrayLike<number>;
  /** How many tints to be content with. */
  readonly fewest?: number;
}

/**
 * A tint for each vertex of a graph, the same for the same graph. Among the tints that fit a vertex it gets the one that
 * fewest touching vertices have, then its previous one, then the one used least, so that none prevails on the map.
 * @param adjacent for each vertex its neighbours; must be symmetric
 */
export function tints(adjacent: readonly (readonly number[])[], options: TintOptions = {}): Uint8Array {
  const tintOf = new Int16Array(adjacent.length).fill(-1);
  const uses: number[] = new Array<number>(options.fewest ?? 4).fill(0);
  const paint = (vertex: number, tint: number): void => {
    tintOf[vertex] = tint;
    uses[tint] = (uses[tint] ?? 0) + 1;
  };
  for (const vertex of smallestLast(adjacent)) {
    const fitting = fittingTint(vertex, adjacent[vertex]!, tintOf, uses, options);
    const free = fitting === -1 ? freeByExchange(vertex, adjacent, tintOf, uses) : fitting;
    paint(vertex, free === -1 ? uses.length : free);
  }
  return Uint8Array.from(tintOf);
}

/** All vertices, each before those that had more neighbours left when it was taken from the graph. */
function smallestLast(adjacent: readonly (readonly number[])[]): number[] {
  const degree = adjacent.map((around) => around.length);
  const byDegree: number[][] = [];
  const put = (vertex: number): void => {
    const d = degree[vertex]!;
    byDegree[d] ??= [];
    byDegree[d].push(vertex);
  };
  for (let vertex = adjacent.length - 1; vertex >= 0; vertex--) put(vertex);
  const taken = new Uint8Array(adjacent.length);
  const order: number[] = [];
  for (let d = 0; order.length < adjacent.length; d++) {
    // A vertex is put again each time its degree falls: the entries left behind are passed over.
    for (let vertex = byDegree[d]?.pop(); vertex !== undefined; vertex = byDegree[d]?.pop()) {
      if (taken[vertex] === 1 || degree[vertex] !== d) continue;
      taken[vertex] = 1;
      order.push(vertex);
      for (const other of adjacent[vertex]!) {
        if (taken[other] === 1) continue;
        degree[other]! -= 1;
        put(other);
      }
      d = Math.max(0, d - 1);
    }
  }
  return order.reverse();
}

/** The best tint that no neighbour has, −1 for none. */
function fittingTint(
  vertex: number,
  around: readonly number[],
  tintOf: Int16Array,
  uses: readonly number[],
  { touching, previous }: TintOptions,
): number {
  const taken = new Set(around.map((other) => tintOf[other]!));
  const touched = touching?.[vertex] ?? [];
  const rank = (tint: number): readonly number[] => [
    touched.filter((other) => tintOf[other] === tint).length,
    previous?.[vertex] === tint ? 0 : 1,
    uses[tint]!,
  ];
  let best = -1;
  let bestRank: readonly number[] = [];
  for (const tint of uses.keys()) {
    if (taken.has(tint)) continue;
    const own = rank(tint);
    const differs = own.findIndex((value, k) => value !== bestRank[k]);
    if (best === -1 || (differs !== -1 && own[differs]! < bestRank[differs]!)) {
      best = tint;
      bestRank = own;
    }
  }
  return best;
}

/** Exchanges two tints where that frees one of them for a vertex; that one, or −1 where it cannot be done. */
function freeByExchange(
  vertex: number,
  adjacent: readonly (readonly number[])[],
  tintOf: Int16Array,
  uses: number[],
): number {
  for (let free = 0; free < uses.length; free++) {
    for (let other = 0; other < uses.length; other++) {
      if (free === other) continue;
      const chain = kempeChain(vertex, adjacent, tintOf, free, other);
      if (chain === null) continue;
      for (const member of chain) {
        const tint = tintOf[member] === free ? other : free;
        uses[tintOf[member]!]! -= 1;
        uses[tint]! += 1;
        tintOf[member] = tint;
      }
      return free;
    }
  }
  return -1;
}

/** The vertices reached over two tints from the neighbours that have the first; null if a neighbour that has the second is among them. */
function kempeChain(
  vertex: number,
  adjacent: readonly (readonly number[])[],
  tintOf: Int16Array,
  first: number,
  second: number,
): Set<number> | null {
  const around = adjacent[vertex]!;
  const chain = new Set(around.filter((other) => tintOf[other] === first));
  for (const member of chain) {
    if (tintOf[member] === second && around.includes(member)) return null;
    const wanted = tintOf[member] === first ? second : first;
    for (const other of adjacent[member]!) if (tintOf[other] === wanted) chain.add(other);
  }
  return chain;
}
