import type { DisplayState } from '../../../data/model/issue.ts';

/** The sign of an issue's state as the map draws it: new ○, in hand ◐, overdue ▲, closed ●. As large as its text. */
export function StateShape({ state }: { readonly state: DisplayState }) {
  return (
    <svg viewBox="-10 -10 20 20" width="1em" height="1em" aria-hidden="true" data-state={state}>
      {state === 'overdue' ? (
        <path d="M0-9 9 7H-9Z" fill="currentColor" />
      ) : (
        <circle
          r={state === 'closed' ? 6 : 7.5}
          fill={state === 'closed' ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth={state === 'closed' ? 0 : 3}
        />
      )}
      {state === 'in-hand' && <path d="M0-7.5A7.5 7.5 0 0 1 0 7.5Z" fill="currentColor" />}
    </svg>
  );
}
