import { useCallback, useEffect, useState } from 'react';
import type { DraftWithEdits } from '../../../data/model/edit.ts';
import { applyEdits, type DraftedPlan, undrafted } from '../../../data/rules/apply-edit.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { call } from '../../session/api-client.ts';
import { draftApi, draftToResume } from '../../session/draft-api.ts';
import { draftBackup } from '../../session/draft-backup.ts';
import { type DraftSession, openDraftSession } from '../../session/draft-session.ts';

export type OpenDraft =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly error: Error; readonly retry: () => void }
  | { readonly kind: 'open'; readonly session: DraftSession<DraftedPlan>; readonly begin: () => void };

/**
 * Opens the newest draft on the plan in force, or none yet. `begin` leaves it as it is and begins a new one.
 * @param base the plan in force, built; the same object for as long as it is in force
 * @param hash its name on the server
 */
export function useDraft(county: string, hash: string, base: Plan, title: () => string): OpenDraft {
  const [state, setState] = useState<OpenDraft>({ kind: 'opening' });
  const [find, setFind] = useState<'newest' | 'new'>('newest');
  const [attempt, setAttempt] = useState(0);
  const begin = useCallback(() => {
    setFind('new');
    setAttempt((before) => before + 1);
  }, []);
  useEffect(() => {
    let session: DraftSession<DraftedPlan> | undefined;
    let gone = false;
    const open = (draft: DraftWithEdits | null) => {
      if (gone) return;
      session = sessionOn(county, hash, base, title, draft);
      setState({ kind: 'open', session, begin });
    };
    const fail = (error: unknown) => {
      const retry = () => setAttempt(attempt + 1);
      if (!gone)
        setState({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)), retry });
    };
    const found =
      find === 'newest'
        ? draftToResume(county, hash, draftBackup(localStorage, county, hash).read())
        : call('createDraft', { county }, { base: hash, title: title() });
    found.then(open).catch(fail);
    return () => {
      gone = true;
      session?.stop();
    };
  }, [county, hash, base, title, find, attempt, begin]);
  useRetryOnline(state);
  return state;
}

function sessionOn(
  county: string,
  hash: string,
  base: Plan,
  title: () => string,
  draft: DraftWithEdits | null,
): DraftSession<DraftedPlan> {
  return openDraftSession(
    {
      base: undrafted(base),
      apply: (plan, edit) => applyEdits(plan, [edit]),
      server: draftApi(county, hash, title),
      backup: draftBackup(localStorage, county, hash),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    },
    draft,
  );
}

/** Saves as soon as the device is back on the network, and warns before a page with unsaved edits is left. */
function useRetryOnline(state: OpenDraft): void {
  useEffect(() => {
    if (state.kind !== 'open') return;
    const { session } = state;
    const warn = (event: BeforeUnloadEvent) => {
      if (session.store.getState().saving.kind !== 'saved') event.preventDefault();
    };
    window.addEventListener('online', session.retry);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', session.retry);
      window.removeEventListener('beforeunload', warn);
    };
  }, [state]);
}
