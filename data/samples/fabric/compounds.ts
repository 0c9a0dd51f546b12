import { contains, type Ring } from './polygon.ts';
import { add, cross, distance, scale, subtract, unit, type Vector } from './vector.ts';

/** Neighbouring buildings of one row, in one block. */
export interface Row {
  readonly block: number;
  readonly buildings: readonly Ring[];
}

/** Gathers buildings into rows of at most `most`, in the order they were drawn. */
export function rowsOf(
  buildings: readonly { readonly ring: Ring; readonly block: number }[],
  most: number,
): Row[] {
  const rows: { block: number; buildings: Ring[] }[] = [];
  for (const { ring, block } of buildings) {
    const last = rows.at(-1);
    const before = last?.buildings.at(-1);
    const joins =
      last && before && last.block === block && last.buildings.length < most && inLine(before, ring);
    if (joins) last.buildings.push(ring);
    else rows.push({ block, buildings: [ring] });
  }
  return rows;
}

function inLine(a: Ring, b: Ring): boolean {
  const along = unit(subtract(a[1]!, a[0]!));
  const step = subtract(b[0]!, a[1]!);
  return distance(b[0]!, a[1]!) < 45 && Math.abs(cross(along, step)) < 1;
}

/** The yard round a row of buildings, `margin` metres wider on every side; null when it leaves the block. */
export function yardOf(row: Row, block: Ring, margin: number): Ring | null {
  const [first, last] = [row.buildings[0]!, row.buildings.at(-1)!];
  const along = scale(unit(subtract(first[1]!, first[0]!)), margin);
  const up = scale(unit(subtract(first[3]!, first[0]!)), margin);
  const out = (p: Vector, a: number, u: number): Vector => add(p, add(scale(along, a), scale(up, u)));
  const yard = [out(first[0]!, -1, -1), out(last[1]!, 1, -1), out(last[2]!, 1, 1), out(first[3]!, -1, 1)];
  const middles = yard.map((p, i) => scale(add(p, yard[(i + 1) % 4]!), 0.5));
  return [...yard, ...middles].every((p) => contains(block, p)) ? yard : null;
}
