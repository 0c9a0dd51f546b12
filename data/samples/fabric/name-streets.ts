import type { Bilingual } from '../../model/text.ts';
import type { Sketch } from '../sketch.ts';
import { spanAlong, type Town, type TownLine } from './town.ts';
import { distance, dot, lengthOf, subtract, unit, type Vector } from './vector.ts';

/** A street, or another named line, ready to be written. */
export interface Street {
  readonly id: string;
  readonly kind: TownLine['kind'];
  readonly name: Bilingual;
  readonly class: string;
  readonly width: number;
  readonly dividing?: Bilingual;
  /** Mesh points. */
  readonly path: readonly number[];
}

/** A lane or village road: nothing is called after these. */
const minor = /巷|村道/;

interface Chain {
  data: TownLine;
  path: number[];
}

/** Joins woven streets that run on across a junction, gives every one a name, and cuts riverside roads from the banks. */
export function nameStreets(town: Town, sketch: Sketch): Street[] {
  const drawn = town.mesh.lines.filter((line) => line.data.id !== null);
  const woven = joinChains(
    town,
    town.mesh.lines.filter((line) => line.data.id === null),
  );
  const hand = drawn.flatMap((line) => (line.data.kind === 'bank' ? riverside(town, sketch, line) : [line]));
  const counted = new Map<string, number>();
  const named = hand.map((line): Street => {
    const count = (counted.get(line.data.id!) ?? 0) + 1;
    counted.set(line.data.id!, count);
    const { kind, name, width, dividing } = line.data;
    return {
      id: count === 1 ? line.data.id! : `${line.data.id}-${count}`,
      kind,
      name: name!,
      class: line.data.class,
      width,
      ...(dividing && { dividing }),
      path: line.path,
    };
  });
  return [...named, ...nameWoven(town, sketch, woven, named)];
}

function pointsOf(town: Town, path: readonly number[]): Vector[] {
  return path.map((point) => town.mesh.points[point]!);
}

/** Two woven lines whose ends meet at a point and run nearly straight on become one. */
function joinChains(town: Town, lines: readonly { data: TownLine; path: readonly number[] }[]): Chain[] {
  const chains: Chain[] = lines.map((line) => ({ data: line.data, path: [...line.path] }));
  const leaving = (chain: Chain, point: number): Vector => {
    const path = chain.path[0] === point ? chain.path : [...chain.path].reverse();
    return unit(subtract(town.mesh.points[path[1]!]!, town.mesh.points[point]!));
  };
  const points = [...new Set(chains.flatMap((chain) => [chain.path[0]!, chain.path.at(-1)!]))].sort(
    (a, b) => a - b,
  );
  for (const point of points) {
    for (;;) {
      const here = chains.filter((chain) => chain.path[0] === point || chain.path.at(-1) === point);
      let best: { one: Chain; two: Chain; turn: number } | null = null;
      here.forEach((one, i) => {
        for (const two of here.slice(i + 1)) {
          const turn = dot(leaving(one, point), leaving(two, point));
          if (turn < -0.87 && (best === null || turn < best.turn)) best = { one, two, turn };
        }
      });
      if (best === null) break;
      const { one, two } = best as { one: Chain; two: Chain };
      const head = one.path.at(-1) === point ? one.path : [...one.path].reverse();
      const tail = two.path[0] === point ? two.path : [...two.path].reverse();
      if (head[0] === tail.at(-1)) break;
      one.path = [...head, ...tail.slice(1)];
      if (two.data.width > one.data.width) one.data = two.data;
      chains.splice(chains.indexOf(two), 1);
    }
  }
  return chains;
}

/** A bank's path in pieces: the riverside roads along it, and what is left as bare bank. */
function riverside(town: Town, sketch: Sketch, line: { data: TownLine; path: readonly number[] }): Chain[] {
  const river = sketch.rivers.find((each) => line.data.id?.startsWith(each.id));
  const spans = (river?.riverside ?? [])
    .filter((road) => line.data.id === `${river?.id}-${road.bank}`)
    .map((road) => ({ road, span: spanAlong(town.mesh, line.path, road) }))
    .sort((a, b) => a.span[0] - b.span[0]);
  const pieces: Chain[] = [];
  let at = 0;
  for (const { road, span } of spans) {
    if (span[0] > at) pieces.push({ data: line.data, path: line.path.slice(at, span[0] + 1) });
    const { id, name, width } = road;
    pieces.push({
      data: { kind: 'street', id, name, class: road.class, width },
      path: line.path.slice(span[0], span[1] + 1),
    });
    at = span[1];
  }
  if (at < line.path.length - 1) pieces.push({ data: line.data, path: line.path.slice(at) });
  return pieces;
}

