import type { DraftWithEdits } from '../../data/model/edit.ts';
import { ApiError, call, type FailureCode } from './api-client.ts';
import { newKey } from './credentials.ts';
import type { DraftReply, DraftServer, PendingEdits } from './draft-server.ts';

/** The drafts of a county over HTTP. `title` names a draft that is begun, `base` is the plan it is begun on. */
export function draftApi(county: string, base: string, title: () => string): DraftServer {
  const keyOf = retryKeys();
  let begun = { base, title: '' };
  return {
    create: async () => {
      if (begun.title === '') begun = { base, title: title() };
      const reply = await settled(
        call('createDraft', { county }, begun, { key: keyOf(JSON.stringify(begun)) }),
      );
      if (reply.ok) begun = { base, title: '' };
      return reply;
    },
    read: (draft) => settled(call('draft', { county, draft })),
    append: (draft, revision, edits) => {
      const key = keyOf(JSON.stringify([draft, revision, edits]));
      return settled(call('appendEdits', { county, draft }, { edits: [...edits] }, { revision, key }));
    },
  };
}

/** The same request gets the same key for as long as no other was made: a reply that was lost is then answered again. */
function retryKeys(): (request: string) => string {
  let last = { request: '', key: '' };
  return (request) => {
    if (request !== last.request) last = { request, key: newKey() };
    return last.key;
  };
}

/**
 * The draft to go on with: the one whose edits this browser could not save yet, else the newest on the plan; null where
 * there is none.
 */
export async function draftToResume(
  county: string,
  base: string,
  unsaved: PendingEdits | null,
): Promise<DraftWithEdits | null> {
  if (unsaved !== null)
    return unsaved.draft === null ? null : call('draft', { county, draft: unsaved.draft });
  const drafts = await call('drafts', { county });
  const newest = drafts.find((draft) => draft.base === base);
  return newest === undefined ? null : call('draft', { county, draft: newest.id });
}

async function settled(reply: Promise<DraftWithEdits>): Promise<DraftReply> {
  try {
    return { ok: true, draft: await reply };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, reason: reasonOf(error), detail: error.message };
  }
}

/** Somebody whose session has run out signs in again on the same page, and the edits are still there. */
const passing: readonly FailureCode[] = [
  'network',
  'busy',
  'internal',
  'unreadable',
  'sign-in-required',
  'password-expired',
  'too-many-attempts',
  'cross-site',
];

/** What may pass by itself is tried again; a server that failed may have carried the request out, like one out of reach. */
function reasonOf({ code }: ApiError): 'unreachable' | 'stale' | 'refused' {
  if (code === 'stale-revision') return 'stale';
  return passing.includes(code) ? 'unreachable' : 'refused';
}
