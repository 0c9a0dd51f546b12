import { cellToBoundary, cellToLatLng, latLngToCell } from 'h3-js';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';

/** Which H3 cell each point lies in. It depends on the points alone: what is filtered is only counted anew. */
export interface HexagonCells {
  /** H3 indices, in the order in which they were met. */
  readonly cells: readonly string[];
  /** By point: a place in `cells`. */
  readonly of: Uint32Array<ArrayBuffer>;
}

/** Points in lattice units. */
export interface Places {
  readonly longitude: Int32Array;
  readonly latitude: Int32Array;
}

/**
 * The cells of all points, exactly as `latLngToCell` tells them. That call is dear, so points well inside a cell that was met
 * nearby are not asked about again.
 * @param resolution H3's, 0…15
 */
export function hexagonCells({ longitude, latitude }: Places, resolution: number): HexagonCells {
  const found = new Found(resolution);
  const of = new Uint32Array(longitude.length);
  for (let i = 0; i < of.length; i++) of[i] = found.at(toDegrees(longitude[i]!), toDegrees(latitude[i]!));
  return { cells: found.cells, of };
}

/** The cells met so far, and which of them lie about each small square of the map. */
class Found {
  readonly cells: string[] = [];
  readonly #resolution: number;
  readonly #places = new Map<string, number>();
  readonly #about = new Map<number, number[]>();
  readonly #discs: Disc[] = [];
  /** The side of a square in degrees: the radius of the first cell's disc. */
  #side = 1;

  constructor(resolution: number) {
    this.#resolution = resolution;
  }

  at(longitude: number, latitude: number): number {
    const square = this.#squareOf(longitude, latitude);
    const about = this.#about.get(square);
    if (about !== undefined)
      for (const place of about) if (holds(this.#discs[place]!, longitude, latitude)) return place;
    return this.#ask(longitude, latitude);
  }

  #ask(longitude: number, latitude: number): number {
    const cell = latLngToCell(latitude, longitude, this.#resolution);
    const place = this.#places.get(cell) ?? this.#add(cell);
    const square = this.#squareOf(longitude, latitude);
    const about = this.#about.get(square);
    if (about === undefined) this.#about.set(square, [place]);
    else if (!about.includes(place)) about.push(place);
    return place;
  }

  #add(cell: string): number {
    const place = this.cells.push(cell) - 1;
    this.#places.set(cell, place);
    const disc = discIn(cell);
    this.#discs.push(disc);
    if (place === 0) this.#side = Math.sqrt(disc.square);
    return place;
  }

  #squareOf(longitude: number, latitude: number): number {
    return Math.floor(longitude / this.#side) * 2 ** 26 + Math.floor(latitude / this.#side);
  }
}

/** A disc inside a cell, in degrees of latitude. */
interface Disc {
  readonly longitude: number;
  readonly latitude: number;
  /** Degrees of latitude to a degree of longitude. */
  readonly shrink: number;
  readonly square: number;
}

/** So much of the way to the nearest side is certainly inside, whatever the side's slight bend. */
const certain = 0.96;

function discIn(cell: string): Disc {
  const [latitude, longitude] = cellToLatLng(cell);
  const shrink = Math.cos((latitude * Math.PI) / 180);
  const corners = cellToBoundary(cell).map(([y, x]) => [(x - longitude) * shrink, y - latitude] as const);
  const sides = corners.map((corner, i) =>
    distanceToSide(corner, corners[(i + 1) % corners.length] ?? corner),
  );
  return { longitude, latitude, shrink, square: (Math.min(...sides) * certain) ** 2 };
}

/** From the origin to the segment between two corners. */
function distanceToSide([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + along * dx, ay + along * dy);
}

function holds(disc: Disc, longitude: number, latitude: number): boolean {
  const [x, y] = [(longitude - disc.longitude) * disc.shrink, latitude - disc.latitude];
  return x * x + y * y < disc.square;
}
