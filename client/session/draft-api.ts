import type { DraftWithEdits } from '../../data/model/edit.ts';
import { ApiError, call } from './api-client.ts';
import type { DraftReply, DraftServer, PendingEdits } from './draft-server.ts';

/** The drafts of a county over HTTP. `title` names a draft that is begun, `base` is the plan it is begun on. */
export function draftApi(county: string, base: string, title: () => string): DraftServer {
  return {
    create: () => settled(call('createDraft', { county }, { base, title: title() })),
    read: (draft) => settled(call('draft', { county, draft })),
    append: (draft, revision, edits) =>
      settled(call('appendEdits', { county, draft }, { revision, edits: [...edits] })),
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

/** What may pass by itself is tried again; a server that failed may have carried the request out, like one out of reach. */
function reasonOf({ code }: ApiError): 'unreachable' | 'stale' | 'refused' {
  if (code === 'stale-revision') return 'stale';
  return code === 'network' || code === 'busy' || code === 'internal' || code === 'unreadable'
    ? 'unreachable'
    : 'refused';
}
