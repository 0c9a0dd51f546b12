import type { DisplayState } from '../../../data/model/issue.ts';

/** The sign of an issue state as the map draws it: new ○, in hand ◐, overdue ▲, closed ●. */
export function IssueSymbol({ state, colour }: { readonly state: DisplayState; readonly colour?: string }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" color={colour ?? 'var(--colour-ink)'} aria-hidden="true">
      {state === 'overdue' ? (
        <path d="M10 2.5 17.5 16h-15z" fill="currentColor" />
      ) : state === 'closed' ? (
        <circle cx="10" cy="10" r="5" fill="currentColor" />
      ) : (
        <>
          <circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" strokeWidth="2.4" />
          {state === 'in-hand' && <path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />}
        </>
      )}
    </svg>
  );
}
