import type { Refusal } from '../../../geojson/operations/operation.ts';
import type { PlainKey } from '../../i18n/texts.ts';
import type { Speak } from '../../i18n/use-text.ts';

const texts = {
  crossing: 'planner.refused.crossing',
  outside: 'planner.refused.outside',
  dangling: 'planner.refused.dangling',
  stale: 'planner.refused.stale',
  'other-faces': 'planner.refused.other-faces',
  locked: 'planner.refused.locked',
  'no-vertex': 'planner.refused.no-vertex',
  'no-segment': 'planner.refused.no-segment',
  'is-node': 'planner.refused.is-node',
  'scope-border': 'planner.refused.scope-border',
  unchanged: 'planner.refused.unchanged',
  'no-cut': 'planner.refused.no-cut',
  'not-adjacent': 'planner.refused.not-adjacent',
  'unknown-grid': 'planner.refused.unknown-grid',
  'unknown-face': 'planner.refused.unknown-face',
  'unknown-line': 'planner.refused.unknown-line',
  taken: 'planner.refused.taken',
  'has-children': 'planner.refused.has-children',
  'not-a-parent': 'planner.refused.not-a-parent',
} as const satisfies Record<Refusal, PlainKey>;

const known: ReadonlyMap<string, PlainKey> = new Map(Object.entries(texts));

/** Why an edit is refused, in the reader's language. A word this client does not know yet is shown as it came. */
export function refusalText(t: Speak, reason: string): string {
  const key = known.get(reason);
  return key === undefined ? reason : t(key);
}
