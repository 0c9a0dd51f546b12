import type { Cell } from './cells.ts';
import { add, distance, scale, type Vector } from './vector.ts';

/** How to divide. */
export interface Division {
  /** The cells to be divided, by index; they must hang together. */
  readonly members: readonly number[];
  /** Where each part starts. */
  readonly seeds: readonly Vector[];
  /** The load of a cell: what is to be shared out evenly. */
  readonly load: (cell: Cell) => number;
  /** 0: every block to the nearest seed; 1: even loads before short ways. */
  readonly balance: number;
}

/**
 * Divides blocks into contiguous parts, grown from seeds and then evened out along their borders. Water is dealt out last,
 * so that no part reaches across a river unless it must.
 * @returns for each seed the cells of its part
 */
export function divide(cells: readonly Cell[], division: Division): number[][] {
  const owner = new Map<number, number>();
  const loads = division.seeds.map(() => 0);
  const target =
    division.members.reduce((sum, i) => sum + division.load(cells[i]!), 0) / division.seeds.length;
  const give = (cell: number, part: number) => {
    owner.set(cell, part);
    loads[part]! += division.load(cells[cell]!);
  };
  division.seeds.forEach((seed, part) => {
    give(
      nearestCell(cells, division.members, seed, (i) => !owner.has(i) && !cells[i]!.water),
      part,
    );
  });
  const members = new Set(division.members);
  for (const withWater of [false, true]) {
    for (;;) {
      const best = cheapest(cells, members, owner, withWater, (cell, part) => {
        const way = distance(cells[cell]!.at, division.seeds[part]!);
        return way * (1 - 0.75 * division.balance) + division.balance * 900 * (loads[part]! / target);
      });
      if (best === null) break;
      give(best.cell, best.part);
    }
  }
  even(cells, division, owner, loads, target);
  return division.seeds.map((_, part) => division.members.filter((i) => owner.get(i) === part));
}

/** Seeds spread over the cells by load: k-means from a farthest-first start. */
export function spread(
  cells: readonly Cell[],
  members: readonly number[],
  count: number,
  load: (cell: Cell) => number,
): Vector[] {
  const land = members.filter((i) => !cells[i]!.water);
  let seeds: Vector[] = [cells[land[0]!]!.at];
  const gap = (i: number) => Math.min(...seeds.map((seed) => distance(seed, cells[i]!.at)));
  while (seeds.length < count) {
    const far = land.reduce((a, b) =>
      gap(b) * Math.sqrt(load(cells[b]!)) > gap(a) * Math.sqrt(load(cells[a]!)) ? b : a,
    );
    seeds = [...seeds, cells[far]!.at];
  }
  for (let round = 0; round < 12; round++) {
    const sums = seeds.map(() => ({ at: [0, 0] as Vector, weight: 0 }));
    for (const i of land) {
      const cell = cells[i]!;
      const ways = seeds.map((seed) => distance(seed, cell.at));
      const sum = sums[ways.indexOf(Math.min(...ways))]!;
      sum.at = add(sum.at, scale(cell.at, load(cell)));
      sum.weight += load(cell);
    }
    seeds = seeds.map((seed, k) => (sums[k]!.weight > 0 ? scale(sums[k]!.at, 1 / sums[k]!.weight) : seed));
  }
  return seeds;
}

function nearestCell(
  cells: readonly Cell[],
  members: readonly number[],
  p: Vector,
  fits: (i: number) => boolean,
): number {
  let best = -1;
  for (const i of members) {
    if (fits(i) && (best < 0 || distance(cells[i]!.at, p) < distance(cells[best]!.at, p))) best = i;
  }
  if (best < 0) throw new Error('more seeds than blocks');
  return best;
}

/** The free cell beside a part that costs least to give to it. */
function cheapest(
  cells: readonly Cell[],
  members: ReadonlySet<number>,
  owner: ReadonlyMap<number, number>,
  withWater: boolean,
  cost: (cell: number, part: number) => number,
): { cell: number; part: number } | null {
  let best: { cell: number; part: number; cost: number } | null = null;
  for (const [from, part] of owner) {
    for (const [cell, shared] of cells[from]!.beside) {
      if (!members.has(cell) || owner.has(cell) || shared < 20) continue;
      if (cells[cell]!.water && !withWater) continue;
      const price = cost(cell, part);
      if (best === null || price < best.cost || (price === best.cost && cell < best.cell))
        best = { cell, part, cost: price };
    }
  }
  return best;
}

/** Moves border blocks to the neighbouring part where that evens the loads or shortens the border. */
function even(
  cells: readonly Cell[],
  division: Division,
  owner: Map<number, number>,
  loads: number[],
  target: number,
): void {
  for (let round = 0; round < 40; round++) {
    let moved = false;
    for (const i of division.members) {
      const from = owner.get(i)!;
      const options = new Set(
        [...cells[i]!.beside.keys()].map((k) => owner.get(k)).filter((k) => k !== undefined && k !== from),
      );
      for (const to of options) {
        if (to === undefined || gain(cells, division, owner, loads, target, i, to) <= 1e-9) continue;
        if (!holdsWithout(cells, owner, i)) continue;
        owner.set(i, to);
        loads[from]! -= division.load(cells[i]!);
        loads[to]! += division.load(cells[i]!);
        moved = true;
        break;
      }
    }
    if (!moved) return;
  }
}

function gain(
  cells: readonly Cell[],
  division: Division,
  owner: ReadonlyMap<number, number>,
  loads: readonly number[],
  target: number,
  cell: number,
  to: number,
): number {
  const from = owner.get(cell)!;
  const load = division.load(cells[cell]!) / target;
  const [a, b] = [loads[from]! / target, loads[to]! / target];
  const uneven = a * a + b * b - (a - load) * (a - load) - (b + load) * (b + load);
  let border = 0;
  for (const [next, shared] of cells[cell]!.beside) {
    if (owner.get(next) === to) border += shared;
    if (owner.get(next) === from) border -= shared;
  }
  return division.balance * uneven + border / 2500;
}

/** Does the cell's part still hang together, and keep any cell at all, without it? */
function holdsWithout(cells: readonly Cell[], owner: ReadonlyMap<number, number>, cell: number): boolean {
  const part = owner.get(cell)!;
  const rest = [...owner].filter(([i, p]) => p === part && i !== cell).map(([i]) => i);
  if (rest.length === 0) return false;
  const seen = new Set([rest[0]!]);
  const queue = [rest[0]!];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const next of cells[at]!.beside.keys()) {
      if (next === cell || owner.get(next) !== part || seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return seen.size === rest.length;
}
