import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call } from '../api-client.ts';
import { followDevice } from '../device-place.ts';
import { createWalkRecorder, type RecorderState, type WalkRecorder } from './walk-recorder.ts';
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

/** The recorder's state for an account; null while another page of this browser has its walks. */
export function useWalks(account: number | undefined): RecorderState | null {
  useEffect(() => {
    if (account !== undefined) hold(account);
  }, [account]);
  const held = useStore(holding);
  const state = useStore(pageRecorder.state);
  return held.account !== null && held.account === account ? state : null;
}
