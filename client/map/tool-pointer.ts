import type { Map as MapLibreMap } from 'maplibre-gl';
import type { ToolListener, ToolPointer, Unsubscribe } from './engine-types.ts';

const types = {
  pointerdown: 'down',
  pointermove: 'move',
  pointerup: 'up',
  pointercancel: 'cancel',
} as const satisfies Record<string, ToolPointer['type']>;
type PointerName = keyof typeof types;

/**
 * Gives a tool the pointer before the map's gestures see it. While a tool holds it, panning, pinching and zooming
 * are suspended, and no other finger takes part.
 */
export function listenPointer(map: MapLibreMap, listener: ToolListener): Unsubscribe {
  const surface = map.getCanvasContainer();
  let held: number | null = null;
  const receive = (event: PointerEvent) => {
    if (held !== null && event.pointerId !== held) return;
    const type = types[event.type as PointerName];
    const taken = listener(pointerOf(map, surface, event, type)) === true;
    if (type === 'down' && taken) {
      held = event.pointerId;
      surface.setPointerCapture(event.pointerId);
      setGestures(map, false);
    }
    if (held !== null) event.preventDefault();
    if (type === 'up' || type === 'cancel') release();
  };
  const release = () => {
    if (held === null) return;
    held = null;
    setGestures(map, true);
  };
  for (const name of Object.keys(types)) surface.addEventListener(name as PointerName, receive, true);
  return () => {
    release();
    for (const name of Object.keys(types)) surface.removeEventListener(name as PointerName, receive, true);
  };
}

function pointerOf(
  map: MapLibreMap,
  surface: HTMLElement,
  event: PointerEvent,
  type: ToolPointer['type'],
): ToolPointer {
  const box = surface.getBoundingClientRect();
  const [x, y] = [event.clientX - box.left, event.clientY - box.top];
  const { lng, lat } = map.unproject([x, y]);
  return {
    type,
    longitude: lng,
    latitude: lat,
    x,
    y,
    primary: event.pointerType !== 'mouse' || (event.buttons & 1) === 1 || event.button === 0,
    touch: event.pointerType === 'touch',
    shift: event.shiftKey,
  };
}

function setGestures(map: MapLibreMap, on: boolean): void {
  for (const gesture of [map.dragPan, map.touchZoomRotate, map.scrollZoom, map.boxZoom, map.doubleClickZoom])
    if (on) gesture.enable();
    else gesture.disable();
  if (on) map.touchZoomRotate.disableRotation();
}
