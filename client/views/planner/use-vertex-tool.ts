import { useEffect, useState } from 'react';
import { toLattice } from '../../../geojson/kernel/lattice.ts';
import type { Engine, ToolPointer } from '../../map/engine-types.ts';
import type { DragEvent } from '../../tools/drag-vertex.ts';
import type { Direction } from '../../tools/nudge.ts';
import type { PixelScale } from '../../tools/vertex-set.ts';
import type { HandleView } from './draft-slot.ts';
import { latticePlace } from './lattice-place.ts';
import type { PlanEditor } from './plan-editor.ts';

/** How near the pointer must be to a vertex, in pixels; a finger is less exact than a mouse. */
const reachOfMouse = 12;
const reachOfFinger = 24;
/** Handles show from this zoom on; further out they would cover the map. */
const handleZoom = 14;

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'north',
  ArrowRight: 'east',
  ArrowDown: 'south',
  ArrowLeft: 'west',
};

/** Leads the map's pointer and the keyboard to the editor. */
export function useVertexTool(engine: Engine | null, editor: PlanEditor): void {
  useEffect(() => {
    if (engine === null) return;
    const receive = (pointer: ToolPointer) => {
      const event = eventOf(pointer);
      if (event === null) return undefined;
      const held = editor.receive(event, scaleAt(engine), pointer.touch ? reachOfFinger : reachOfMouse);
      const { hovered, drag } = editor.store.getState();
      engine.setCursor(drag !== null ? 'grabbing' : hovered !== null ? 'grab' : '');
      return held;
    };
    const stop = engine.onPointer(receive);
    return () => {
      stop();
      engine.setCursor('');
    };
  }, [engine, editor]);
}

/**
 * Escape lets go of what the tool in hand holds, the arrow keys nudge the selected vertex by a metre, with Shift by ten, and undo and
 * redo are where they always are.
 */
export function usePlannerKeys(
  editor: PlanEditor,
  { undo, redo }: { readonly undo: () => void; readonly redo: () => void },
  letGo: () => void,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, select, textarea') !== null) return;
      const act = actionOf(event);
      if (act === null) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    const actionOf = ({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): (() => void) | null => {
      const command = ctrlKey || metaKey;
      if (command && key.toLowerCase() === 'z') return shiftKey ? redo : undo;
      if (command && key.toLowerCase() === 'y') return redo;
      if (key === 'Escape') return letGo;
      const direction = command || editor.store.getState().selected === null ? undefined : directions[key];
      return direction === undefined ? null : () => editor.nudge(direction, shiftKey ? 10 : 1);
    };
    // Ahead of the map, which pans with the same keys.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [editor, undo, redo, letGo]);
}

function eventOf({ type, primary, x, y, ...at }: ToolPointer): DragEvent | null {
  if (type === 'cancel') return { kind: 'cancel' };
  if (type === 'down' && !primary) return null;
  return { kind: type, pointer: { place: latticePlace(at), screen: [x, y] } };
}

/** Pixels for a lattice unit, in the middle of the map. */
function scaleAt(engine: Engine): PixelScale {
  const { longitude, latitude } = engine.camera();
  const step = 0.001;
  const [x, y] = engine.project(longitude, latitude);
  const [east] = engine.project(longitude + step, latitude);
  const [, north] = engine.project(longitude, latitude + step);
  const units = toLattice(step);
  return { east: (east - x) / units, north: (y - north) / units };
}

/** What is in sight, once the camera rests; null where one is too far out for handles. */
export function useHandleView(engine: Engine | null): HandleView | null {
  const [view, setView] = useState<HandleView | null>(null);
  useEffect(() => {
    if (engine === null) return setView(null);
    const look = () => {
      const [west, south, east, north] = engine.bounds();
      const near = engine.camera().zoom >= handleZoom;
      const corners: HandleView = {
        southWest: [toLattice(west), toLattice(south)],
        northEast: [toLattice(east), toLattice(north)],
      };
      setView(near ? corners : null);
    };
    look();
    return engine.onCamera(look);
  }, [engine]);
  return view;
}
