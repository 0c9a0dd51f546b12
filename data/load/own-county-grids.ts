import type { z } from 'zod';
import type { GeoJsonProblem, PolygonFeature } from '../../geojson/formats/geojson.ts';
import { toDegrees, toLattice } from '../../geojson/kernel/lattice.ts';
import type { blocks, Grid } from '../model/plan.ts';
import { type Bilingual, identifier } from '../model/text.ts';
import { shortCodes } from './own-county-codes.ts';
import { type Mapping, propertyNames, textOf } from './own-county-mapping.ts';
import { type OwnCountyCode, sayOwn } from './own-county-texts.ts';

/** A problem of a file: of its geometry, or of what its properties say. */
export type FileProblem = Omit<GeoJsonProblem, 'code'> & {
  readonly code: GeoJsonProblem['code'] | OwnCountyCode;
};

/** The tiers of a county of one's own: the grids, and their parents where a property names them. */
export const gridTier = 'grid';
export const parentTier = 'parent-grid';

export interface OwnGrids {
  readonly ok: true;
  /** Parents first, then the grids, each in the order of the file. */
  readonly grids: readonly Grid[];
  readonly blocks: z.infer<typeof blocks>;
  /** The feature of each of the grids, by its number in the file. */
  readonly numberOf: ReadonlyMap<string, number>;
  readonly notes: readonly Bilingual[];
}

/** A feature with what its properties say. */
interface Named {
  readonly feature: PolygonFeature;
  readonly id: string;
  readonly parent: string | undefined;
}

/** Makes a grid and a block of every feature, or says which features cannot be grids, and why. */
export function gridsOf(
  features: readonly PolygonFeature[],
  mapping: Mapping,
): OwnGrids | { readonly ok: false; readonly problems: readonly FileProblem[] } {
  const problems = [...unknownProperties(features, mapping), ...idProblems(features, mapping)];
  if (problems.length > 0) return { ok: false, problems };
  const all = features.map((feature): Named => {
    const parent = mapping.parent === null ? undefined : textOf(feature, mapping.parent);
    return { feature, id: idOf(feature, mapping) ?? '', parent };
  });
  const parents = new Set(all.flatMap(({ parent }) => (parent === undefined ? [] : [parent])));
  const outlines = all.filter(({ id }) => parents.has(id));
  const named = all.filter(({ id }) => !parents.has(id));
  const wrong = mapping.parent === null ? [] : parentProblems(named, outlines, mapping.parent);
  if (wrong.length > 0) return { ok: false, problems: wrong };
  return {
    ok: true,
    grids: [...parentGrids(parents, outlines, mapping), ...lowestGrids(named, mapping)],
    blocks: { type: 'FeatureCollection', features: named.map(blockOf) },
    numberOf: new Map(named.map(({ id, feature }) => [id, feature.number])),
    notes: outlines.length > 0 ? [sayOwn('outlines', { count: outlines.length }).message] : [],
  };
}

/** A feature's id by the mapping; where no property is one, its own `id` member or its number. */
function idOf(feature: PolygonFeature, mapping: Mapping): string | undefined {
  return mapping.id === null ? (feature.id ?? String(feature.number)) : textOf(feature, mapping.id);
}

function unknownProperties(features: readonly PolygonFeature[], mapping: Mapping): FileProblem[] {
  const known = propertyNames(features);
  const { id, name, nameEn, parent } = mapping;
  return [id, name, nameEn, parent]
    .filter((one) => one !== null && !known.includes(one))
    .map((one) => ({
      ...sayOwn('unknown-property', { name: one ?? '', known: known.join(', ') || '—' }),
      feature: null,
      id: null,
      place: null,
    }));
}

function at(feature: PolygonFeature, said: Pick<FileProblem, 'code' | 'message'>): FileProblem {
  return { ...said, feature: feature.number, id: feature.id ?? null, place: feature.place };
}

function idProblems(features: readonly PolygonFeature[], mapping: Mapping): FileProblem[] {
  const seen = new Map<string, PolygonFeature>();
  return features.flatMap((feature) => {
    const property = mapping.id ?? 'id';
    for (const name of [mapping.id, mapping.parent])
      if (name !== null && isUnsafe(feature.properties[name]))
        return [at(feature, sayOwn('unsafe-number', { property: name }))];
    const id = idOf(feature, mapping);
    if (id === undefined) return [at(feature, sayOwn('missing-id', { property }))];
    if (!identifier.safeParse(id).success) return [at(feature, sayOwn('bad-id', { id: id.slice(0, 100) }))];
    const other = seen.get(id);
    if (other !== undefined)
      return [at(feature, sayOwn('duplicate-id', { id, other: other.number, line: other.place.line }))];
    seen.set(id, feature);
    return [];
  });
}

/** Whole numbers beyond 2^53 have lost their last digits when they are parsed. */
function isUnsafe(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
}

function parentProblems(
  named: readonly Named[],
  outlines: readonly Named[],
  property: string,
): FileProblem[] {
  const deep = outlines.filter(({ parent }) => parent !== undefined);
  return [
    ...deep.map(({ feature, id, parent }) =>
      at(feature, sayOwn(parent === id ? 'own-parent' : 'parent-is-grid', { id })),
    ),
    ...named.flatMap(({ feature, parent }) => {
      if (parent === undefined) return [at(feature, sayOwn('missing-parent', { property }))];
      return identifier.safeParse(parent).success
        ? []
        : [at(feature, sayOwn('bad-id', { id: parent.slice(0, 100) }))];
    }),
  ];
}

function parentGrids(parents: ReadonlySet<string>, outlines: readonly Named[], mapping: Mapping): Grid[] {
  const outlineOf = new Map(outlines.map((one) => [one.id, one.feature]));
  const codes = shortCodes([...parents]);
  return [...parents].map((id) => {
    const outline = outlineOf.get(id);
    const label = outline === undefined ? { zh: id, en: id } : labelOf(outline, id, mapping);
    return { id, tier: parentTier, code: codes.get(id) ?? id, label, parent: null };
  });
}

function lowestGrids(named: readonly Named[], mapping: Mapping): Grid[] {
  const codes = shortCodes(named.map(({ id }) => id));
  return named.map(({ feature, id, parent = null }) => ({
    id,
    tier: gridTier,
    code: codes.get(id) ?? id,
    label: labelOf(feature, id, mapping),
    parent,
  }));
}

/** The name, or the id where there is none; English falls back to Chinese. */
function labelOf(feature: PolygonFeature, id: string, { name, nameEn }: Mapping): Bilingual {
  const zh = (name === null ? undefined : textOf(feature, name)) ?? id;
  return { zh, en: (nameEn === null ? undefined : textOf(feature, nameEn)) ?? zh };
}

/** The feature as it was drawn, on the lattice; what is wrong with it stays in it, so that it can be listed. */
function blockOf({ feature, id }: Named): z.infer<typeof blocks>['features'][number] {
  const coordinates = feature.polygons.map((rings) =>
    rings.map((ring) => ring.map(([x, y]): [number, number] => [onLattice(x), onLattice(y)])),
  );
  const [only] = coordinates;
  return {
    type: 'Feature',
    id,
    properties: { id, grids: { [gridTier]: id }, use: 'unknown' },
    geometry:
      coordinates.length === 1 && only !== undefined
        ? { type: 'Polygon', coordinates: only }
        : { type: 'MultiPolygon', coordinates },
  };
}

function onLattice(degrees: number): number {
  return toDegrees(toLattice(degrees));
}
