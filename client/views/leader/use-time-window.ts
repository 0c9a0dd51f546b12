import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BrowseState } from './browse-state.ts';
import { type DayWindow, firstWindow, moved, type TimeMode } from './day-window.ts';

/** The stretch of days one looks at, and how it runs. */
export interface TimeWindow {
  /** Null while the timeline is closed. */
  readonly mode: TimeMode | null;
  /** The first and the last day that are seen, YYYY-MM-DD; null for all. */
  readonly days: readonly [string, string] | null;
  /** The same as places in the table's days. */
  readonly window: DayWindow | null;
  readonly playing: boolean;
  readonly setMode: (mode: TimeMode | null) => void;
  readonly setWindow: (window: DayWindow) => void;
  readonly setPlaying: (playing: boolean) => void;
  /** Moves on, or back, by a step; true where there was room to. */
  readonly step: (direction: 1 | -1) => void;
}

const settleMilliseconds = 400;
const beatMilliseconds = 350;

/**
 * Keeps the window in hand while it is dragged or played, and writes it into the address once it rests: an address that
 * changes several times a second is refused by browsers.
 */
export function useTimeWindow(
  { url, update }: BrowseState,
  names: readonly string[] | undefined,
): TimeWindow {
  const mode = url.time ?? null;
  const [held, setHeld] = useState<DayWindow | null>(null);
  const [playing, setPlaying] = useState(false);
  const [from, to] = url.days ?? [];
  const window = useMemo((): DayWindow | null => {
    if (mode === null || names === undefined) return null;
    if (held !== null) return held;
    if (from === undefined || to === undefined) return firstWindow(mode, names.length);
    const first = names.findIndex((name) => name >= from);
    const last = names.findLastIndex((name) => name <= to);
    return [mode === 'cumulative' || first === -1 ? 0 : first, last === -1 ? names.length - 1 : last];
  }, [mode, names, held, from, to]);
  useEffect(() => {
    if (held === null || playing || names === undefined) return;
    const timer = setTimeout(() => {
      update({ days: [names[held[0]] ?? '', names[held[1]] ?? ''] }, { replace: true });
      setHeld(null);
    }, settleMilliseconds);
    return () => clearTimeout(timer);
  }, [held, playing, names, update]);

  const latest = useRef(window);
  latest.current = window;
  const step = useCallback(
    (direction: 1 | -1) => {
      if (latest.current === null || mode === null || names === undefined) return;
      setHeld(moved(latest.current, mode, names.length, direction));
    },
    [mode, names],
  );
  useEffect(() => {
    if (!playing || names === undefined || mode === null) return;
    if (latest.current?.[1] === names.length - 1)
      setHeld(firstWindow(mode, names.length, 'start', latest.current));
    const beat = setInterval(() => {
      if (latest.current?.[1] === names.length - 1) setPlaying(false);
      else step(1);
    }, beatMilliseconds);
    return () => clearInterval(beat);
  }, [playing, names, mode, step]);
  const shown = useMemo(
    () =>
      window === null || names === undefined
        ? null
        : ([names[window[0]] ?? '', names[window[1]] ?? ''] as const),
    [window, names],
  );
  return {
    mode,
    days: shown,
    window,
    playing: playing && mode !== null,
    setPlaying,
    setWindow: (next) => {
      setPlaying(false);
      setHeld(next);
    },
    setMode: (next) => {
      setPlaying(false);
      setHeld(null);
      update({ time: next ?? undefined, days: undefined });
    },
    step,
  };
}
