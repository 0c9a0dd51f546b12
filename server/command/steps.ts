/** Prints what a command is doing, a line a step. */
export interface Steps {
  readonly say: (line: string) => void;
  /** Announces the work, does it, and prints its result and how long it took. */
  readonly run: (announced: string, work: () => Promise<string>) => Promise<void>;
}

export function stepPrinter(output: { readonly write: (text: string) => unknown }): Steps {
  const say = (line: string) => {
    output.write(`${line}\n`);
  };
  return {
    say,
    run: async (announced, work) => {
      const began = performance.now();
      say(`${announced} …`);
      const result = await work();
      say(`  ${result} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    },
  };
}

/** Prints how far something long is, at each tenth. */
export function percentPrinter(verb: string, output: { readonly write: (text: string) => unknown }) {
  let printed = 0;
  return (done: number, total: number): void => {
    const tenths = total === 0 ? 10 : Math.floor((done / total) * 10);
    if (tenths > printed) output.write(`  ${verb} ${tenths * 10} %\n`);
    printed = Math.max(printed, tenths);
  };
}
