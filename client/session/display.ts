import { useEffect, useState } from 'react';
import { token } from '../../data/model/account.ts';
import type { Session } from '../../data/model/session.ts';
import { ApiError, call } from './api-client.ts';
import { credentials } from './credentials.ts';

/**
 * A wall display's right to read: a token that came once in the address (`#token=…`), is kept in this browser, and is handed
 * to the server again whenever its cookie is gone. Nobody stands there to sign in.
 */
export type DisplayState = 'waiting' | 'ready' | 'no-token' | 'revoked';

const key = (county: string) => `seamless-grid.display.${county}`;
const retryMilliseconds = 15_000;
const checkMilliseconds = 60_000;

/** Keeps the display's right to read, and says how it stands. */
export function useDisplay(county: string): DisplayState {
  const [state, setState] = useState<DisplayState>('waiting');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const check = async () => {
      clearTimeout(timer);
      // A server out of reach says nothing about the token: what is shown stays, and ages.
      const found = await enter(county).catch(() => null);
      if (stopped) return;
      if (found !== null) setState(found);
      timer = setTimeout(check, found === 'ready' ? checkMilliseconds : retryMilliseconds);
    };
    const stopListening = credentials.onLost(() => void check());
    void check();
    return () => {
      stopped = true;
      clearTimeout(timer);
      stopListening();
    };
  }, [county]);
  return state;
}

/** Makes sure that this browser may read the county. @throws ApiError where the server cannot be asked */
export async function enter(county: string): Promise<DisplayState> {
  const given = takeFromAddress();
  if (given !== null) keep(county, given);
  const session = await call('session', {});
  credentials.keep(session.csrf);
  if (given === null && mayRead(session, county)) return 'ready';
  const kept = given ?? stored(county);
  const offered = session.demonstration?.walls[county] ?? null;
  if (kept !== null && (await handOver(kept))) return 'ready';
  if (offered !== null && (await handOver(offered))) return 'ready';
  return kept === null ? 'no-token' : 'revoked';
}

const mayRead = ({ account, device }: Session, county: string) =>
  account !== null || device?.county === county;

async function handOver(given: string): Promise<boolean> {
  try {
    await call('signInDevice', {}, { token: given });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'wrong-credentials') return false;
    throw error;
  }
}

/** The token leaves the address at once: it must not stay on a screen that people look at. */
function takeFromAddress(): string | null {
  const given = token.safeParse(new URLSearchParams(location.hash.slice(1)).get('token'));
  if (!given.success) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return given.data;
}

function stored(county: string): string | null {
  try {
    return token
      .nullable()
      .catch(null)
      .parse(localStorage.getItem(key(county)));
  } catch {
    return null;
  }
}

function keep(county: string, given: string): void {
  try {
    localStorage.setItem(key(county), given);
  } catch {
    // Storage may be forbidden; the cookie then has to do.
  }
}
