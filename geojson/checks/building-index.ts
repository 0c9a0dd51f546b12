import { type Box, boxesMeet, boxOf } from './box.ts';
import type { Building } from './check.ts';

/** The buildings whose boxes meet a box. */
export type BuildingsNear = (box: Box) => readonly Building[];

/** Cells of this many degrees, about 200 m: some tens of buildings each in a town. */
const CELL = 0.002;

const known = new WeakMap<readonly Building[], BuildingsNear>();

/** An index of buildings by place, made once for a list. */
export function buildingIndex(buildings: readonly Building[]): BuildingsNear {
  const index = known.get(buildings) ?? indexed(buildings);
  known.set(buildings, index);
  return index;
}

function indexed(buildings: readonly Building[]): BuildingsNear {
  const boxes = buildings.map(({ coordinates }) => boxOf(coordinates.flat(2)));
  const cells = new Map<string, number[]>();
  boxes.forEach((box, building) => {
    for (const key of cellsOf(box)) {
      const cell = cells.get(key);
      if (cell) cell.push(building);
      else cells.set(key, [building]);
    }
  });
  return (box) => {
    const found = new Set(cellsOf(box).flatMap((key) => cells.get(key) ?? []));
    return [...found]
      .sort((p, q) => p - q)
      .filter((building) => boxesMeet(box, boxes[building]!))
      .map((building) => buildings[building]!);
  };
}

function cellsOf({ west, south, east, north }: Box): string[] {
  const keys: string[] = [];
  for (let x = Math.floor(west / CELL); x <= Math.floor(east / CELL); x++) {
    for (let y = Math.floor(south / CELL); y <= Math.floor(north / CELL); y++) keys.push(`${x} ${y}`);
  }
  return keys;
}
