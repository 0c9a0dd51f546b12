import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { palettes } from '../ui/palette.ts';
import type { Engine, Pick as Picked } from './engine-types.ts';
import type { IssueDrawing } from './issues/issue-drawing.ts';
import { type SlotName, slotNames } from './slot-data.ts';
import { pickableLayers } from './style.ts';

/** How near a click must be to a point or a line, in pixels: half a finger. */
const reach = { mouse: 7, touch: 20 } as const;

/** Finds what is under the pointer. Issue points first: they lie on top and are the smallest. */
export function createPicking(
  map: MapLibreMap,
  drawing: () => IssueDrawing | undefined,
): Pick<Engine, 'onClick' | 'onHover'> {
  const layers = pickableLayers(palettes.light.map);
  const featureAt = (x: number, y: number, radius: number): Picked['feature'] => {
    const drawn = layers.filter((id) => map.getLayer(id) !== undefined);
    const exact = map.queryRenderedFeatures([x, y], { layers: drawn });
    const near = map.queryRenderedFeatures(
      [
        [x - radius, y - radius],
        [x + radius, y + radius],
      ],
      { layers: drawn },
    );
    // What is thin or small is meant when it is near; an area only when it is hit.
    const found = near.find(({ geometry }) => !geometry.type.endsWith('Polygon')) ?? exact[0];
    const slot = slotNames.find((name) => name === found?.source);
    return found === undefined || slot === undefined ? null : { slot, properties: found.properties };
  };
  const pick = (event: MapMouseEvent): Picked => {
    const radius = isTouch(event.originalEvent) ? reach.touch : reach.mouse;
    const { x, y } = event.point;
    const issue = drawing()?.at(x, y, radius) ?? null;
    const feature = issue === null ? featureAt(x, y, radius) : null;
    return { longitude: event.lngLat.lng, latitude: event.lngLat.lat, x, y, issue, feature };
  };
  return {
    onClick: (listener) => {
      const receive = (event: MapMouseEvent) => listener(pick(event));
      map.on('click', receive);
      return () => {
        map.off('click', receive);
      };
    },
    onHover: (listener) => {
      let frame = 0;
      const move = (event: MapMouseEvent) => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => !map.isMoving() && listener(pick(event)));
      };
      const leave = () => {
        cancelAnimationFrame(frame);
        listener(null);
      };
      map.on('mousemove', move);
      map.on('mouseout', leave);
      return () => {
        cancelAnimationFrame(frame);
        map.off('mousemove', move);
        map.off('mouseout', leave);
      };
    },
  };
}

/** Which slot a pick's feature is of, with its id where it has one. */
export function pickedId(pick: Picked, slot: SlotName): string | null {
  if (pick.feature?.slot !== slot) return null;
  const { id } = pick.feature.properties;
  return typeof id === 'string' ? id : null;
}

function isTouch(event: MouseEvent): boolean {
  return event instanceof PointerEvent
    ? event.pointerType === 'touch'
    : matchMedia('(pointer: coarse)').matches;
}
