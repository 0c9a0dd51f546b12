import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { palettes } from '../ui/palette.ts';
import type { Engine, Pick as Picked } from './engine-types.ts';
import type { IssueDrawing } from './issues/issue-drawing.ts';
import { slotNames } from './slot-data.ts';
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
  const pickAt = (x: number, y: number, radius: number): Picked => {
    const issue = drawing()?.at(x, y, radius) ?? null;
    const feature = issue === null ? featureAt(x, y, radius) : null;
    const { lng, lat } = map.unproject([x, y]);
    return { longitude: lng, latitude: lat, x, y, issue, feature };
  };
  const pick = ({ originalEvent, point }: MapMouseEvent) =>
    pickAt(point.x, point.y, isTouch(originalEvent) ? reach.touch : reach.mouse);
  return {
    onClick: (listener) => {
      const receive = (event: MapMouseEvent) => listener(pick(event));
      const canvas = map.getCanvas();
      const enter = ({ key }: KeyboardEvent) => {
        if (key === 'Enter') listener(pickAt(canvas.clientWidth / 2, canvas.clientHeight / 2, reach.mouse));
      };
      map.on('click', receive);
      canvas.addEventListener('keydown', enter);
      return () => {
        map.off('click', receive);
        canvas.removeEventListener('keydown', enter);
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

function isTouch(event: MouseEvent): boolean {
  return event instanceof PointerEvent
    ? event.pointerType === 'touch'
    : matchMedia('(pointer: coarse)').matches;
}
