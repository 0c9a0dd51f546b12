import { setTimeout as sleep } from 'node:timers/promises';
import { append, beginDraft, type Caller, callerOf, report, thereAndBack } from './caller.ts';
import { judge, type Ledger, nothingWrong, type Verdict } from './ledger.ts';
import { startProduct } from './product.ts';

/** What became of so many kills. */
export interface CrashFigures extends Verdict {
  readonly cycles: number;
  readonly reports: number;
  readonly edits: number;
  /** Written again with the same key after the restart, because no answer had come. */
  readonly retried: number;
}

const writers = 4;

/**
 * Kills the server at random moments while it writes, starts it again, sends what was not answered once more with its key,
 * and holds the database against what was acknowledged.
 * @param told called after every cycle
 */
export async function crashWhileWriting(
  data: string,
  cycles: number,
  told: (figures: CrashFigures) => void = () => undefined,
): Promise<CrashFigures> {
  const ledger: Ledger = { issues: new Map(), drafts: new Map() };
  let unanswered: string[] = [];
  let figures: CrashFigures = { cycles: 0, reports: 0, edits: 0, retried: 0, ...nothingWrong };
  for (let cycle = 1; cycle <= cycles; cycle++) {
    const product = await startProduct(data);
    const caller = await callerOf(product.address);
    const retried = unanswered;
    unanswered = [];
    for (const one of retried) ledger.issues.set(one, (await report(caller, one)) ?? 0);
    const jobs = [
      ...Array.from({ length: writers }, (_, w) =>
        reports(caller, `fault ${cycle}.${w}`, ledger, unanswered),
      ),
      edits(caller, ledger),
    ];
    await sleep(20 + Math.random() * 400);
    await product.kill();
    await Promise.all(jobs);
    const verdict = judge(data, ledger);
    figures = {
      ...add(figures, verdict),
      cycles: cycle,
      reports: ledger.issues.size,
      edits: [...ledger.drafts.values()].reduce((sum, one) => sum + one, 0),
      retried: figures.retried + retried.length,
    };
    told(figures);
  }
  return figures;
}

const add = (figures: CrashFigures, verdict: Verdict): CrashFigures => ({
  ...figures,
  lost: figures.lost + verdict.lost,
  partial: figures.partial + verdict.partial,
  duplicates: figures.duplicates + verdict.duplicates,
  damage: figures.damage || verdict.damage,
});

/** Reports one issue after another until the server is gone. */
async function reports(caller: Caller, name: string, ledger: Ledger, unanswered: string[]): Promise<void> {
  for (let n = 0; ; n++) {
    const description = `${name}.${n}`;
    try {
      const id = await report(caller, description);
      if (id !== null) ledger.issues.set(description, id);
    } catch {
      unanswered.push(description);
      return;
    }
  }
}

/** Begins a draft and appends edit after edit until the server is gone. */
async function edits(caller: Caller, ledger: Ledger): Promise<void> {
  try {
    const draft = await beginDraft(caller);
    for (let revision = 0; ; revision++) {
      ledger.drafts.set(draft, revision);
      const reply = await append(caller, draft, revision, [thereAndBack(revision)]);
      if (reply.status !== 200) throw new Error(`appending: ${reply.status} ${await reply.text()}`);
      await reply.arrayBuffer();
    }
  } catch (error) {
    // A server that was killed leaves a failed connection; anything else is for the reader of the test.
    if (!(error instanceof TypeError)) throw error;
  }
}
