import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { IssueColumns } from '../../data/model/issue-columns.ts';
import { type LiveEvent, liveEvent } from '../../data/model/replies.ts';
import { urlOf } from './api-client.ts';
import { withIssue } from './issue-column-changes.ts';

/** The stream's state. `lostAt` is when it was lost, in epoch milliseconds; null while it is there. */
export interface LiveState {
  readonly connected: boolean;
  readonly lostAt: number | null;
}

export interface LiveListener {
  /** The stream is (again) there; figures fetched before may have missed something. */
  readonly opened: () => void;
  readonly lost: () => void;
  readonly event: (event: LiveEvent) => void;
}

const eventKinds = ['message', ...liveEvent.shape.kind.options];

/** The stream ticks every fifteen seconds: this long without a word, the connection is dead however open it looks. */
const longestSilence = 45_000;

/**
 * Listens to a county's live stream. The browser resumes from the last event it saw (Last-Event-ID); where it has given up, or
 * the stream has gone silent, we open anew after `retryMilliseconds`. Returns what closes it.
 */
export function listenLive(county: string, listener: LiveListener, retryMilliseconds = 5000): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(reopen, longestSilence);
  };
  const reopen = () => {
    source?.close();
    listener.lost();
    clearTimeout(retry);
    retry = setTimeout(open, retryMilliseconds);
  };
  const receive = (message: MessageEvent<string>) => {
    heard();
    const parsed = liveEvent.safeParse(parseJson(message.data));
    if (parsed.success) listener.event(parsed.data);
  };
  const open = () => {
    heard();
    source = new EventSource(urlOf('live', { county }));
    source.onopen = listener.opened;
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) reopen();
      else listener.lost();
    };
    for (const kind of eventKinds) source.addEventListener(kind, receive);
    source.addEventListener('tick', heard);
    // Too much was missed to be replayed: what was fetched before may be wrong.
    source.addEventListener('reset', listener.opened);
  };
  open();
  return () => {
    clearTimeout(retry);
    clearTimeout(watchdog);
    source?.close();
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reports that come in faster than this are drawn together. */
const refetchMilliseconds = 800;

/**
 * Keeps the county's cached figures live: issue points are patched in place, counts are fetched again, at most once a
 * `refetchMilliseconds`. @returns the stream's state, for the mark that says how old the data is
 */
export function useLive(county: string | undefined): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>({ connected: false, lostAt: null });
  useEffect(() => {
    if (county === undefined) return;
    let pending: ReturnType<typeof setTimeout> | undefined;
    /** Issues have come that no event tells one by one. */
    let isStale = false;
    const refetch = (...names: string[]) => {
      for (const name of names) void client.invalidateQueries({ queryKey: [name, county] });
    };
    const close = listenLive(county, {
      opened: () => {
        setState({ connected: true, lostAt: null });
        refetch('counts', 'issue-columns', 'grid');
      },
      lost: () => setState(({ lostAt }) => ({ connected: false, lostAt: lostAt ?? Date.now() })),
      event: ({ kind, issue, sequence }) => {
        if (kind === 'plan-published') refetch('county', 'coverage');
        if (kind === 'patrol-walked' || kind === 'plan-published') refetch('patrol');
        if (issue !== undefined)
          client.setQueryData<IssueColumns>(
            ['issue-columns', county],
            (before) => before && withIssue(before, issue, sequence),
          );
        isStale ||= kind === 'issues-imported';
        pending ??= setTimeout(() => {
          pending = undefined;
          refetch('counts', 'grid', ...(issue === undefined ? [] : ['issue']));
          if (isStale) refetch('issue-columns');
          isStale = false;
        }, refetchMilliseconds);
      },
    });
    return () => {
      clearTimeout(pending);
      close();
    };
  }, [client, county]);
  return state;
}
