/**
 * The track points of GPX 1.1 (topografix.com/GPX/1/1), in the order of the file: `<trkpt lat lon>` with `<time>`, in any namespace
 * prefix. Routes, waypoints, extensions and everything else are passed over. Degrees of WGS84, as GPX has them.
 */
export interface GpxPoint {
  readonly longitude: number;
  readonly latitude: number;
  /** As the file writes it; null where the point has none. */
  readonly time: string | null;
}

const opening = /<(?:\w+:)?trkpt\b/;
const closing = /<\/(?:\w+:)?trkpt\s*>/;
const time = /<(?:\w+:)?time\s*>([^<]*)<\/(?:\w+:)?time\s*>/;

/** @returns null where the text is no GPX */
export function readGpx(text: string): GpxPoint[] | null {
  if (!/<(?:\w+:)?gpx[\s>]/.test(text)) return null;
  return text.split(opening).slice(1).flatMap(pointOf);
}

/** The point whose element begins here, up to the next one's beginning: each byte is looked at once, however broken the file. */
function pointOf(text: string): GpxPoint[] {
  const attributes = /^[^<>]*/.exec(text)?.[0] ?? '';
  const end = attributes.endsWith('/') ? 0 : text.search(closing);
  if (text[attributes.length] !== '>' || end === -1) return [];
  return [
    {
      longitude: attribute(attributes, 'lon'),
      latitude: attribute(attributes, 'lat'),
      time: time.exec(text.slice(0, end))?.[1]?.trim() ?? null,
    },
  ];
}

/** NaN where it is missing or no number. */
function attribute(attributes: string, name: string): number {
  const value = new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1]?.trim();
  return value === undefined || value === '' ? Number.NaN : Number(value);
}
