import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call } from '../api-client.ts';
import { followDevice } from '../device-place.ts';
import type { Walk } from './walk.ts';
import { createWalkRecorder, type RecorderState, recorded, type WalkRecorder } from './walk-recorder.ts';
import { walkStorage } from './walk-storage.ts';

/**
 * The page's one recorder. It outlives every view, so that a walk goes on while its officer reports what he finds, and while he has
 * to sign in again.
 */
export const pageRecorder: WalkRecorder = createWalkRecorder({
  storage: walkStorage(() => localStorage),
  follow: followDevice,
  send: (county, body, key) => call('reportPatrol', { county }, body, { key }),
  now: () => Date.now(),
});

/** What was not sent is tried again this often, and at once when the connection is back. */
const tryAgainMs = 10_000;
/** Whose walks this page has: of one account only one page of a browser records and sends. */
const holding = createStore<{ readonly account: number | null }>(() => ({ account: null }));
let wanted: number | null = null;
let release = () => {};

function hold(account: number): void {
  if (account === wanted) return;
  if (wanted === null) {
    setInterval(() => void pageRecorder.deliver(), tryAgainMs);
    window.addEventListener('online', () => void pageRecorder.deliver());
  }
  wanted = account;
  release();
  const take = () => {
    if (account !== wanted) return;
    pageRecorder.open(account);
    holding.setState({ account });
    return new Promise<void>((resolve) => {
      release = resolve;
    });
  };
  // Another page that has them keeps them until it is closed.
  if ('locks' in navigator) void navigator.locks.request(`seamless-grid.walks/${account}`, take);
  else void take();
}

function useHold(account: number | undefined): boolean {
  useEffect(() => {
    if (account !== undefined) hold(account);
  }, [account]);
  const held = useStore(holding);
  return held.account !== null && held.account === account;
}

/** The recorder's state for an account; null while another page of this browser has its walks. */
export function useWalks(account: number | undefined): RecorderState | null {
  const isHeld = useHold(account);
  const state = useStore(pageRecorder.state);
  return isHeld ? state : null;
}

/** What a view has to know of walks that does not show where the device is from second to second. */
export interface WalksAtHand {
  /** The walk that is being recorded. */
  readonly recording: Walk | undefined;
  /** Is there one that is over and has not been sent in whole? */
  readonly isWaiting: boolean;
}

export function useWalksAtHand(account: number | undefined): WalksAtHand {
  const isHeld = useHold(account);
  const recording = useStore(pageRecorder.state, recorded);
  const isWaiting = useStore(pageRecorder.state, ({ walks }) =>
    walks.some(({ endedAt }) => endedAt !== null),
  );
  return isHeld ? { recording, isWaiting } : { recording: undefined, isWaiting: false };
}
