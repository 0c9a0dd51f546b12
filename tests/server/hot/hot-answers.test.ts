import { expect, test } from 'vitest';
import { type HotAnswer, hotAnswers } from '../../../server/hot/hot-answers.ts';

const reply = { status: 200, head: '', body: '', observe: () => undefined } as const;
const answerOf = (etag: string, size = 1): HotAnswer => ({
  name: 'plan',
  route: '/',
  county: 'qingshan',
  etag,
  full: reply,
  unchanged: reply,
  size,
  sequence: null,
  until: 0,
});

test('an answer is found by its address and by the encodings it was asked for with', () => {
  const answers = hotAnswers();
  answers.keep('/a', undefined, answerOf('plain'));
  answers.keep('/a', 'br', answerOf('br'));
  answers.keep('/b', 'br', answerOf('b'));
  answers.keep('/a', 'br', answerOf('newer'));
  expect(answers.find('/a', undefined)?.etag).toBe('plain');
  expect(answers.find('/a', 'br')?.etag).toBe('newer');
  expect(answers.find('/a', 'gzip')).toBeNull();
  expect(answers.find('/b', undefined)).toBeNull();
});

test('beyond a thousand answers the oldest addresses go, with all their variants', () => {
  const answers = hotAnswers();
  const gone = () =>
    Array.from({ length: 1_000 }, (_, at) => `/${at}`).filter((url) => !answers.find(url, 'br'));
  for (let at = 0; at < 998; at++) answers.keep(`/${at}`, 'br', answerOf('x'));
  answers.keep('/1', 'gzip', answerOf('x'));
  answers.keep('/998', 'br', answerOf('x'));
  expect(gone()).toEqual(['/999']);
  answers.keep('/999', 'br', answerOf('x'));
  expect(gone()).toEqual(['/0']);
  for (const url of ['/a', '/b', '/c']) answers.keep(url, 'br', answerOf('x'));
  expect(gone()).toEqual(['/0', '/2', '/3', '/4']);
});

test('answers take 128 MB at most, each of them a quarter of it, and one in the place of another counts once', () => {
  const answers = hotAnswers();
  answers.keep('/large', 'br', answerOf('x', 33_000_000));
  expect(answers.find('/large', 'br')).toBeNull();
  for (let again = 0; again < 9; again++) answers.keep('/a', 'br', answerOf('x', 32_000_000));
  for (const url of ['/b', '/c', '/d']) answers.keep(url, 'br', answerOf('x', 32_000_000));
  expect(answers.find('/a', 'br')).not.toBeNull();
  answers.keep('/e', 'br', answerOf('x', 1));
  expect(answers.find('/a', 'br')).toBeNull();
  expect(answers.find('/b', 'br')).not.toBeNull();
});
