import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startApp } from './app.ts';
import { chromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the sample counties loaded, to be copied by each test file; empty without a browser. */
    readonly loadedData: string;
  }
}

/** Builds the client and loads the samples once, by the real start command, and keeps the folder as a template. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (chromium === undefined) {
    project.provide('loadedData', '');
    return () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'seamless-e2e-'));
  const first = await startApp(join(folder, 'first'), []);
  await first.stop();
  cpSync(join(folder, 'first'), join(folder, 'template'), { recursive: true });
  project.provide('loadedData', join(folder, 'template'));
  return () => rmSync(folder, { recursive: true, force: true });
}