/** Longest first: a name from the county's list while it lasts; lanes are numbered after the street they leave, or after their village. */
function nameWoven(town: Town, sketch: Sketch, chains: readonly Chain[], named: readonly Street[]): Street[] {
  const metres = new Map(chains.map((chain) => [chain, lengthOf(pointsOf(town, chain.path))]));
  const order = [...chains].sort((a, b) => b.data.width - a.data.width || metres.get(b)! - metres.get(a)!);
  const pool = [...sketch.streetNames];
  const counts = new Map<string, number>();
  const known = [...named.filter((street) => street.kind === 'street')];
  order.forEach((chain, k) => {
    const rural = isRural(town, chain.path);
    const own =
      !rural && metres.get(chain)! > 150 && chain.data.class !== sketch.classes.lane.class
        ? pool.shift()
        : undefined;
    const name = own
      ? streetName(own, chain.data, sketch)
      : laneName(town, sketch, chain.path, rural, known, counts);
    const street: Street = {
      id: `s${String(k + 1).padStart(3, '0')}`,
      kind: 'street',
      name,
      class: chain.data.class,
      width: chain.data.width,
      path: chain.path,
    };
    known.push(street);
  });
  return known.slice(named.filter((street) => street.kind === 'street').length);
}

function streetName([zh, en]: readonly [string, string], data: TownLine, sketch: Sketch): Bilingual {
  return data.class === sketch.classes.secondary.class
    ? { zh: `${zh}路`, en: `${en} Road` }
    : { zh: `${zh}街`, en: `${en} Street` };
}

function laneName(
  town: Town,
  sketch: Sketch,
  path: readonly number[],
  rural: boolean,
  known: readonly Street[],
  counts: Map<string, number>,
): Bilingual {
  const [start, end] = [path[0]!, path[path.length - 1]!];
  const parent =
    known.find((street) => !minor.test(street.name.zh) && street.path.includes(start)) ??
    known.find((street) => !minor.test(street.name.zh) && street.path.includes(end));
  const village = nearestVillage(sketch, town.mesh.points[path[path.length >> 1]!]!);
  const base = rural && village ? village : (parent?.name ?? village ?? known[0]!.name);
  const number = (counts.get(base.zh) ?? 0) + 1;
  counts.set(base.zh, number);
  const tail = rural ? '村道' : '巷';
  return {
    zh: rural ? `${base.zh}${tail}${numeral(number)}` : `${base.zh}${numeral(number)}巷`,
    en: rural ? `${base.en} Lane ${number}` : `Lane ${number}, ${base.en}`,
  };
}

function nearestVillage(sketch: Sketch, p: Vector): Bilingual | null {
  const places = sketch.landmarks.filter((each) => each.kind === 'village');
  if (places.length === 0) return null;
  return places.reduce((a, b) => (distance(b.at, p) < distance(a.at, p) ? b : a)).name;
}

/** Does the line run between village, farmland and hill only? */
function isRural(town: Town, path: readonly number[]): boolean {
  const styles = new Set<string | null>();
  for (let i = 1; i < path.length; i++) {
    for (const face of [town.mesh.leftOf(path[i - 1]!, path[i]!), town.mesh.leftOf(path[i]!, path[i - 1]!)]) {
      if (face !== undefined) styles.add(town.styleOf(face));
    }
  }
  return (
    styles.size > 0 &&
    [...styles].every((s) => s === null || s === 'village' || s === 'farmland' || s === 'hill')
  );
}

/** 1 → 一, 12 → 十二, 30 → 三十. */
export function numeral(value: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  if (value < 10) return digits[value]!;
  if (value >= 100) return String(value);
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : digits[tens]}十${digits[value % 10]}`;
}
