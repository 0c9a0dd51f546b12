import type { Camera, Engine, IssuePoints, Pick } from '../../client/map/engine-types.ts';
import type { SlotData, SlotName } from '../../client/map/slot-data.ts';

/** An engine without a map: it remembers what it was given, and a test clicks on it. */
export interface FakeEngine extends Engine {
  readonly slots: Map<SlotName, SlotData[SlotName]>;
  readonly issues: () => IssuePoints | null;
  /** Clicks at a place; on nothing in particular unless told otherwise. */
  readonly click: (pick: Partial<Pick>) => void;
  /** What the camera was told, in order: "flyTo …", "jumpTo …". */
  readonly flights: string[];
  /** The reader moves the map. */
  readonly move: (camera: Camera) => void;
}

export function fakeEngine(): FakeEngine {
  const slots: FakeEngine['slots'] = new Map();
  const clicks = new Set<(pick: Pick) => void>();
  const cameras = new Set<(camera: Camera) => void>();
  const flights: string[] = [];
  let issues: IssuePoints | null = null;
  let camera: Camera = { longitude: 114.11, latitude: 24.35, zoom: 13 };
  const told = (what: string) => (where: unknown) => {
    flights.push(`${what} ${JSON.stringify(where)}`);
  };
  const none = () => () => {};
  return {
    slots,
    issues: () => issues,
    flights,
    click: (pick) => {
      for (const listener of clicks)
        listener({ longitude: 114.105, latitude: 24.35, x: 10, y: 10, issue: null, feature: null, ...pick });
    },
    move: (next) => {
      camera = next;
      for (const listener of cameras) listener(next);
    },
    setSlot: (slot, data) => {
      slots.set(slot, data);
    },
    patchSlot: () => {},
    setIssues: (points) => {
      issues = points;
    },
    setTheme: () => {},
    setLabel: () => {},
    camera: () => camera,
    bounds: () => [114.1, 24.34, 114.12, 24.36],
    jumpTo: told('jumpTo'),
    flyTo: told('flyTo'),
    flyToBounds: told('flyToBounds'),
    jumpToBounds: told('jumpToBounds'),
    zoomBy: told('zoomBy'),
    onCamera: (listener) => {
      cameras.add(listener);
      return () => cameras.delete(listener);
    },
    onMove: none,
    onClick: (listener) => {
      clicks.add(listener);
      return () => clicks.delete(listener);
    },
    onHover: none,
    onPointer: none,
    setCursor: () => {},
    project: () => [0, 0],
    unproject: () => [114.11, 24.35],
    metresPerPixel: () => 8,
    picture: () => Promise.reject(new Error('a fake engine has no picture')),
    whenIdle: () => Promise.resolve(),
    destroy: () => {},
  };
}
