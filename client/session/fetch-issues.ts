import type { Call } from '../../data/api.ts';
import type { Issue } from '../../data/model/issue.ts';
import { call } from './api-client.ts';

export interface FetchOptions {
  readonly signal: AbortSignal;
  /** Told after every page how many of the wanted issues have come. */
  readonly progress: (found: number) => void;
}

/**
 * The issues with these numbers in full, newest first. The server sends what the reader may see of them.
 * @param query what surely holds of all of them, so that few others are read
 * @throws ApiError as `call`
 */
export async function fetchIssues(
  query: Omit<Call<'issues'>, 'limit' | 'after'>,
  wanted: ReadonlySet<number>,
  { signal, progress }: FetchOptions,
): Promise<Issue[]> {
  const found: Issue[] = [];
  let after: number | undefined;
  do {
    const page = await call('issues', { ...query, limit: 500, ...(after && { after }) }, undefined, {
      signal,
    });
    found.push(...page.issues.filter(({ id }) => wanted.has(id)));
    progress(found.length);
    after = page.next ?? undefined;
  } while (after !== undefined && found.length < wanted.size);
  return found;
}
