import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { connection } from '../../../data/store/sqlite/connection.ts';
import { kept, oneEach } from '../../../data/store/sqlite/kept.ts';

function some() {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE words (word TEXT PRIMARY KEY) STRICT');
  const link = connection(database, 0);
  const insert = database.prepare<[string]>('INSERT INTO words VALUES (?)');
  const words = database.prepare<[], string>('SELECT word FROM words ORDER BY rowid').pluck();
  const told: string[] = [];
  const put = (word: string) => {
    insert.run(word);
    link.afterwards({
      committed: () => void told.push(`${word} is there`),
      undone: () => void told.push(`${word} is undone`),
    });
    return word;
  };
  return { database, link, words: () => words.all(), put, told };
}

test('whatever comes in one turn is one transaction, each piece run once', async () => {
  const { link, put, words, told } = some();
  let begun = 0;
  link.onBegin(() => {
    begun += 1;
  });
  expect(await Promise.all(['a', 'b', 'c'].map((word) => link.write(() => put(word))))).toEqual([
    'a',
    'b',
    'c',
  ]);
  expect({ begun, told, words: words() }).toEqual({
    begun: 1,
    told: ['a is there', 'b is there', 'c is there'],
    words: ['a', 'b', 'c'],
  });
});

test('of what comes in one turn only the piece that throws is undone, with all it had written', async () => {
  const { link, put, words, told } = some();
  const failing = () => {
    put('b');
    return put('a');
  };
  const results = await Promise.allSettled([
    link.write(() => put('a')),
    link.write(failing),
    link.write(() => put('c')),
    link.write(() => {
      throw new RangeError('not this one');
    }),
    link.write(() => put('d')),
  ]);
  expect(words()).toEqual(['a', 'c', 'd']);
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(results[1]).toMatchObject({ reason: { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' } });
  expect(results[3]).toMatchObject({ reason: new RangeError('not this one') });
  const last = ['a is there', 'c is there', 'd is there'];
  expect(told.slice(-3)).toEqual(last);
  expect(told.slice(0, -3)).toEqual(['b is undone', 'a is undone', 'b is undone']);
});

test('a transaction that cannot be committed is none: nobody is told, everybody is refused', async () => {
  const { database, link, put, words, told } = some();
  database.exec(`PRAGMA foreign_keys = ON;
    CREATE TABLE of (word TEXT REFERENCES words (word) DEFERRABLE INITIALLY DEFERRED) STRICT`);
  let runs = 0;
  const good = link.write(() => {
    runs += 1;
    return put('a');
  });
  const bad = link.write(() => database.exec("INSERT INTO of VALUES ('nowhere')"));
  await expect(good).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
  await expect(bad).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
  expect({ runs, told, words: words() }).toEqual({ runs: 1, told: ['a is undone'], words: [] });
});

test('what is kept is read once in a transaction, and anew in the next one and after something was undone', async () => {
  const { database, link, put } = some();
  const count = database.prepare<[], number>('SELECT count(*) FROM words').pluck();
  let reads = 0;
  const counted = kept(link, () => {
    reads += 1;
    return count.get() ?? 0;
  });
  const add = (word: string) =>
    link.write(() => {
      const before = counted.get();
      put(word);
      counted.set(before + 1);
      return counted.get();
    });
  expect(await Promise.all([add('a'), add('b'), add('c')])).toEqual([1, 2, 3]);
  expect(reads).toBe(1);
  database.exec("INSERT INTO words VALUES ('by another')");
  expect(await link.write(() => counted.get())).toBe(4);
  const undone = link.write(() => {
    put('d');
    counted.set(99);
    throw new Error('undone');
  });
  const next = add('e');
  await expect(undone).rejects.toThrow('undone');
  expect(await next).toBe(5);
});

test('whoever asks of one connection is given the same', () => {
  const made = oneEach((link) => ({ link }));
  const [one, other] = [some().link, some().link];
  expect(made(one)).toBe(made(one));
  expect(made(one)).not.toBe(made(other));
});
