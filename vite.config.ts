import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** One file configures the client's build, the development server and the tests. */
export default defineConfig({
  root: 'client',
  publicDir: false,
  cacheDir: '../node_modules/.cache/vite',
  plugins: [react()],
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1200 },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        root: import.meta.dirname,
        test: {
          name: 'rooms',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
          testTimeout: 120_000,
        },
      },
      {
        // Pages drawn in software want the machine for themselves: one file at a time.
        extends: true,
        root: import.meta.dirname,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
