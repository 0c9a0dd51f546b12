import type { Reply } from '../../../data/api.ts';

export type CountySummary = Reply<'counties'>[number];

/** Opens a grid: selects it, in its tier, and flies there. */
export type OpenGrid = (tier: string, grid: string) => void;
