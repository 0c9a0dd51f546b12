import { program } from '../data/model/audit.ts';
import type { Services } from './services.ts';

const dayMs = 86_400_000;

/** Deletes the patrol tracks whose time has come, now and every day; answers how to stop. What was walked is kept. */
export function forgetTracks({ store, log, now, trackDays }: Services): () => void {
  const sweep = () =>
    store.patrols
      .forgetTracks(now() - trackDays * dayMs, { actor: program, once: null }, now())
      .catch((error: unknown) => log.error({ err: error }, 'old patrol tracks were not deleted'));
  void sweep();
  const timer = setInterval(sweep, dayMs).unref();
  return () => clearInterval(timer);
}
