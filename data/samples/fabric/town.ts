import type { Bilingual } from '../../model/text.ts';
import { createRandom } from '../random.ts';
import type { Riverside, Sketch } from '../sketch.ts';
import { smooth } from './curve.ts';
import { drawLine } from './draw-line.ts';
import { grow, growAlleys } from './grow.ts';
import { Mesh } from './mesh.ts';
import { areaOf, boxOf, contains, insideOf, type Ring, regionOf } from './polygon.ts';
import type { StyleName } from './style.ts';
import { styles } from './style.ts';
import { distance, scale, subtract, turnLeft, unit, type Vector } from './vector.ts';

/** A line of the town: drawn by hand, or woven and not yet named. */
export interface TownLine {
  readonly kind: 'street' | 'bank' | 'rail';
  readonly id: string | null;
  readonly name: Bilingual | null;
  readonly class: string;
  readonly width: number;
  readonly dividing?: Bilingual;
}

export interface Town {
  readonly mesh: Mesh<TownLine>;
  /** The style of a face of the finished town; null for water. */
  readonly styleOf: (face: number) => StyleName | null;
  /** The rivers' water, for drawing, and the corridors, for telling water blocks. */
  readonly water: readonly { readonly id: string; readonly name: Bilingual; readonly ring: Ring }[];
  readonly corridors: readonly { readonly id: string; readonly name: Bilingual; readonly ring: Ring }[];
}

/** Weaves a town from its sketch. The same sketch and seed give the same town. */
export function buildTown(sketch: Sketch, seed: string): Town {
  const scope = smooth(sketch.scope, true);
  const mesh = new Mesh<TownLine>(areaOf(scope) > 0 ? scope : scope.reverse());
  const water = sketch.rivers.map((river) => ({ ...river, ring: corridorOf(river.centre, river.width / 2) }));
  const corridors = sketch.rivers.map((river) => ({
    ...river,
    ring: corridorOf(river.centre, river.width / 2 + river.margin),
  }));
  for (const corridor of corridors) drawBanks(mesh, corridor.ring, corridor, sketch.classes.bank);
  for (const rail of sketch.rails ?? []) {
    drawLine(mesh, smooth(rail.path), {
      kind: 'rail',
      ...rail,
      class: sketch.classes.rail ?? 'rail',
      width: 1,
    });
  }
  for (const road of sketch.roads) drawLine(mesh, smooth(road.path), { kind: 'street', ...road });
  const styleOf = styleFinder(
    sketch,
    corridors.map((each) => each.ring),
  );
  const random = createRandom(seed);
  const street = (hectares: number, style: StyleName): TownLine => {
    const { secondary, back, lane } = sketch.classes;
    const rural = style === 'farmland' || style === 'hill' || style === 'village';
    const kind = rural
      ? hectares > 45
        ? back
        : lane
      : hectares > 14
        ? secondary
        : hectares > 4.5
          ? back
          : lane;
    return { kind: 'street', id: null, name: null, ...kind };
  };
  grow(mesh, { styleOf, street, random });
  growAlleys(mesh, { styleOf, street, random });
  mergeScraps(mesh);
  const known = new Map<number, StyleName | null>();
  const styleOfFace = (face: number) => {
    const style = known.has(face) ? known.get(face)! : styleOf(mesh.ringOf(face));
    known.set(face, style);
    return style;
  };
  return { mesh, styleOf: styleOfFace, water, corridors };
}

/** The ring of a band along a line: the right side there, the left side back. */
function corridorOf(centre: readonly Vector[], half: number): Ring {
  const line = smooth(centre);
  const side = (k: number): Vector[] =>
    line.map((p, i) => {
      const along = unit(subtract(line[Math.min(line.length - 1, i + 1)]!, line[Math.max(0, i - 1)]!));
      const out = scale(turnLeft(along), k * half);
      return [p[0] + out[0], p[1] + out[1]];
    });
  return [...side(-1), ...side(1).reverse()];
}

