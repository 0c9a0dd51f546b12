import type { z } from 'zod';
import type { blockProperties, groundProperties, placeProperties } from '../model/plan.ts';
import type { Bilingual, Position } from '../model/text.ts';
import type { StyleName } from './fabric/style.ts';
import type { Vector } from './fabric/vector.ts';

/**
 * A sketch is what a person draws of a town by hand: the scope, the river, the main roads, the parts of town and the
 * places people know. The fabric engine weaves the rest. Metres east and north of the seat; nothing is surveyed.
 */
export interface Sketch {
  readonly seat: Position;
  /** The edge of the scope, to be smoothed; either way round. */
  readonly scope: readonly Vector[];
  readonly rivers: readonly River[];
  readonly roads: readonly Road[];
  readonly rails?: readonly Rail[];
  /** The first that holds a point gives its style; a point in none is farmland. */
  readonly districts: readonly District[];
  readonly landmarks: readonly Landmark[];
  /** Ponds, greens and hills drawn beneath everything. */
  readonly grounds?: readonly Ground[];
  /** Classes and widths of the streets that the engine weaves. */
  readonly classes: StreetClasses;
  /** Street names not used by hand above, most prominent first; [Chinese, pinyin]. */
  readonly streetNames: readonly (readonly [string, string])[];
}

export interface River {
  readonly id: string;
  readonly name: Bilingual;
  /** Of the water, in metres. The corridor that becomes blocks is `margin` wider on each side. */
  readonly width: number;
  readonly margin: number;
  /** From source to mouth, beginning and ending outside the scope. */
  readonly centre: readonly Vector[];
  /** Roads along the banks, left and right looking downstream, between two points. */
  readonly riverside?: readonly Riverside[];
}

export interface Riverside {
  readonly bank: 'left' | 'right';
  readonly from: Vector;
  readonly to: Vector;
  readonly id: string;
  readonly name: Bilingual;
  readonly class: string;
  readonly width: number;
}

export interface Road {
  readonly id: string;
  readonly name: Bilingual;
  readonly class: string;
  readonly width: number;
  readonly path: readonly Vector[];
  readonly dividing?: Bilingual;
}

export interface Rail {
  readonly id: string;
  readonly name: Bilingual;
  readonly path: readonly Vector[];
}

export interface District {
  readonly style: StyleName;
  readonly ring: readonly Vector[];
}

export interface Landmark {
  readonly kind: z.infer<typeof placeProperties>['kind'];
  readonly name: Bilingual;
  readonly at: Vector;
  /** What the block it stands in is used for. */
  readonly use?: z.infer<typeof blockProperties>['use'];
  readonly id?: string;
  readonly figures?: Readonly<Record<string, number>>;
}

export interface Ground {
  readonly kind: z.infer<typeof groundProperties>['kind'];
  readonly name?: Bilingual;
  readonly ring: readonly Vector[];
}

export interface StreetClasses {
  /** Streets that cut a large face, a middling one, and lanes. */
  readonly secondary: { readonly class: string; readonly width: number };
  readonly back: { readonly class: string; readonly width: number };
  readonly lane: { readonly class: string; readonly width: number };
  /** A river bank without a road. */
  readonly bank: string;
  /** A railway, where it is to be a named line that borders can follow; left out, it is drawn as ground only. */
  readonly rail?: string;
}

/** Control points as text: "330,3000 300,2500" is two points. */
export function route(text: string): readonly Vector[] {
  return text.split(' ').map((point): Vector => {
    const [x, y] = point.split(',').map(Number);
    if (x === undefined || y === undefined || !Number.isFinite(x + y))
      throw new Error(`not a point: ${point}`);
    return [x, y];
  });
}

/** A road in one line. */
export function road(id: string, zh: string, en: string, kind: string, width: number, path: string): Road {
  return { id, name: { zh, en }, class: kind, width, path: route(path) };
}

/** Street names as text: "龙英 Longying, 教育 Jiaoyu". */
export function names(text: string): readonly (readonly [string, string])[] {
  return text.split(',').map((pair) => {
    const [zh, ...en] = pair.trim().split(' ');
    if (!zh || en.length === 0) throw new Error(`not a name in two languages: ${pair}`);
    return [zh, en.join(' ')] as const;
  });
}

/** A landmark in one line; `use` gives its block's use. */
export function landmark(
  kind: Landmark['kind'],
  zh: string,
  en: string,
  at: Vector,
  use?: Landmark['use'],
): Landmark {
  return { kind, name: { zh, en }, at, ...(use && { use }) };
}
