import type { Recipe } from './recipe.ts';
import { dafang } from './recipes/dafang.ts';
import { sunan } from './recipes/sunan.ts';
import { wengyuan } from './recipes/wengyuan.ts';
import { xuanhan } from './recipes/xuanhan.ts';
import { yingshouyingzi } from './recipes/yingshouyingzi.ts';

/** The shipped counties, in the order they are woven. */
export const recipes: readonly Recipe[] = [wengyuan, dafang, sunan, xuanhan, yingshouyingzi];
