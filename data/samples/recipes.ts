import type { Recipe } from './recipe.ts';
import { dafang } from './recipes/dafang.ts';
import { wengyuan } from './recipes/wengyuan.ts';

/** The shipped counties, in the order they are woven. */
export const recipes: readonly Recipe[] = [wengyuan, dafang];
