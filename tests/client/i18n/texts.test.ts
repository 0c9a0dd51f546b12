import { expect, test } from 'vitest';
import { cases } from '../../../client/i18n/sections/cases.ts';
import { common } from '../../../client/i18n/sections/common.ts';
import { entrance } from '../../../client/i18n/sections/entrance.ts';
import { imports } from '../../../client/i18n/sections/imports.ts';
import { issues } from '../../../client/i18n/sections/issues.ts';
import { leader } from '../../../client/i18n/sections/leader.ts';
import { patrol } from '../../../client/i18n/sections/patrol.ts';
import { planner } from '../../../client/i18n/sections/planner.ts';
import { tracks } from '../../../client/i18n/sections/tracks.ts';
import { wall } from '../../../client/i18n/sections/wall.ts';
import { texts } from '../../../client/i18n/texts.ts';
import { speaker } from '../../../client/i18n/use-text.ts';

const marks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();
const hasChinese = (text: string) => /\p{Script=Han}/u.test(text);
/** A language's own name is written in that language, on both sides. */
const namesOfLanguages = ['app.language', 'app.language.name'];

test('every text says the same, with the same values, in both languages', () => {
  for (const [key, { zh, en }] of Object.entries(texts)) {
    expect(zh.trim(), key).not.toBe('');
    expect(en.trim(), key).not.toBe('');
    expect(marks(en), key).toEqual(marks(zh));
  }
});

test('English texts are in English', () => {
  for (const [key, { en }] of Object.entries(texts))
    if (!namesOfLanguages.includes(key)) expect(hasChinese(en), `${key}: ${en}`).toBe(false);
});

test('no section overwrites the text of another', () => {
  const keys = [cases, common, entrance, imports, issues, leader, patrol, planner, tracks, wall].flatMap(
    (section) => Object.keys(section),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(Object.keys(texts)).toHaveLength(keys.length);
});

test('a view keeps its texts under its own name', () => {
  for (const [name, section] of Object.entries({
    cases,
    imports,
    issues,
    leader,
    patrol,
    planner,
    tracks,
    wall,
  }))
    for (const key of Object.keys(section)) expect(key.startsWith(`${name}.`), key).toBe(true);
});

test('values are put in, in either language, and data speaks for itself', () => {
  expect(speaker('zh')('age.minutes', { n: 5 })).toBe('5 分钟');
  expect(speaker('en')('age.minutes', { n: 5 })).toBe('5 min');
  expect(speaker('en')({ zh: '青山县', en: 'Qingshan County' })).toBe('Qingshan County');
});
