import { type GeoJsonFile, type GeoJsonRefusal, readGeoJson } from '../../../geojson/formats/geojson.ts';

const utf8 = new TextEncoder();
/** Reads a text as the file it would be. */
export const read = (text: string, source?: Parameters<typeof readGeoJson>[1]) =>
  readGeoJson(utf8.encode(text), source);

/** A square of a hundredth of a degree with its south-west corner there. */
export const square = (x: number, y: number) => [
  [x, y],
  [x + 0.01, y],
  [x + 0.01, y + 0.01],
  [x, y + 0.01],
  [x, y],
];
export const polygon = (ring: unknown) => ({ type: 'Polygon', coordinates: [ring] });
export const feature = (geometry: unknown, id?: string) => ({
  type: 'Feature',
  ...(id && { id }),
  properties: {},
  geometry,
});
export const good = feature(polygon(square(114, 24)), 'a');

/** A collection with a feature on each line, the first on line 2. */
export const collection = (features: readonly unknown[], members = '') =>
  `{"type": "FeatureCollection", ${members}"features": [\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;

/** A reading that must not be refused. */
export function sound(text: string, source?: Parameters<typeof readGeoJson>[1]): GeoJsonFile {
  const reading = read(text, source);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading;
}
/** The problems of a reading that must be refused. */
export function refused(reading: ReturnType<typeof readGeoJson>): GeoJsonRefusal['problems'] {
  if (reading.ok) throw new Error('was not refused');
  return reading.problems;
}
