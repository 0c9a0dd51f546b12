import type { Geometry } from 'geojson';

/**
 * What views put on the map. A slot is one named set of features with fixed properties; where it is drawn and how it
 * looks is the map's business (strata/), so no view knows a layer's name or its neighbours.
 */
export interface SlotFeature<P> {
  type: 'Feature';
  geometry: Geometry;
  properties: P;
}
export interface SlotFeatures<P> {
  type: 'FeatureCollection';
  features: SlotFeature<P>[];
}

/** Ground that is drawn beneath everything. `label` is its name in the reader's language, or empty. */
export type GroundSlot = { kind: string; label: string };

export type StreetSlot = { id: string; label: string; widthMetres: number; rank: number };

/** A place's name. `rank` orders who is dropped first where names collide: the highest. */
export type PlaceSlot = { id: string; label: string; kind: string; rank: number };

/**
 * The grids of the tier in view. `tint` indexes the palette: its tints for areas, its classes for streets and sites. `weight`
 * makes a street's line wider or thinner than 1. A `plain` area has no tint: something else colours it.
 */
export type GridSlot = {
  id: string;
  kind: 'area' | 'street' | 'site';
  tint: number;
  weight?: number;
  plain?: boolean;
};

/** A border line: the tier in view, the tier above it, or a line that divides by name. */
export type BorderSlot = { id?: string; weight: 'own' | 'parent' | 'dividing'; label: string };

export type LabelSlot = {
  id: string;
  kind: GridSlot['kind'];
  code: string;
  name: string;
  rank: number;
};

/** `dim` covers what lies outside one's own grid; `outline` surrounds what is selected; `ring` an issue point. */
export type EmphasisSlot = { role: 'dim' | 'outline' | 'ring' };

/** A fault of the coverage. `label` says how large it is. */
export type CoverageSlot = { kind: 'gap' | 'overlap' | 'lacking'; label: string };

/** A street, or a part of one: was it walked in the period? */
export type PatrolSlot = { walked: boolean };

/** Where somebody walked, and where he is now or came to its end. */
export type TrackSlot = { role: 'line' | 'end' };

/** The blocks one can choose from, by their outlines, and the chosen ones. */
export type BlockSlot = { role: 'outline' | 'chosen' };

/** What a tool is drawing: grids it has changed, borders, vertices that can be taken, where it was refused, and a lasso or a cut. */
export type DraftSlot = {
  role: 'lasso' | 'grid' | 'edge' | 'changed-edge' | 'handle' | 'active-handle' | 'refused' | 'ghost';
  tint: number;
  label: string;
};

/** Issue points counted together. `share` is the count relative to the fullest hexagon, 0…1. */
export type BinSlot = { count: number; overdue: number; label: string; share: number };

/** A grid coloured by an index: `shade` is a place in the palette's ramp, −1 where there is no value. */
export type MeasureSlot = { id: string; kind: GridSlot['kind']; shade: number };

export interface SlotData {
  readonly ground: SlotFeatures<GroundSlot>;
  readonly streets: SlotFeatures<StreetSlot>;
  readonly places: SlotFeatures<PlaceSlot>;
  readonly grids: SlotFeatures<GridSlot>;
  readonly borders: SlotFeatures<BorderSlot>;
  readonly labels: SlotFeatures<LabelSlot>;
  readonly emphasis: SlotFeatures<EmphasisSlot>;
  readonly coverage: SlotFeatures<CoverageSlot>;
  readonly patrol: SlotFeatures<PatrolSlot>;
  readonly track: SlotFeatures<TrackSlot>;
  readonly blocks: SlotFeatures<BlockSlot>;
  readonly draft: SlotFeatures<DraftSlot>;
  readonly bins: SlotFeatures<BinSlot>;
  readonly measures: SlotFeatures<MeasureSlot>;
}
export type SlotName = keyof SlotData;
export const slotNames = [
  'ground',
  'streets',
  'places',
  'grids',
  'borders',
  'labels',
  'emphasis',
  'coverage',
  'patrol',
  'track',
  'blocks',
  'draft',
  'bins',
  'measures',
] as const satisfies readonly SlotName[];

/** Slots whose features can be redrawn one by one, by their `id` (Engine.patchSlot). */
export const patchedSlots = ['grids', 'borders'] as const satisfies readonly SlotName[];
export type PatchedSlot = (typeof patchedSlots)[number];

/** No features: what clears a slot. */
export const nothing: SlotFeatures<never> = { type: 'FeatureCollection', features: [] };
