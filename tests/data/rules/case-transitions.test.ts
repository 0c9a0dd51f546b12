import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CaseVerb, caseVerbs } from '../../../data/model/case.ts';
import { displayStateOf, type IssueState, issueStates } from '../../../data/model/issue.ts';
import { possibleVerbs, takeTransition } from '../../../data/rules/case-transitions.ts';

const now = Date.parse('2026-03-04T00:00:00Z');
const at = (state: IssueState) => ({ state, dueAt: '2026-03-05T00:00:00Z' });
const all = { unit: 'u1', reason: '车辆未到', until: '2026-03-09T00:00:00Z' };
/** Gives a step exactly what it takes. */
const given = (verb: CaseVerb) => ({
  verb,
  ...(verb === 'dispatch' ? { unit: all.unit } : {}),
  ...(['return', 'rework', 'extend', 'defer', 'void', 'reopen'].includes(verb) ? { reason: all.reason } : {}),
  ...(['extend', 'defer'].includes(verb) ? { until: all.until } : {}),
});

describe('a case', () => {
  test('goes the whole way from collected to closed', () => {
    let state: IssueState = 'collected';
    const way: IssueState[] = [];
    for (const verb of ['file', 'dispatch', 'handle', 'verify', 'close'] as const) {
      const step = takeTransition(at(state), given(verb), now);
      if (!step.ok) throw new Error(step.refusal);
      state = step.next.state;
      way.push(state);
    }
    expect(way).toEqual(['filed', 'dispatched', 'handled', 'verified', 'closed']);
  });

  test.each<[IssueState, CaseVerb[]]>([
    ['collected', ['file', 'void']],
    ['filed', ['dispatch', 'void']],
    ['dispatched', ['handle', 'return', 'extend', 'defer']],
    ['handled', ['verify', 'rework']],
    ['verified', ['close']],
    ['closed', ['reopen']],
    ['returned', ['dispatch', 'void']],
    ['void', ['reopen']],
    ['extended', ['handle', 'return', 'extend', 'defer']],
    ['deferred', ['handle', 'return']],
  ])('that is %s can %j and nothing else', (state, verbs) => {
    expect(possibleVerbs(state)).toEqual(verbs);
    for (const verb of caseVerbs) {
      const step = takeTransition(at(state), given(verb), now);
      expect([verb, step.ok]).toEqual([verb, verbs.includes(verb)]);
      if (!step.ok) expect(step.refusal).toBe('wrong-state');
    }
  });

  test.each([
    [at('filed'), { verb: 'dispatch' }, 'unit-required'],
    [at('dispatched'), { verb: 'return' }, 'reason-required'],
    [at('dispatched'), { verb: 'extend', reason: all.reason }, 'until-required'],
    [at('dispatched'), { verb: 'extend', reason: 'x', until: '2026-03-05T00:00:00Z' }, 'until-too-early'],
    [at('dispatched'), { verb: 'handle', until: all.until }, 'not-taken'],
    [at('dispatched'), { verb: 'handle', unit: 'u2' }, 'not-taken'],
    [at('returned'), { verb: 'void' }, 'reason-required'],
  ] as const)('%j is refused %j: %s', (issue, step, refusal) => {
    expect(takeTransition(issue, step, now)).toEqual({ ok: false, refusal });
  });

  test('that is long overdue is not given a limit that has already ended', () => {
    const step = { verb: 'extend', reason: 'x', until: '2026-03-09T00:00:00Z' } as const;
    const later = Date.parse('2026-03-10T00:00:00Z');
    expect(takeTransition(at('dispatched'), step, later)).toEqual({ ok: false, refusal: 'until-too-early' });
  });

  test('is given a unit, a limit, a time of closing by the step that takes them', () => {
    expect(takeTransition(at('returned'), given('dispatch'), now)).toEqual({
      ok: true,
      next: { state: 'dispatched', closedAt: null, unit: 'u1' },
    });
    expect(takeTransition(at('extended'), given('extend'), now)).toEqual({
      ok: true,
      next: { state: 'extended', closedAt: null, dueAt: Date.parse(all.until), note: all.reason },
    });
    expect(takeTransition(at('collected'), given('void'), now)).toMatchObject({ next: { closedAt: now } });
    expect(takeTransition(at('closed'), given('reopen'), now)).toMatchObject({
      next: { state: 'filed', closedAt: null },
    });
  });

  test('is closed exactly when it has a time of closing, whatever steps it takes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...issueStates),
        fc.array(fc.constantFrom(...caseVerbs)),
        (first, verbs) => {
          let state: IssueState = first;
          for (const verb of verbs) {
            const step = takeTransition(at(state), given(verb), now);
            if (!step.ok) continue;
            state = step.next.state;
            expect(step.next.closedAt !== null).toBe(state === 'closed' || state === 'void');
            if (step.next.closedAt !== null) expect(displayStateOf(state, all.until, now)).toBe('closed');
            expect(possibleVerbs(state).length).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});
