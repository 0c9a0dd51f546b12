import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../server/auth/address.ts';
import { createAttempts } from '../../server/auth/attempts.ts';
import { breachedPasswords } from '../../server/auth/breached-passwords.ts';
import { readCookie, writeCookie } from '../../server/auth/cookies.ts';
import { isLoopback, isOwnOrigin } from '../../server/auth/origin.ts';
import { hashPassword, verifyPassword } from '../../server/auth/passwords.ts';
import { newToken } from '../../server/auth/tokens.ts';

describe('the address a request came from', () => {
  const proxies = new Set(['10.0.0.1', '10.0.0.2']);
  test.each([
    ['192.0.2.1', undefined, '192.0.2.1'],
    ['192.0.2.1', '203.0.113.9', '192.0.2.1'],
    ['10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['::ffff:10.0.0.1', 'forged, 203.0.113.9', '203.0.113.9'],
    ['10.0.0.1', '203.0.113.9, 10.0.0.2', '203.0.113.9'],
    ['10.0.0.1', undefined, '10.0.0.1'],
    ['10.0.0.1', '10.0.0.2', '10.0.0.1'],
    [undefined, undefined, 'unknown'],
  ])('%s with X-Forwarded-For %s is %s', (socket, forwarded, address) => {
    expect(addressOf(socket, forwarded, proxies)).toBe(address);
  });
  test('without trusted proxies nothing anybody writes changes it', () => {
    fc.assert(
      fc.property(fc.string(), (forged) => {
        expect(addressOf('192.0.2.1', forged, new Set())).toBe('192.0.2.1');
      }),
    );
  });
});

describe('attempts', () => {
  const limit = { attempts: 3, windowMs: 1_000 };
  test('are counted in a window that slides, for each key, and forgiven', () => {
    const { take, forgive } = createAttempts();
    expect([0, 100, 200].map((now) => take({ a: limit }, now))).toEqual([0, 0, 0]);
    expect(take({ a: limit, b: limit }, 300)).toBe(700);
    expect(take({ b: limit }, 300)).toBe(0);
    expect(take({ a: limit }, 1_000)).toBe(0);
    expect(take({ a: limit }, 1_050)).toBe(50);
    forgive('a');
    expect(take({ a: limit }, 1_050)).toBe(0);
  });
  test('do not fill the memory', () => {
    const { take } = createAttempts();
    for (let key = 0; key < 20_001; key += 1)
      take({ [key]: limit, [`x${key}`]: { attempts: 1, windowMs: 1 } }, key);
    expect(take({ 0: limit }, 0)).toBe(0);
  });
});

test('a page of ours is known by its origin', () => {
  const open = { publicOrigin: null, loopback: false };
  expect(isOwnOrigin(open, 'http://grid.example:8080', 'grid.example:8080')).toBe(true);
  expect(isOwnOrigin(open, 'https://grid.example', 'grid.example:443')).toBe(true);
  expect(isOwnOrigin(open, 'http://grid.example:8080', 'other.example:8080')).toBe(false);
  expect(isOwnOrigin(open, undefined, 'grid.example')).toBe(false);
  expect(isOwnOrigin({ publicOrigin: null, loopback: true }, 'http://grid.example', 'grid.example')).toBe(
    false,
  );
  expect(
    isOwnOrigin({ publicOrigin: 'https://grid.example', loopback: true }, 'https://grid.example', 'x'),
  ).toBe(true);
  expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost', '0.0.0.0', '10.0.0.1', '::'].map(isLoopback)).toEqual(
    [true, true, true, true, false, false, false],
  );
});

test('a cookie is read by its whole name', () => {
  expect(readCookie('a=1; seamless-session=two; b=3', 'seamless-session')).toBe('two');
  expect(readCookie('not-seamless-session=two', 'seamless-session')).toBeNull();
  expect(readCookie(undefined, 'a')).toBeNull();
  expect(writeCookie('a', 'b', true, 60, 'Lax')).toBe(
    'a=b; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60',
  );
});

describe('a password', () => {
  test('is hashed by Argon2id with its own salt, and only it fits', async () => {
    const [one, two] = [await hashPassword('密码 of many kinds'), await hashPassword('密码 of many kinds')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, '密码 of many kinds')).toBe(true);
    expect(await verifyPassword(one, '密码 of many kindS')).toBe(false);
    expect(await verifyPassword(null, 'anything')).toBe(false);
  });
  test('typed full-width is the same', async () => {
    expect(await verifyPassword(await hashPassword('Ａｂｃ１２３'), 'Abc123')).toBe(true);
  });
  test('known from a breach is known, in any case; one nobody chose is not', () => {
    const isBreached = breachedPasswords();
    for (const known of ['123qweasdzxc', '1QAZ2wsx3edc', 'password1', 'qwertyqwerty'])
      expect(isBreached(known), known).toBe(true);
    for (let tries = 0; tries < 200; tries += 1) expect(isBreached(newToken())).toBe(false);
  });
});
