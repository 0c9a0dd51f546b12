import { useSyncExternalStore } from 'react';
import type { LiveState } from '../../session/live.ts';
import { useNow } from '../../session/use-now.ts';
import { Offline, Stale } from '../../ui/states.tsx';

/** A lost stream this young is not worth a word: it is usually back before one has read it. */
const patience = 6000;

/** Says that the figures are not live, and how old they are. Nothing while they are. */
export function LiveMark({ live }: { readonly live: LiveState }) {
  const now = useNow(1000);
  const online = useSyncExternalStore(followOnline, () => navigator.onLine);
  if (!online) return <Offline />;
  if (live.lostAt === null || now - live.lostAt < patience) return null;
  return <Stale age={now - live.lostAt} />;
}

function followOnline(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
