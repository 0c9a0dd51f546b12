import type { Position } from './geojson-coordinates.ts';

/** A line of degrees, longitude first: two positions or more. */
export type Line = readonly Position[];

/**
 * The coordinates of a LineString or MultiLineString as lines (RFC 7946 §3.1.4, §3.1.5); null where they are none, or no degrees. No
 * grid is a line, so a file is not refused for one.
 */
export function readLines(
  type: 'LineString' | 'MultiLineString',
  coordinates: unknown,
): readonly Line[] | null {
  const all: unknown = type === 'LineString' ? [coordinates] : coordinates;
  if (!Array.isArray(all)) return null;
  const lines: Line[] = [];
  for (const value of all) {
    const line = readLine(value);
    if (line === null) return null;
    lines.push(line);
  }
  return lines;
}

function readLine(value: unknown): Line | null {
  if (!Array.isArray(value) || value.length < 2) return null;
  const line: Position[] = [];
  for (const position of value) {
    if (!Array.isArray(position)) return null;
    const [x, y]: readonly unknown[] = position;
    if (!isWithin(x, 180) || !isWithin(y, 90)) return null;
    line.push([x, y]);
  }
  return line;
}

const isWithin = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most;
