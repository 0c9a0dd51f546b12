import { type Content, content } from './content.ts';

/** Immutable content by name, kept with its compressed forms; the least recently used goes first. */
export interface Lasting {
  /** The content of that name; `read` fetches the bytes where it is not kept. */
  readonly get: <T>(name: string, read: () => Promise<Uint8Array | null>) => Promise<Content<T> | null>;
}

const most = 64;

export function lastingContent(): Lasting {
  const kept = new Map<string, Content<never>>();
  return {
    get: async (name, read) => {
      const found = kept.get(name);
      if (found !== undefined) {
        kept.delete(name);
        kept.set(name, found);
        return found;
      }
      const bytes = await read();
      if (bytes === null) return null;
      const made = content<never>(bytes, true);
      kept.set(name, made);
      const oldest = kept.keys().next();
      if (kept.size > most && !oldest.done) kept.delete(oldest.value);
      return made;
    },
  };
}
