import type { Theme } from '../ui/palette.ts';
import type { PatchedSlot, SlotData, SlotFeature, SlotName } from './slot-data.ts';

/** Where the map looks. Degrees; zoom as MapLibre counts it. */
export interface Camera {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** What panels cover of the map, in pixels: a flight brings its goal into what is left. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A pointer on the map, in degrees and in pixels from the map's top left corner. */
export interface MapPoint {
  readonly longitude: number;
  readonly latitude: number;
  readonly x: number;
  readonly y: number;
}

/** What is under a click: the issue if there is one, else the topmost feature of a slot that can be picked. */
export interface Pick extends MapPoint {
  readonly issue: number | null;
  readonly feature: {
    readonly slot: SlotName;
    readonly properties: Readonly<Record<string, unknown>>;
  } | null;
}

/** A tool's pointer. `primary` is the left button, a finger or a pen. */
export interface ToolPointer extends MapPoint {
  readonly type: 'down' | 'move' | 'up' | 'cancel';
  readonly primary: boolean;
  readonly touch: boolean;
  readonly shift: boolean;
}

/** Answering `true` to a `down` takes the pointer: the map stands still until it is up again. */
export type ToolListener = (pointer: ToolPointer) => boolean | undefined;

/** The issue points to draw. The arrays hold every issue, by its place in the county's columns. */
export interface IssuePoints {
  readonly id: Uint32Array;
  /** Lattice units (1e-7 degree). */
  readonly longitude: Int32Array;
  readonly latitude: Int32Array;
  /** Places in `displayStates`: the shape. */
  readonly state: Uint8Array;
  /** Places in `urgencies`: the colour. */
  readonly urgency: Uint8Array;
  /** Not 0 where a point is exactly on a border or in no grid; null where that is not known. */
  readonly apart: Uint8Array | null;
  /** The issues that are seen. */
  readonly rows: Uint32Array;
  /** Writes a hexagon's count as people read it. */
  readonly formatCount: (count: number) => string;
  /** What is drawn where points would cover each other: hexagons with a count, or nothing, where the grids tell the counts. */
  readonly crowded: 'hexagons' | 'nothing';
}

export interface EngineOptions {
  readonly camera: Camera;
  readonly theme: Theme;
  /** What a screen reader calls the map. */
  readonly label: string;
  /** False for a wall: no hands, no pointer. */
  readonly interactive: boolean;
  /** How large lines, names and signs are drawn: 1 (the default) on a desk, more on a wall. */
  readonly scale?: number;
  /** Told once, if this device cannot draw maps (no WebGL2) or the drawing has failed for good. */
  readonly onFailure?: (reason: string) => void;
}

export type Unsubscribe = () => void;

/** The map as views see it. The only implementation is engine.ts; nothing else knows MapLibre or deck.gl. */
export interface Engine {
  /** Replaces what a slot shows. The same data by identity costs nothing. */
  readonly setSlot: <N extends SlotName>(slot: N, data: SlotData[N]) => void;
  /** Gives features that a slot shows already, named by their `id`, another shape; the others are not drawn again. */
  readonly patchSlot: (slot: PatchedSlot, features: readonly SlotFeature<{ id?: string }>[]) => void;
  readonly setIssues: (points: IssuePoints | null) => void;
  readonly setTheme: (theme: Theme) => void;
  /** The map's name for screen readers, when the language changes. */
  readonly setLabel: (label: string) => void;

  readonly camera: () => Camera;
  readonly bounds: () => Bounds;
  readonly jumpTo: (camera: Camera) => void;
  /** Flies in at most 1.2 s; jumps where the reader asks for reduced motion. */
  readonly flyTo: (camera: Camera, insets?: Insets) => void;
  readonly flyToBounds: (bounds: Bounds, insets?: Insets) => void;
  /** As `flyToBounds`, at once. */
  readonly jumpToBounds: (bounds: Bounds, insets?: Insets) => void;
  readonly zoomBy: (steps: number) => void;

  /** The camera came to rest. */
  readonly onCamera: (listener: (camera: Camera) => void) => Unsubscribe;
  /** The camera moves: for what must follow it, like the scale bar. */
  readonly onMove: (listener: () => void) => Unsubscribe;
  /** A click or a tap; with the keyboard, Enter picks the middle of the map. */
  readonly onClick: (listener: (pick: Pick) => void) => Unsubscribe;
  /** What the mouse rests on; null when it has left the map. */
  readonly onHover: (listener: (pick: Pick | null) => void) => Unsubscribe;
  /** Pointer events for a tool, ahead of the map's own gestures. */
  readonly onPointer: (listener: ToolListener) => Unsubscribe;
  readonly setCursor: (cursor: string) => void;

  readonly project: (longitude: number, latitude: number) => readonly [x: number, y: number];
  readonly unproject: (x: number, y: number) => readonly [longitude: number, latitude: number];
  /** Metres on the ground that one pixel covers in the middle of the map. */
  readonly metresPerPixel: () => number;

  /** The map as it stands on the screen, as a picture. */
  readonly picture: () => Promise<ImageBitmap>;
  /** Resolves once everything set so far is on the screen. */
  readonly whenIdle: () => Promise<void>;
  readonly destroy: () => void;
}
