import { expect, test } from 'vitest';
import { drawnStates, urgencyOf } from '../../../../client/overlays/issues/issue-state.ts';
import { urgencies } from '../../../../client/ui/palette.ts';
import { displayStateOf, displayStates, issueStates } from '../../../../data/model/issue.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const hours = (n: number) => now / 1000 + n * 3600;

test('shape and colour are those of the rule, for every state on both sides of its limits', () => {
  for (const due of [-100, -1, 0, 1, 23.9, 24, 48].map(hours))
    for (const [i, state] of issueStates.entries()) {
      const drawn = drawnStates(issueStates, Uint8Array.of(i), Uint32Array.of(due), now);
      const shown = displayStateOf(state, new Date(due * 1000).toISOString(), now);
      expect(displayStates[drawn.state[0] ?? 9], `${state} ${due}`).toBe(shown);
      expect(urgencies[drawn.urgency[0] ?? 9], `${state} ${due}`).toBe(urgencyOf(shown, due, now));
    }
});

test('a day before its limit an issue becomes urgent; time alone makes it overdue', () => {
  const at = (moment: number) =>
    drawnStates(['dispatched'], Uint8Array.of(0), Uint32Array.of(hours(24)), moment);
  expect(
    [now, now + 1000, now + 25 * 3_600_000].map((moment) => urgencies[at(moment).urgency[0] ?? 9]),
  ).toEqual(['on-time', 'due-soon', 'overdue']);
});
