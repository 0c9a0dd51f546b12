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
