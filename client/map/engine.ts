import { type GeoJSONSource, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { palettes, type Theme } from '../ui/palette.ts';
import { createCamera } from './camera.ts';
import type { Engine, EngineOptions, IssuePoints } from './engine-types.ts';
import { setImages } from './images.ts';
import type { IssueDrawing } from './issues/issue-drawing.ts';
import { createPicking } from './picking.ts';
import type { SlotData, SlotName } from './slot-data.ts';
import { layersFor, styleFor } from './style.ts';
import { listenPointer } from './tool-pointer.ts';

setWorkerUrl(workerUrl);

/**
 * Creates the map in an element that has a size. The engine keeps what views have set, so that it can be set before the map
 * is ready and is drawn again after a lost WebGL context.
 */
export function createEngine(container: HTMLElement, options: EngineOptions): Engine {
  const scale = options.scale ?? 1;
  let theme = options.theme;
  let issues: IssuePoints | null = null;
  let drawing: IssueDrawing | undefined;
  let destroyed = false;
  const slots = new Map<SlotName, SlotData[SlotName]>();
  /** Slots that show something else than they were set to. */
  const patched = new Set<SlotName>();
  const map = createMap(container, options);
  const ready = new Promise<void>((resolve) => map.once('load', () => resolve()));
  let pending: Promise<unknown> = ready;

  /** Says on the element what is drawn, and whether all of it is: for tests, and for whatever prints the page. */
  const tell = (state: 'drawing' | 'idle') => {
    container.dataset.map = state;
    const filled = [...slots].filter(([, data]) => data.features.length > 0);
    container.dataset.slots = filled.map(([slot]) => slot).join(' ');
  };
  const draw = (slot: SlotName, data: SlotData[SlotName]) => {
    tell('drawing');
    map.getSource<GeoJSONSource>(slot)?.setData(data);
  };
  const drawIssues = async () => {
    if (drawing === undefined && issues === null) return;
    // deck.gl is most of the map's weight and is not needed for the first picture.
    const { createIssueDrawing } = await import('./issues/issue-drawing.ts');
    await ready;
    if (destroyed) return;
    drawing ??= createIssueDrawing(map, theme, scale, (bins) => {
      slots.set('bins', bins);
      draw('bins', bins);
    });
    drawing.show(issues);
  };
  const revive = () => {
    setImages(map, palettes[theme].map);
    drawing?.destroy();
    drawing = undefined;
    pending = drawIssues();
  };

  const whenIdle = async () => {
    await ready;
    await pending;
    if (!map.loaded() || map.isMoving())
      await new Promise<void>((resolve) => map.once('idle', () => resolve()));
  };

  void ready.then(() => {
    if (destroyed) return;
    setImages(map, palettes[theme].map);
    for (const [slot, data] of slots) draw(slot, data);
  });
  map.on('webglcontextrestored', revive);
  map.on('movestart', () => tell('drawing'));
  map.on('idle', () => tell('idle'));

  return {
    ...createCamera(map),
    ...createPicking(map, () => drawing),
    setSlot: (slot, data) => {
      if (slots.get(slot) === data && !patched.delete(slot)) return;
      slots.set(slot, data);
      if (map.loaded() || map.isStyleLoaded()) draw(slot, data);
      else void ready.then(() => !destroyed && slots.get(slot) === data && draw(slot, data));
    },
    patchSlot: (slot, features) => {
      patched.add(slot);
      const update = features.flatMap(({ geometry, properties: { id } }) =>
        id === undefined ? [] : [{ id, newGeometry: geometry }],
      );
      void ready.then(() => {
        if (!destroyed) void map.getSource<GeoJSONSource>(slot)?.updateData({ update });
      });
    },
    setIssues: (points) => {
      issues = points;
      pending = drawIssues();
    },
    setTheme: (next) => {
      if (next === theme) return;
      theme = next;
      void ready.then(() => {
        if (destroyed) return;
        repaint(map, theme, scale);
        drawing?.setTheme(theme);
      });
    },
    setLabel: (label) => map.getCanvas().setAttribute('aria-label', label),
    onPointer: (listener) => listenPointer(map, listener),
    setCursor: (cursor) => {
      map.getCanvas().style.cursor = cursor;
    },
    picture: async () => {
      await whenIdle();
      return pictureOf(map);
    },
    whenIdle,
    destroy: () => {
      destroyed = true;
      drawing?.destroy();
      map.remove();
    },
  };
}

/** What WebGL has drawn is there to be copied only until the browser shows it: so it is drawn once more. */
function pictureOf(map: MapLibreMap): Promise<ImageBitmap> {
  return new Promise((resolve, reject) => {
    map.once('render', () => void createImageBitmap(map.getCanvas()).then(resolve, reject));
    map.triggerRepaint();
  });
}

function createMap(container: HTMLElement, options: EngineOptions): MapLibreMap {
  const { camera, interactive, label, theme } = options;
  const map = new MapLibreMap({
    container,
    style: styleFor(palettes[theme].map, options.scale ?? 1),
    center: [camera.longitude, camera.latitude],
    zoom: camera.zoom,
    minZoom: 8,
    maxZoom: 20,
    interactive,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
    // A click that trembles is still a click.
    clickTolerance: 4,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.getCanvas().setAttribute('aria-label', label);
  map.on('error', ({ error }) => options.onFailure?.(error.message));
  return map;
}

/** Changes colours in place: sources, camera and tiles stay as they are. */
function repaint(map: MapLibreMap, theme: Theme, scale: number): void {
  const colours = palettes[theme].map;
  setImages(map, colours);
  for (const layer of layersFor(colours, scale)) {
    if (layer.paint === undefined) continue;
    for (const [name, value] of Object.entries(layer.paint))
      map.setPaintProperty(layer.id, name as Parameters<MapLibreMap['setPaintProperty']>[1], value);
  }
}
