import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Body, Reply } from '../../../data/api.ts';
import type { WalkPoint } from '../../../data/rules/walk-matching.ts';
import { ApiError, type FailureCode } from '../api-client.ts';
import { newKey } from '../credentials.ts';
import type { DevicePlace } from '../device-place.ts';
import {
  bodyOf,
  isUnsent,
  newWalk,
  type Walk,
  withArrived,
  withPart,
  withPoint,
  withRefused,
} from './walk.ts';
import type { WalkStorage } from './walk-storage.ts';

/** What the recorder needs of the world. */
export interface RecorderWorld {
  readonly storage: WalkStorage;
  /** Follows the device, and keeps it awake; answers how to stop. */
  readonly follow: (onPlace: (place: DevicePlace) => void) => () => void;
  readonly send: (county: string, body: Body<'reportPatrol'>, key: string) => Promise<Reply<'reportPatrol'>>;
  readonly now: () => number;
}

export interface RecorderState {
  /** Those not yet sent in whole, oldest first; the last may be being recorded. */
  readonly walks: readonly Walk[];
  /** What the device said last of where it is; null until it said anything. */
  readonly place: DevicePlace | null;
  /** Why the last sending failed; null where it did not. What was not sent is kept and sent again. */
  readonly failure: FailureCode | null;
  /** The last walk that arrived in whole. */
  readonly done: Walk | null;
}

export interface WalkRecorder {
  readonly state: StoreApi<RecorderState>;
  /** Goes on with what an account left unsent. A walk that was being recorded a moment ago is recorded on. */
  readonly open: (account: number) => void;
  readonly start: (county: string) => void;
  readonly finish: () => void;
  /** Sends a walk that is over: the points of a file, in the order of time. */
  readonly add: (of: Pick<Walk, 'county' | 'crs'>, points: readonly WalkPoint[]) => void;
  /** Forgets what was not sent of a walk that is over. */
  readonly discard: (name: string) => void;
  /** Sends what there is to be sent. To be called now and then, and when the connection is back. */
  readonly deliver: () => Promise<void>;
}

/** What is recorded is sent about this often. */
const partMs = 60_000;
/** A page that was away for longer does not take up recording by itself. */
const awayMs = 600_000;

/** The server will say the same of the same part again. */
const refusals: readonly FailureCode[] = ['invalid-request', 'too-large', 'key-reused', 'not-found'];

const nothing: RecorderState = { walks: [], place: null, failure: null, done: null };
export const recorded = ({ walks }: RecorderState): Walk | undefined =>
  walks.find(({ endedAt }) => endedAt === null);

/** Records walks by the device's own position and sends them in parts, through lost connections and closed pages. */
export function createWalkRecorder({ storage, follow, send, now }: RecorderWorld): WalkRecorder {
  const state = createStore<RecorderState>(() => nothing);
  let account: number | null = null;
  let stopFollowing: (() => void) | undefined;
  let isSending = false;
  let lastSent = 0;

  const keep = (walks: readonly Walk[], more: Partial<RecorderState> = {}) => {
    state.setState({ walks, ...more });
    if (account !== null) storage.write(account, walks);
  };
  const replace = (next: Walk) =>
    keep(state.getState().walks.map((one) => (one.name === next.name ? next : one)));
  const followOn = () => {
    stopFollowing = follow((place) => {
      state.setState({ place });
      const current = recorded(state.getState());
      if (!place.ok || current === undefined) return;
      const [longitude, latitude] = place.place;
      const point = { place: [longitude, latitude] as [number, number], at: now(), accuracy: place.accuracy };
      const next = withPoint(current, point);
      if (next !== current) replace(next);
    });
  };
  const stop = () => {
    stopFollowing?.();
    stopFollowing = undefined;
  };
  /** Takes away what has arrived in whole. */
  const clear = () => {
    const { walks } = state.getState();
    const over = walks.filter((one) => one.endedAt !== null && !isUnsent(one));
    if (over.length > 0)
      keep(
        walks.filter((one) => !over.includes(one)),
        { done: over.at(-1) ?? null },
      );
  };
  const due = (): Walk | undefined =>
    state
      .getState()
      .walks.find(
        (one) => isUnsent(one) && (one.endedAt !== null || one.part !== null || now() - lastSent >= partMs),
      );
  const sendPart = async (walk: Walk): Promise<boolean> => {
    const sending = withPart(walk, newKey);
    replace(sending);
    const key = sending.part?.key ?? newKey();
    const settle = (settled: (before: Walk) => Walk) => {
      const before = state.getState().walks.find(({ name }) => name === walk.name);
      if (before?.part?.key === key) replace(settled(before));
    };
    try {
      const { metres } = await send(walk.county, bodyOf(sending), key);
      lastSent = now();
      settle((before) => withArrived(before, metres));
      state.setState({ failure: null });
      return true;
    } catch (error) {
      const code = error instanceof ApiError ? error.code : 'internal';
      if (!refusals.includes(code)) {
        state.setState({ failure: code });
        return false;
      }
      const reason = error instanceof ApiError ? error.problem?.reason : undefined;
      settle((before) => withRefused(before, reason ?? code));
      return true;
    }
  };
  const deliver = async () => {
    if (isSending) return;
    isSending = true;
    const whose = account;
    try {
      for (let walk = due(); walk !== undefined && account === whose; walk = due()) {
        if (!(await sendPart(walk))) break;
        clear();
      }
    } finally {
      isSending = false;
    }
  };
  const end = (walk: Walk, at: number) => replace({ ...walk, endedAt: at });
  return {
    state,
    deliver,
    open: (next) => {
      if (next === account) return;
      stop();
      account = next;
      state.setState({ ...nothing, walks: storage.read(next) });
      const current = recorded(state.getState());
      if (current !== undefined) {
        const seen = current.points.at(-1)?.at ?? current.startedAt;
        if (now() - seen < awayMs) followOn();
        else end(current, seen);
      }
      clear();
      void deliver();
    },
    start: (county) => {
      if (account === null || recorded(state.getState()) !== undefined) return;
      lastSent = now();
      const begun = newWalk({ name: newKey(), county, crs: 'wgs84', startedAt: now() });
      keep([...state.getState().walks, begun], { place: null, done: null });
      followOn();
    },
    finish: () => {
      stop();
      const current = recorded(state.getState());
      if (current !== undefined) end(current, now());
      clear();
      void deliver();
    },
    add: ({ county, crs }, points) => {
      const [first, last] = [points[0]?.at ?? now(), points.at(-1)?.at ?? now()];
      const over: Walk = {
        ...newWalk({ name: newKey(), county, crs, startedAt: first }),
        points: points.map(({ place: [x, y], at, accuracy }) => ({ place: [x, y], at, accuracy })),
        endedAt: last,
      };
      keep([...state.getState().walks, over], { done: null });
      void deliver();
    },
    discard: (name) =>
      keep(state.getState().walks.filter((one) => one.name !== name || one.endedAt === null)),
  };
}
