import type { CaseVerb, Transition, TransitionRefusal } from '../model/case.ts';
import type { Issue, IssueState } from '../model/issue.ts';

/** One row of the life cycle. */
export interface TransitionRow {
  readonly from: readonly IssueState[];
  readonly to: IssueState;
  /** What must be given; anything else must not. A reason may always be given. */
  readonly needs: readonly ('unit' | 'reason' | 'until')[];
}

const inHand: readonly IssueState[] = ['dispatched', 'extended', 'deferred'];

/**
 * The life cycle of a case, collect → file → dispatch → handle → verify → close with its side ways (domain.md §2). Who may
 * take a step is in access.ts (`casePolicy`).
 */
// biome-ignore format: a table reads best as one
export const transitions = {
  file:     { from: ['collected'],                         to: 'filed',      needs: [] },
  dispatch: { from: ['filed', 'returned'],                 to: 'dispatched', needs: ['unit'] },
  handle:   { from: inHand,                                to: 'handled',    needs: [] },
  return:   { from: inHand,                                to: 'returned',   needs: ['reason'] },
  verify:   { from: ['handled'],                           to: 'verified',   needs: [] },
  rework:   { from: ['handled'],                           to: 'dispatched', needs: ['reason'] },
  close:    { from: ['verified'],                          to: 'closed',     needs: [] },
  extend:   { from: ['dispatched', 'extended'],            to: 'extended',   needs: ['reason', 'until'] },
  defer:    { from: ['dispatched', 'extended'],            to: 'deferred',   needs: ['reason', 'until'] },
  void:     { from: ['collected', 'filed', 'returned'],    to: 'void',       needs: ['reason'] },
  reopen:   { from: ['closed', 'void'],                    to: 'filed',      needs: ['reason'] },
} as const satisfies Readonly<Record<CaseVerb, TransitionRow>>;

/** The state a case comes to, and what changes along with it. */
export interface NextCase {
  readonly state: IssueState;
  readonly unit?: string | null;
  /** Epoch milliseconds. */
  readonly dueAt?: number;
  readonly closedAt: number | null;
  /** The reason, for the history. */
  readonly note?: string;
}

/**
 * Takes a step, or says why it cannot be taken. A longer limit must end after the one there is, and after now. Pure.
 * @param now epoch milliseconds
 */
export function takeTransition(
  issue: Pick<Issue, 'state' | 'dueAt'>,
  { verb, unit, reason, until }: Transition,
  now: number,
):
  | { readonly ok: true; readonly next: NextCase }
  | { readonly ok: false; readonly refusal: TransitionRefusal } {
  const row: TransitionRow = transitions[verb];
  const refuse = (refusal: TransitionRefusal) => ({ ok: false, refusal }) as const;
  if (!row.from.includes(issue.state)) return refuse('wrong-state');
  if (row.needs.includes('unit') && unit === undefined) return refuse('unit-required');
  if (row.needs.includes('reason') && reason === undefined) return refuse('reason-required');
  if (row.needs.includes('until') && until === undefined) return refuse('until-required');
  if (!row.needs.includes('unit') && unit !== undefined) return refuse('not-taken');
  if (!row.needs.includes('until') && until !== undefined) return refuse('not-taken');
  const dueAt = until === undefined ? undefined : Date.parse(until);
  if (dueAt !== undefined && dueAt <= Math.max(now, Date.parse(issue.dueAt)))
    return refuse('until-too-early');
  const next = {
    state: row.to,
    closedAt: row.to === 'closed' || row.to === 'void' ? now : null,
    ...(unit === undefined ? {} : { unit }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(reason === undefined ? {} : { note: reason }),
  };
  return { ok: true, next };
}

/** The steps that a case's state lets one take, in the order of the table. */
export function possibleVerbs(state: IssueState): readonly CaseVerb[] {
  return Object.entries<TransitionRow>(transitions).flatMap(([verb, { from }]) =>
    from.includes(state) && isVerb(verb) ? [verb] : [],
  );
}

const isVerb = (name: string): name is CaseVerb => Object.hasOwn(transitions, name);
