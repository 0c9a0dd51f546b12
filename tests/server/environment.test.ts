import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from '../../server/environment.ts';

const usual = {
  limits: { readsPerMinute: 12_000, writesPerMinute: 1_200 },
  trackDays: 30,
  logLevel: 'warn',
};

test('without variables: port 8080, this machine only, ./var', () => {
  const environment = {
    port: 8080,
    host: '127.0.0.1',
    dataFolder: resolve('var'),
    publicOrigin: null,
    trustedProxies: [],
    passwordPolicy: 'asvs',
    auditAnchor: resolve('var', 'audit-anchor.jsonl'),
    provider: null,
    ...usual,
  };
  expect(readEnvironment({})).toEqual({ ok: true, environment });
  expect(readEnvironment({ PORT: '', HOST: '', DATA_DIR: '' })).toEqual({ ok: true, environment });
});

test('what is set is taken', () => {
  const set = readEnvironment({ PORT: '81', HOST: '0.0.0.0', DATA_DIR: '/srv/grid' });
  expect(set).toMatchObject({
    ok: true,
    environment: { port: 81, host: '0.0.0.0', dataFolder: '/srv/grid', ...usual },
  });
  const entrance = readEnvironment({
    PUBLIC_ORIGIN: 'https://grid.example',
    TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2',
    PASSWORD_POLICY: 'dengbao-2',
    AUDIT_ANCHOR: '/mnt/anchor',
    OIDC_ISSUER: 'https://id.example',
    OIDC_CLIENT_SECRET: 's',
  });
  expect(entrance).toMatchObject({
    environment: {
      publicOrigin: 'https://grid.example',
      trustedProxies: ['10.0.0.1', '10.0.0.2'],
      passwordPolicy: 'dengbao-2',
      auditAnchor: '/mnt/anchor',
      provider: {
        issuer: 'https://id.example',
        clientId: 'seamless-grid',
        clientSecret: 's',
        label: 'OpenID',
      },
    },
  });
});

test.each(['-1', '65536', '80.5', 'http', ' '])('a port of %o is refused with its name', (PORT) => {
  expect(readEnvironment({ PORT })).toMatchObject({
    ok: false,
    message: expect.stringContaining(`PORT=${PORT}`),
  });
});

test.each([
  ['PUBLIC_ORIGIN', 'https://grid.example/path'],
  ['PUBLIC_ORIGIN', 'grid.example'],
  ['PASSWORD_POLICY', 'none'],
  ['OIDC_ISSUER', 'file:///etc'],
])('a %s of %s is refused', (name, value) => {
  expect(readEnvironment({ [name]: value })).toMatchObject({
    ok: false,
    message: expect.stringContaining(name),
  });
});
