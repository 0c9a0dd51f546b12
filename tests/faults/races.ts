import { append, appendPath, beginDraft, callerOf, thereAndBack } from './caller.ts';
import { startProduct } from './product.ts';

export interface RaceFigures {
  readonly races: number;
  readonly writers: number;
  /** Races with one winner, all others told 412, and the draft one revision further. */
  readonly clean: number;
  readonly faults: readonly string[];
  /** What an append without If-Match is answered. */
  readonly unconditional: number;
}

/** So many times two to eight writers append to one draft at the same revision. */
export async function race(data: string, races: number): Promise<RaceFigures> {
  const product = await startProduct(data);
  try {
    const caller = await callerOf(product.address);
    const draft = await beginDraft(caller);
    const faults: string[] = [];
    let writers = 0;
    for (let revision = 0; revision < races; revision++) {
      const count = 2 + (revision % 7);
      writers += count;
      const replies = await Promise.all(
        Array.from({ length: count }, () => append(caller, draft, revision, [thereAndBack(revision)])),
      );
      const statuses = replies.map(({ status }) => status).sort();
      await Promise.all(replies.map((reply) => reply.arrayBuffer()));
      const expected = [200, ...Array.from({ length: count - 1 }, () => 412)];
      if (statuses.join() !== expected.join()) faults.push(`revision ${revision}: ${statuses.join()}`);
    }
    const unconditional = (await caller.post(appendPath(draft), { edits: [thereAndBack(races)] })).status;
    return { races, writers, clean: races - faults.length, faults, unconditional };
  } finally {
    await product.kill();
  }
}
