import { existsSync } from 'node:fs';

/** The browser the tests drive: `CHROMIUM`, or Debian's. Undefined where there is none; the tests then skip and say so. */
export const chromium: string | undefined = [process.env.CHROMIUM, '/usr/bin/chromium'].find(
  (file) => file !== undefined && file !== '' && existsSync(file),
);

/** Draws WebGL in software, and asks nothing of the network by itself. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
