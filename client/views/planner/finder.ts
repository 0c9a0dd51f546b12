import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import { changeBetween } from '../../../data/rules/change-between.ts';
import type { Building, Finding } from '../../../geojson/checks/check.ts';
import { recheck } from '../../../geojson/checks/recheck.ts';
import { checks } from '../../../geojson/checks/registry.ts';
import type { Fault } from '../../../geojson/kernel/faults.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';

/** The checks with a line of their own; what the others find is in the lines on the law, on gaps and on overlaps. */
export const listedChecks = [
  'crossing',
  'contiguity',
  'too-small',
  'sliver',
  'unnamed-bound',
  'parent-mismatch',
  'building-cut',
] as const;
export type ListedCheck = (typeof listedChecks)[number];

const listed = checks.filter(({ name }) => listedChecks.some((one) => one === name));

/** What the listed checks find in a plan. @param buildings null as long as they are not there */
export function findAll(
  plan: Plan,
  faults: readonly Fault[],
  buildings: readonly Building[] | null,
): Finding[] {
  const input = { plan, touched: null, faults, buildings: buildings ?? [] };
  return listed.flatMap((check) => check.find(input));
}

/**
 * What the listed checks find in a draft. Asked after each edit and each undo, it looks again only at what that has touched; asked for
 * the same draft, it remembers.
 */
export function createFinder(
  faults: readonly Fault[],
  buildings: readonly Building[] | null,
): (draft: DraftedPlan) => readonly Finding[] {
  let last: { readonly draft: DraftedPlan; readonly findings: readonly Finding[] } | null = null;
  return (draft) => {
    if (last?.draft === draft) return last.findings;
    const change = last && changeBetween(last.draft, draft);
    const input = { plan: draft.now, touched: null, faults, buildings: buildings ?? [] };
    const some = last && change && recheck(listed, last.findings, last.draft.now, change, input);
    const findings = some ?? findAll(draft.now, faults, buildings);
    last = { draft, findings };
    return findings;
  };
}
