import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Bounds, Camera, Engine, Insets } from './engine-types.ts';

const flightMilliseconds = 1200;
const noInsets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
/** Room around what was asked for, in pixels. */
const margin = 32;

type CameraPart = Pick<
  Engine,
  | 'camera'
  | 'bounds'
  | 'jumpTo'
  | 'flyTo'
  | 'flyToBounds'
  | 'jumpToBounds'
  | 'zoomBy'
  | 'onCamera'
  | 'onMove'
  | 'project'
  | 'unproject'
  | 'metresPerPixel'
>;

/** The camera: where the map looks, and how it gets there. */
export function createCamera(map: MapLibreMap): CameraPart {
  const camera = (): Camera => {
    const { lng, lat } = map.getCenter();
    return { longitude: lng, latitude: lat, zoom: map.getZoom() };
  };
  const listen = (name: 'moveend' | 'move', listener: () => void) => {
    map.on(name, listener);
    return () => {
      map.off(name, listener);
    };
  };
  return {
    camera,
    bounds: () => {
      const box = map.getBounds();
      return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
    },
    jumpTo: ({ longitude, latitude, zoom }) => {
      map.jumpTo({ center: [longitude, latitude], zoom });
    },
    flyTo: ({ longitude, latitude, zoom }, insets = noInsets) => {
      const [x, y] = [(insets.left - insets.right) / 2, (insets.top - insets.bottom) / 2];
      map.flyTo({ center: [longitude, latitude], zoom, offset: [x, y], ...flight() });
    },
    flyToBounds: (bounds, insets = noInsets) => fitBounds(map, bounds, insets, flight()),
    jumpToBounds: (bounds, insets = noInsets) => fitBounds(map, bounds, insets, still),
    zoomBy: (steps) => {
      map.easeTo({ zoom: map.getZoom() + steps, duration: reduced() ? 0 : 250 });
    },
    onCamera: (listener) => listen('moveend', () => listener(camera())),
    onMove: (listener) => listen('move', listener),
    project: (longitude, latitude) => {
      const { x, y } = map.project([longitude, latitude]);
      return [x, y];
    },
    unproject: (x, y) => {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    },
    metresPerPixel: () => {
      const latitude = (map.getCenter().lat * Math.PI) / 180;
      return (40_075_016.686 * Math.cos(latitude)) / (512 * 2 ** map.getZoom());
    },
  };
}

function reduced(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

const still = { duration: 0, animate: false } as const;

function flight() {
  return reduced() ? still : { duration: flightMilliseconds * 0.75 };
}

function fitBounds(
  map: MapLibreMap,
  [west, south, east, north]: Bounds,
  insets: Insets,
  how: ReturnType<typeof flight>,
): void {
  map.fitBounds([west, south, east, north], { padding: roomy(map, insets), maxZoom: 17, ...how });
}

/** Insets and margin, cut down where the window is too small for them. */
function roomy(map: MapLibreMap, insets: Insets): Insets {
  const { clientWidth, clientHeight } = map.getContainer();
  const share = (near: number, far: number, size: number): [number, number] => {
    const scale = Math.min(1, (size * 0.7) / (near + far + 2 * margin));
    return [(near + margin) * scale, (far + margin) * scale];
  };
  const [left, right] = share(insets.left, insets.right, clientWidth);
  const [top, bottom] = share(insets.top, insets.bottom, clientHeight);
  return { top, right, bottom, left };
}
