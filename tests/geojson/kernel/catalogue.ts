import type { Case } from './catalogue-case.ts';
import { gaps } from './catalogue-gaps.ts';
import { matching } from './catalogue-matching.ts';
import { overlaps } from './catalogue-overlaps.ts';
import { rings } from './catalogue-rings.ts';

/** Every case that is drawn, with its faults. What of JTS's suites they cover says jts-tests.ts, and a test counts it. */
export const catalogue: readonly Case[] = [...matching, ...overlaps, ...gaps, ...rings];
