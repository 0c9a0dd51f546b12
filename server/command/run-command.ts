/**
 * Runs a command of one's own: what cannot be done is one sentence on stderr and exit code 1; flags that do not exist
 * are such a sentence too.
 * @param work answers with null when it is done, or with the sentence that says why not
 */
export async function runCommand(work: () => Promise<string | null>): Promise<void> {
  const refusal = await work().catch((error: unknown) => {
    if (isFlagFault(error)) return error.message;
    throw error;
  });
  if (refusal === null) return;
  console.error(refusal);
  process.exitCode = 1;
}

const isFlagFault = (error: unknown): error is TypeError =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
