import { beforeEach, describe, expect, test } from 'vitest';
import { ApiError } from '../../../../client/session/api-client.ts';
import type { DevicePlace } from '../../../../client/session/device-place.ts';
import type { Walk } from '../../../../client/session/walks/walk.ts';
import { createWalkRecorder, recorded } from '../../../../client/session/walks/walk-recorder.ts';
import type { Body } from '../../../../data/api.ts';
import { problem } from '../../../../data/model/problem.ts';

/** A device that walks north where a test says so, a store that outlives pages, and a server that answers as it is told. */
let now: number;
let place: ((place: DevicePlace) => void) | null;
let kept: Map<number, string>;
let sent: { key: string; body: Body<'reportPatrol'> }[];
let answer: () => Promise<number>;

const open = () => {
  const recorder = createWalkRecorder({
    storage: {
      read: (account) => JSON.parse(kept.get(account) ?? '[]') as Walk[],
      write: (account, walks) => void kept.set(account, JSON.stringify(walks)),
    },
    follow: (onPlace) => {
      place = onPlace;
      return () => {
        place = null;
      };
    },
    send: async (_county, body, key) => {
      sent.push({ key, body });
      return { track: 1, points: 1, inexact: 0, stretches: 1, metres: await answer() };
    },
    now: () => now,
  });
  recorder.open(7);
  return recorder;
};
/** So many steps of ten seconds and eleven metres. */
const walkOn = (steps: number, accuracy = 8) => {
  for (let step = 0; step < steps; step++) {
    now += 10_000;
    place?.({ ok: true, place: [114.12, 24.3 + (now % 1e9) / 1e8], accuracy });
  }
};
const lost = () => Promise.reject(new ApiError('network', 'no signal'));
const ats = () => sent.flatMap(({ body }) => body.points?.map(({ at }) => at) ?? []);

beforeEach(() => {
  now = 1_700_000_000_000;
  place = null;
  kept = new Map();
  sent = [];
  answer = async () => 100;
});

describe('a recorded walk', () => {
  test('is sent in parts, about one a minute, and in whole when it ends', async () => {
    const recorder = open();
    recorder.start('qingshan');
    walkOn(3);
    await recorder.deliver();
    expect(sent).toEqual([]);
    walkOn(4);
    await recorder.deliver();
    expect(ats()).toHaveLength(7);
    walkOn(2);
    recorder.finish();
    await recorder.deliver();
    await expect.poll(ats).toHaveLength(9);
    expect(new Set(ats()).size).toBe(9);
    expect(new Set(sent.map(({ body }) => body.walk)).size).toBe(1);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
    await expect.poll(() => recorder.state.getState().walks).toEqual([]);
    expect(recorder.state.getState().done).toMatchObject({ streetMetres: 200, refused: null });
    expect(place).toBeNull();
    expect(kept.get(7)).toBe('[]');
  });

  test('is kept through a lost connection; the part whose answer was lost is the same part again', async () => {
    const recorder = open();
    recorder.start('qingshan');
    walkOn(7);
    answer = lost;
    await recorder.deliver();
    expect(recorder.state.getState().failure).toBe('network');
    walkOn(7);
    await recorder.deliver();
    answer = async () => 0;
    await recorder.deliver();
    const [first, second, third] = sent;
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(recorder.state.getState().failure).toBeNull();
    recorder.finish();
    await expect.poll(() => recorder.state.getState().walks).toEqual([]);
    expect(sent[3]?.key).not.toBe(first?.key);
    expect(new Set(ats()).size).toBe(14);
  });

  test('goes on in a page that was closed for a moment, under the same key; it ends if that was long', async () => {
    const before = open();
    before.start('qingshan');
    walkOn(7);
    answer = lost;
    await before.deliver();
    now += 60_000;
    answer = async () => 0;
    const after = open();
    await expect.poll(() => sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(place).not.toBeNull();
    walkOn(1);
    expect(recorded(after.state.getState())?.points).toHaveLength(8);
    now += 3_600_000;
    place = null;
    const later = open();
    expect(place).toBeNull();
    expect(recorded(later.state.getState())).toBeUndefined();
    await expect.poll(() => later.state.getState().walks).toEqual([]);
    expect(new Set(ats()).size).toBe(8);
  });

  test('what the server will not take is told and left out, and what comes after it arrives', async () => {
    const recorder = open();
    recorder.start('qingshan');
    walkOn(7);
    const told = problem.parse({
      type: 'about:blank',
      title: '',
      status: 422,
      detail: '',
      code: 'invalid-request',
      reason: 'elsewhere',
    });
    answer = () => Promise.reject(new ApiError('invalid-request', '', told));
    await recorder.deliver();
    answer = async () => 5;
    walkOn(2);
    recorder.finish();
    await expect.poll(() => recorder.state.getState().walks).toEqual([]);
    expect(recorder.state.getState().done).toMatchObject({
      refused: { points: 7, reason: 'elsewhere' },
      sent: 9,
    });
  });

  test('is another account’s never', () => {
    const recorder = open();
    recorder.start('qingshan');
    walkOn(2);
    recorder.open(8);
    expect([recorder.state.getState().walks, place, sent]).toEqual([[], null, []]);
    recorder.open(7);
    expect(recorder.state.getState().walks).toHaveLength(1);
  });

  test('holds what says something new: no crowd of points while somebody stands, none that is too far off', () => {
    const recorder = open();
    recorder.start('qingshan');
    const points = () => recorded(recorder.state.getState())?.points.length;
    walkOn(1);
    for (let second = 0; second < 60; second++) {
      now += 1_000;
      place?.({ ok: true, place: [114.12, 24.9], accuracy: 8 });
    }
    // One step there, and then now and then.
    expect(points()).toBe(3);
    walkOn(5, 80);
    expect(points()).toBe(3);
    place?.({ ok: false, reason: 'unavailable' });
    expect(recorder.state.getState().place).toEqual({ ok: false, reason: 'unavailable' });
  });
});

test('a file of many points is a walk that is over: sent at once, in parts, in its own system', async () => {
  const recorder = open();
  const points = Array.from({ length: 4_500 }, (_, index) => ({
    place: [114.12, 24.3] as [number, number],
    at: now - 1_000_000 + index,
    accuracy: 0,
  }));
  answer = lost;
  recorder.add({ county: 'qingshan', crs: 'gcj02' }, points);
  await expect.poll(() => recorder.state.getState().failure).toBe('network');
  expect(recorder.state.getState().walks).toHaveLength(1);
  answer = async () => 0;
  await recorder.deliver();
  expect(sent.map(({ body }) => [body.crs, body.points?.length])).toEqual([
    ['gcj02', 2_000],
    ['gcj02', 2_000],
    ['gcj02', 2_000],
    ['gcj02', 500],
  ]);
  expect(recorder.state.getState().walks).toEqual([]);
});

test('what is over and cannot be sent can be given up; what is recorded cannot by mistake', async () => {
  const recorder = open();
  answer = lost;
  recorder.start('qingshan');
  walkOn(7);
  const name = recorded(recorder.state.getState())?.name ?? '';
  recorder.discard(name);
  expect(recorder.state.getState().walks).toHaveLength(1);
  recorder.finish();
  await expect.poll(() => recorder.state.getState().failure).toBe('network');
  recorder.discard(name);
  expect(recorder.state.getState().walks).toEqual([]);
});
