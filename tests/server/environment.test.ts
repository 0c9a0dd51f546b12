import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from '../../server/environment.ts';

const usual = { limits: { readsPerMinute: 12_000, writesPerMinute: 1_200 }, logLevel: 'warn' };

test('without variables: port 8080, this machine only, ./var', () => {
  const environment = { ...usual, port: 8080, host: '127.0.0.1', dataFolder: resolve('var') };
  expect(readEnvironment({})).toEqual({ ok: true, environment });
  expect(readEnvironment({ PORT: '', HOST: '', DATA_DIR: '' })).toEqual({ ok: true, environment });
});

test('what is set is taken', () => {
  const set = readEnvironment({ PORT: '81', HOST: '0.0.0.0', DATA_DIR: '/srv/grid' });
  expect(set).toEqual({
    ok: true,
    environment: { ...usual, port: 81, host: '0.0.0.0', dataFolder: '/srv/grid' },
  });
});

test.each(['-1', '65536', '80.5', 'http', ' '])('a port of %o is refused with its name', (PORT) => {
  expect(readEnvironment({ PORT })).toMatchObject({
    ok: false,
    message: expect.stringContaining(`PORT=${PORT}`),
  });
});
