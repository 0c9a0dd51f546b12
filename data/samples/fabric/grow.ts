import type { Random } from '../random.ts';
import { bisect, type Landing } from './bisect.ts';
import { settle } from './curve.ts';
import type { Mesh } from './mesh.ts';
import { areaOf, clearance, contains, type Ring } from './polygon.ts';
import { type Style, type StyleName, styles } from './style.ts';
import { add, distance, mix, scale, subtract, turnLeft, unit, type Vector } from './vector.ts';

/** What the grower asks its caller. */
export interface Growth<L> {
  /** The style of a face, or null where nothing grows (water). */
  styleOf(ring: Ring): StyleName | null;
  /** The record of a new street, from the area in hectares of the face it cuts. */
  street(hectares: number, style: StyleName): L;
  readonly random: Random;
}

/** Cuts every face by new streets until each block has the size its style asks for. */
export function grow<L>(mesh: Mesh<L>, growth: Growth<L>): void {
  const waiting = mesh.faces.map((_, face) => face).filter((face) => mesh.faces[face]);
  for (let face = waiting.pop(); face !== undefined; face = waiting.pop()) {
    const ring = mesh.ringOf(face);
    const name = growth.styleOf(ring);
    if (name === null) continue;
    const style = styles[name];
    const hectares = areaOf(ring) / 10_000;
    if (hectares < style.block * roughly(growth.random)) continue;
    const parts = cutFace(mesh, face, ring, style, growth.random, growth.street(hectares, name));
    if (parts) waiting.push(...parts);
  }
}

/** Most blocks are near their style's size; some stay two or three times as large, as compounds and estates do. */
function roughly(random: Random): number {
  return random.chance(0.16) ? random.between(1.9, 3.2) : random.between(0.8, 1.9);
}

function cutFace<L>(mesh: Mesh<L>, face: number, ring: Ring, style: Style, random: Random, street: L) {
  const points = mesh.faces[face]!;
  const junctions = points.map((p) => mesh.degree(p) > 2);
  const cut = bisect(ring, junctions, style, random);
  if (cut === null) return null;
  const anchor = ({ edge, at }: Landing, reach: number) =>
    mesh.anchorOn(points[edge]!, points[(edge + 1) % points.length]!, at, reach);
  // The first anchor may put a point into the ring, so the second edge is taken beforehand.
  const [a, b] = [points[cut.to.edge]!, points[(cut.to.edge + 1) % points.length]!];
  const from = anchor(cut.from, 4);
  const to = mesh.anchorOn(a, b, cut.to.at, 4);
  if (from === to || mesh.armsOf(from).has(to)) return null;
  const path = [from, ...cut.inner.map((p) => mesh.addPoint(p)), to];
  const parts = mesh.split(face, path);
  mesh.addLine(street, path);
  return parts;
}

/** Gives some blocks a dead-end lane: from the longest edge that has a street, straight in, then perhaps a turn. */
export function growAlleys<L>(mesh: Mesh<L>, growth: Growth<L>): void {
  for (let face = 0; face < mesh.faces.length; face++) {
    const points = mesh.faces[face];
    if (!points) continue;
    const name = growth.styleOf(mesh.ringOf(face));
    if (name === null || !growth.random.chance(styles[name].alleys)) continue;
    const path = alleyIn(mesh, points, growth.random);
    if (path) mesh.addLine(growth.street(areaOf(mesh.ringOf(face)) / 10_000 / 4, name), path);
  }
}

function alleyIn<L>(mesh: Mesh<L>, points: readonly number[], random: Random): number[] | null {
  const edges = points.map((a, i) => [a, points[(i + 1) % points.length]!] as const);
  const open = edges.filter(([a, b]) => mesh.linesAlong(a, b).length > 0);
  const length = (edge: readonly [number, number]) => distance(mesh.points[edge[0]]!, mesh.points[edge[1]]!);
  const gate = open.reduce<readonly [number, number] | null>(
    (best, edge) => (best && length(best) >= length(edge) ? best : edge),
    null,
  );
  if (gate === null || length(gate) < 70) return null;
  const [a, b] = [mesh.points[gate[0]]!, mesh.points[gate[1]]!];
  const start = settle(mix(a, b, random.between(0.3, 0.7)));
  const inward = turnLeft(unit(subtract(b, a)));
  const ring = points.map((p) => mesh.points[p]!);
  const deep = depth(ring, start, inward);
  if (deep < 60) return null;
  const end = add(start, scale(inward, deep * random.between(0.45, 0.68)));
  const turned = add(
    end,
    scale(subtract(b, a), (random.chance(0.5) ? 0.22 : -0.22) * Math.min(1, 90 / length(gate))),
  );
  const tail = [end, ...(contains(ring, turned) && clearance(ring, turned) > 22 ? [turned] : [])];
  const from = mesh.anchorOn(gate[0], gate[1], start, 4);
  return [from, ...tail.map((p) => mesh.addPoint(p))];
}

/** How far one can go from the edge before coming within 20 m of it again. */
function depth(ring: Ring, start: Vector, inward: Vector): number {
  for (let far = 30; far < 600; far += 10) {
    const at = add(start, scale(inward, far));
    if (!contains(ring, at) || clearance(ring, at) < 20) return far - 10;
  }
  return 600;
}
