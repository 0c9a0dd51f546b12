import { type Content, content } from '../content.ts';

/** Content that holds until the next event, made once however many ask for it meanwhile; the oldest goes first. */
export interface CurrentContent {
  /**
   * @param sequence of the last event
   * @param name what it is the content of
   */
  readonly get: <T>(sequence: number, name: string, make: () => Promise<Uint8Array>) => Promise<Content<T>>;
}

const most = 64;

export function currentContent(): CurrentContent {
  const kept = new Map<string, Promise<Content<never>>>();
  return {
    get: (sequence, name, make) => {
      const key = `${sequence} ${name}`;
      const found = kept.get(key);
      if (found !== undefined) return found;
      const made = make().then((bytes) => content<never>(bytes));
      kept.set(key, made);
      made.catch(() => kept.delete(key));
      const oldest = kept.keys().next();
      if (kept.size > most && !oldest.done) kept.delete(oldest.value);
      return made;
    },
  };
}
