import type { Speak } from '../../i18n/use-text.ts';

const known = [
  'crossing',
  'outside',
  'dangling',
  'stale',
  'no-vertex',
  'scope-border',
  'other-faces',
  'unchanged',
] as const;

/** Why an edit is refused, in the reader's language. A word this client does not know yet is shown as it came. */
export function refusalText(t: Speak, reason: string): string {
  const found = known.find((one) => one === reason);
  return found === undefined ? reason : t(`planner.refused.${found}`);
}
