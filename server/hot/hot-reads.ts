import type { Store } from '../../data/store/store.ts';
import { type CurrentContent, currentContent } from './current-content.ts';
import { type HotAnswers, hotAnswers } from './hot-answers.ts';
import { type HotCallers, hotCallers } from './hot-callers.ts';

/** What the hot door answers from: who was let in and what was answered, each as long as it holds. */
export interface HotReads {
  readonly callers: HotCallers;
  readonly answers: HotAnswers;
  readonly current: CurrentContent;
  /** The sequence number of the last event; null while that is being looked up, and where it cannot be. */
  readonly sequence: () => number | null;
}

/** @param now epoch milliseconds */
export function hotReads(store: Store, now: () => number): HotReads {
  const callers = hotCallers(now);
  let sequence: number | null = null;
  let lookUps = 0;
  const lookUp = async () => {
    lookUps += 1;
    sequence = await store.events.newest().catch(() => null);
    lookUps -= 1;
  };
  store.events.onAppend(() => {
    callers.forgetAll();
    void lookUp();
  });
  void lookUp();
  return {
    callers,
    answers: hotAnswers(),
    current: currentContent(),
    sequence: () => (lookUps === 0 ? sequence : null),
  };
}
