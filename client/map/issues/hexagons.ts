import { cellToBoundary, getHexagonEdgeLengthAvg, UNITS } from 'h3-js';
import { displayStates } from '../../../data/model/issue.ts';
import type { BinSlot, SlotFeatures } from '../slot-data.ts';
import type { HexagonCells } from './hexagon-cells.ts';

/** The shortest edge of a hexagon, in pixels: its count must find room in it. */
const shortestEdge = 22;
const finest = 12;

/**
 * The H3 resolution to count at. Whole zoom steps: hexagons do not change their size while one zooms a little.
 * @param latitude of the points, in degrees: not of the camera, which moves @param scale 1 on a desk
 */
export function resolutionAt(zoom: number, latitude: number, scale: number): number {
  const metresPerPixel =
    (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** Math.round(zoom));
  for (let resolution = finest; resolution > 0; resolution--)
    if (getHexagonEdgeLengthAvg(resolution, UNITS.m) / metresPerPixel >= shortestEdge * scale)
      return resolution;
  return 0;
}

/**
 * Counts points by H3 cell. The cells are places on the earth, so they stand still while the map is moved.
 * @param rows the points to count, by their place among all of them
 * @param state by point: a place in `displayStates`
 * @param formatCount writes a count as people read it
 */
export function hexagons(
  { cells, of }: HexagonCells,
  rows: Uint32Array,
  state: Uint8Array,
  formatCount: (count: number) => string,
): SlotFeatures<BinSlot> {
  const counts = new Uint32Array(cells.length);
  const late = new Uint32Array(cells.length);
  const overdue = displayStates.indexOf('overdue');
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    const cell = of[row]!;
    counts[cell]!++;
    if (state[row] === overdue) late[cell]!++;
  }
  const fullest = counts.reduce((most, count) => Math.max(most, count), 1);
  return {
    type: 'FeatureCollection',
    features: cells.flatMap((cell, place) => {
      const count = counts[place] ?? 0;
      if (count === 0) return [];
      return [
        {
          type: 'Feature' as const,
          geometry: { type: 'Polygon' as const, coordinates: [outlineOf(cell)] },
          properties: {
            count,
            overdue: late[place] ?? 0,
            label: formatCount(count),
            share: count / fullest,
          },
        },
      ];
    }),
  };
}

const outlines = new Map<string, [number, number][]>();
const mostOutlines = 20_000;

/** The closed ring of a cell, longitude first, counter-clockwise. */
function outlineOf(cell: string): [number, number][] {
  const known = outlines.get(cell);
  if (known !== undefined) return known;
  if (outlines.size > mostOutlines) outlines.clear();
  const ring = cellToBoundary(cell, true);
  outlines.set(cell, ring);
  return ring;
}
