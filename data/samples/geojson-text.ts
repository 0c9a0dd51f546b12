import type { Position } from '../model/text.ts';
import { areaOf } from './fabric/polygon.ts';
import type { Vector } from './fabric/vector.ts';
import type { Projection } from './projection.ts';

export interface Feature {
  readonly type: 'Feature';
  readonly properties: object;
  readonly geometry: object;
}

/** The mark that every drawn file carries. */
export const illustrative = '示意 · illustrative';

/** A collection as text: one feature a line, so that people can read it and see what an edit changed. */
export function collectionText(features: readonly Feature[]): string {
  const head = `{"type":"FeatureCollection","illustrative":${JSON.stringify(illustrative)},"features":[`;
  return `${head}\n${features.map((each) => JSON.stringify(each)).join(',\n')}\n]}\n`;
}

export const feature = (properties: object, geometry: object): Feature => ({
  type: 'Feature',
  properties,
  geometry,
});

/** A ring as a polygon: closed, counter-clockwise (RFC 7946 §3.1.6). */
export function polygonOf(ring: readonly Vector[], projection: Projection): object {
  return { type: 'Polygon', coordinates: [closed(ring, projection)] };
}

function closed(ring: readonly Vector[], projection: Projection): Position[] {
  const turned = areaOf(ring) > 0 ? ring : [...ring].reverse();
  const coordinates = turned.map((p) => projection.toDegrees(p));
  return [...coordinates, coordinates[0]!];
}

export function multiPolygonOf(rings: readonly (readonly Vector[])[], projection: Projection): object {
  return { type: 'MultiPolygon', coordinates: rings.map((ring) => [closed(ring, projection)]) };
}

export function lineOf(path: readonly Vector[], projection: Projection): object {
  const coordinates: Position[] = path.map((p) => projection.toDegrees(p));
  return { type: 'LineString', coordinates };
}

/** One line as it is, several as one geometry. */
export function multiLineOf(paths: readonly (readonly Vector[])[], projection: Projection): object {
  if (paths.length === 1) return lineOf(paths[0]!, projection);
  const coordinates = paths.map((path) => path.map((p) => projection.toDegrees(p)));
  return { type: 'MultiLineString', coordinates };
}

export function pointOf(at: Vector, projection: Projection): object {
  return { type: 'Point', coordinates: projection.toDegrees(at) };
}