function drawBanks(
  mesh: Mesh<TownLine>,
  ring: Ring,
  river: { id: string; name: Bilingual },
  bank: string,
): void {
  const half = ring.length / 2;
  const name = { zh: `${river.name.zh}岸线`, en: `${river.name.en} bank` };
  const data = (side: string): TownLine => ({
    kind: 'bank',
    id: `${river.id}-${side}`,
    name,
    class: bank,
    width: 1,
  });
  drawLine(mesh, ring.slice(0, half), data('right'));
  drawLine(mesh, [...ring.slice(half)].reverse(), data('left'));
}

/** The style of a face: of the districts it reaches into, the most finely woven that holds a fair share. */
function styleFinder(sketch: Sketch, corridors: readonly Ring[]): (ring: Ring) => StyleName | null {
  const districts = sketch.districts.map((each) => ({
    style: each.style,
    holds: regionOf(smooth(each.ring, true)),
  }));
  const styleAt = (p: Vector): StyleName => districts.find((each) => each.holds(p))?.style ?? 'farmland';
  const wet = corridors.map(regionOf);
  return (ring) => {
    const net = netIn(ring);
    if (mostlyIn(wet, net)) return null;
    const tally = new Map<StyleName, number>();
    for (const style of net.map(styleAt)) tally.set(style, (tally.get(style) ?? 0) + 1);
    const fair = [...tally].filter(([, count]) => count >= net.length * 0.3).map(([style]) => style);
    const most = [...tally].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
    return fair.reduce((a, b) => (styles[b].block < styles[a].block ? b : a), most);
  };
}

/** A few points spread over a face. */
function netIn(ring: Ring): Vector[] {
  const { low, high } = boxOf(ring);
  const points: Vector[] = [];
  for (let i = 0.5; i < 7; i++) {
    for (let j = 0.5; j < 7; j++) {
      const p: Vector = [low[0] + ((high[0] - low[0]) * i) / 7, low[1] + ((high[1] - low[1]) * j) / 7];
      if (contains(ring, p)) points.push(p);
    }
  }
  return points.length > 0 ? points : [insideOf(ring).at];
}

function mostlyIn(regions: readonly ((p: Vector) => boolean)[], net: readonly Vector[]): boolean {
  return net.filter((p) => regions.some((holds) => holds(p))).length > net.length / 2;
}

/** Is a face part of a river's corridor? */
export function isWater(ring: Ring, corridors: readonly Ring[]): boolean {
  return mostlyIn(corridors.map(regionOf), netIn(ring));
}

/** Joins scraps left between hand-drawn lines to the neighbour they share most edge with. */
function mergeScraps(mesh: Mesh<TownLine>): void {
  for (let face = 0; face < mesh.faces.length; face++) {
    const points = mesh.faces[face];
    if (!points || areaOf(mesh.ringOf(face)) > 1200) continue;
    const shared = new Map<number, number>();
    points.forEach((a, i) => {
      const b = points[(i + 1) % points.length]!;
      const beyond = mesh.leftOf(b, a);
      const bound = mesh.linesAlong(a, b).some((line) => mesh.lines[line]!.data.dividing);
      if (beyond === undefined || beyond === face || bound) return;
      shared.set(beyond, (shared.get(beyond) ?? 0) + distance(mesh.points[a]!, mesh.points[b]!));
    });
    for (const [into] of [...shared].sort((a, b) => b[1] - a[1])) if (mesh.merge(face, into)) break;
  }
}

/** The part of a bank's path between the points nearest to a riverside road's ends. */
export function spanAlong(
  mesh: Mesh<TownLine>,
  path: readonly number[],
  road: Riverside,
): readonly [number, number] {
  const nearest = (p: Vector) =>
    path.reduce(
      (best, point, i) =>
        distance(mesh.points[point]!, p) < distance(mesh.points[path[best]!]!, p) ? i : best,
      0,
    );
  const [from, to] = [nearest(road.from), nearest(road.to)];
  return from < to ? [from, to] : [to, from];
}
