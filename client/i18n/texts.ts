import type { Bilingual } from '../../data/model/text.ts';
import { cases } from './sections/cases.ts';
import { common } from './sections/common.ts';
import { entrance } from './sections/entrance.ts';
import { imports } from './sections/imports.ts';
import { issues } from './sections/issues.ts';
import { leader } from './sections/leader.ts';
import { patrol } from './sections/patrol.ts';
import { planner } from './sections/planner.ts';
import { tracks } from './sections/tracks.ts';
import { wall } from './sections/wall.ts';

/** The one catalogue of what the product says. A text without its twin is a type error; a test compares their values. */
export const texts = {
  ...cases,
  ...common,
  ...entrance,
  ...imports,
  ...issues,
  ...leader,
  ...patrol,
  ...planner,
  ...tracks,
  ...wall,
} as const satisfies Record<string, Bilingual>;
export type Texts = typeof texts;
export type TextKey = keyof Texts;

type Marked<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Marked<Rest>
  : never;
/** The values that a text needs: `{n}` in the Chinese text asks for `n`. */
export type Values<K extends TextKey> = [Marked<Texts[K]['zh']>] extends [never]
  ? []
  : [values: Readonly<Record<Marked<Texts[K]['zh']>, string | number>>];

/** The texts that need no values. */
export type PlainKey = { [K in TextKey]: Values<K> extends [] ? K : never }[TextKey];
