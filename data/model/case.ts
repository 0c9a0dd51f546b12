import { z } from 'zod';
import { identifier, instant } from './text.ts';

/** What can be done with a case; from where to where, and what it takes, is in data/rules/case-transitions.ts. */
export const caseVerbs = [
  /** 立案 */ 'file',
  /** 派遣、交办 */ 'dispatch',
  /** 处置反馈 */ 'handle',
  /** 回退 */ 'return',
  /** 核查 */ 'verify',
  /** 返工 */ 'rework',
  /** 结案 */ 'close',
  /** 延期 */ 'extend',
  /** 缓办 */ 'defer',
  /** 作废 */ 'void',
  /** 重新立案 */ 'reopen',
] as const;
export const caseVerb = z.enum(caseVerbs);
export type CaseVerb = z.infer<typeof caseVerb>;

/** One step of a case, as it is asked for. */
export const transition = z.strictObject({
  verb: caseVerb,
  /** Who is to handle it, by its id in the roster. */
  unit: identifier.optional(),
  reason: z.string().trim().min(1).max(500).optional(),
  /** Until when, for `extend` and `defer`. */
  until: instant.optional(),
});
export type Transition = z.infer<typeof transition>;

/** Why a step cannot be taken. */
export const transitionRefusals = [
  'wrong-state',
  'unit-required',
  'unknown-unit',
  'reason-required',
  'until-required',
  'until-too-early',
  'not-taken',
] as const;
export type TransitionRefusal = (typeof transitionRefusals)[number];

/** What became of one of many reports: stored under an id, or what is wrong with it. */
export const batchResult = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), id: z.int().positive() }),
  z.strictObject({
    ok: z.literal(false),
    errors: z.array(z.strictObject({ at: z.string(), message: z.string() })),
  }),
]);
export const batchReply = z.strictObject({
  added: z.int().nonnegative(),
  /** In the order of the reports. */
  results: z.array(batchResult),
});
