import type { DeckProps } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import type { Theme } from '../../ui/palette.ts';
import type { IssuePoints } from '../engine-types.ts';
import { type BinSlot, nothing, type SlotFeatures } from '../slot-data.ts';
import { createCellCache } from './cell-cache.ts';
import { hexagons, resolutionAt } from './hexagons.ts';
import { isWithin, type LatticeBox, latticeBox, moreThan, rowsIn } from './in-view.ts';
import { type Icons, iconLayers, iconsOf } from './issue-layers.ts';
import { nearest } from './nearest.ts';
import { shapeAtlas } from './shapes.ts';

/** More points than this in sight would cover each other: they are counted by hexagon instead. */
const mostPointsInSight = 700;
/** Beyond this zoom a point is always a point. */
const pointsZoom = 16;
/** So many points are all drawn, wherever one looks; of more, those about the view. */
const mostDrawnAtOnce = 20_000;
/** How far about the view, as a share of its size. */
const about = 0.75;

/** Issue points on the map: deck.gl icons from binary columns, or hexagons with a count. */
export interface IssueDrawing {
  readonly show: (points: IssuePoints | null) => void;
  readonly setTheme: (theme: Theme) => void;
  /** The id of the issue drawn within `radius` pixels of a place on the screen. */
  readonly at: (x: number, y: number, radius: number) => number | null;
  readonly destroy: () => void;
}

/** What is drawn at present: hexagons of a resolution, or the points within a box (null: all of them). */
type Shown =
  | { readonly kind: 'hexagons'; readonly points: IssuePoints; readonly resolution: number }
  | {
      readonly kind: 'points';
      readonly points: IssuePoints;
      readonly box: LatticeBox | null;
      readonly icons: Icons;
    };

/** @param scale how large the signs are: 1 on a desk @param drawBins puts hexagons on the map, or none. The map must have loaded. */
export function createIssueDrawing(
  map: MapLibreMap,
  firstTheme: Theme,
  scale: number,
  drawBins: (bins: SlotFeatures<BinSlot>) => void,
): IssueDrawing {
  let atlases: Atlases | null = null;
  let theme = firstTheme;
  let points: IssuePoints | null = null;
  let shown: Shown | null = null;
  let layers: ReturnType<typeof iconLayers> | [] = [];
  const overlay = new MapLibreOverlay({
    interleaved: true,
    layers: [],
    onDeviceInitialized: (device) => {
      atlases = { shape: textureOf(device, false), halo: textureOf(device, true) };
      redraw();
    },
  });

  /** Draws what is to be seen from here. Where that is drawn already, nothing is done: so the map pans freely. */
  const draw = () => {
    if (points === null) {
      clear();
      return;
    }
    const view = boundsOf(map);
    if (!isCrowded(points, map.getZoom(), latticeBox(view, 0))) drawPoints(points, view);
    else if (points.crowded === 'hexagons') drawHexagons(points);
    else clear();
  };
  const clear = () => {
    shown = null;
    drawBins(nothing);
    setLayers([]);
  };
  const drawHexagons = (wanted: IssuePoints) => {
    const resolution = resolutionAt(
      map.getZoom(),
      toDegrees(wanted.latitude[wanted.rows[0] ?? 0] ?? 0),
      scale,
    );
    if (shown?.kind === 'hexagons' && shown.points === wanted && shown.resolution === resolution) return;
    const cells = cache.of(wanted, resolution);
    if (cells === null) return;
    shown = { kind: 'hexagons', points: wanted, resolution };
    setLayers([]);
    drawBins(hexagons(cells, wanted.rows, wanted.state, wanted.formatCount));
  };
  const drawPoints = (wanted: IssuePoints, view: ReturnType<typeof boundsOf>) => {
    if (shown?.kind === 'points' && shown.points === wanted)
      if (shown.box === null || isWithin(latticeBox(view, 0), shown.box)) return;
    if (shown?.kind !== 'points') drawBins(nothing);
    const box = wanted.rows.length > mostDrawnAtOnce ? latticeBox(view, about) : null;
    const icons = iconsOf(wanted, box === null ? wanted.rows : rowsIn(wanted, wanted.rows, box));
    shown = { kind: 'points', points: wanted, box, icons };
    setLayers(atlases === null ? [] : iconLayers(icons, theme, scale, atlases));
  };
  const redraw = () => {
    shown = null;
    draw();
  };
  const setLayers = (next: typeof layers) => {
    if (layers.length === 0 && next.length === 0) return;
    layers = next;
    place();
  };
  /** deck.gl finds its place between the map's layers only while no source is loading; until then it would cover the names. */
  const place = () => {
    overlay.setProps({ layers });
    map.off('idle', place);
    if (!map.isStyleLoaded()) map.on('idle', place);
  };
  const cache = createCellCache(draw);
  map.addControl(overlay);
  map.on('moveend', draw);

  return {
    show: (next) => {
      points = next;
      draw();
    },
    setTheme: (next) => {
      theme = next;
      redraw();
    },
    at: (x, y, radius) => (shown?.kind === 'points' ? pick(map, shown.icons, x, y, radius) : null),
    destroy: () => {
      map.off('moveend', draw);
      map.off('idle', place);
      cache.destroy();
      if (map.hasControl(overlay)) map.removeControl(overlay);
    },
  };
}

function pick(
  map: MapLibreMap,
  { count, id, positions }: Icons,
  x: number,
  y: number,
  radius: number,
): number | null {
  const place = nearest(
    count,
    (i, out) => {
      const screen = map.project([positions[2 * i] ?? 0, positions[2 * i + 1] ?? 0]);
      out[0] = screen.x;
      out[1] = screen.y;
    },
    x,
    y,
    radius + 4,
  );
  return place === -1 ? null : (id[place] ?? null);
}

function isCrowded(points: IssuePoints, zoom: number, view: LatticeBox): boolean {
  if (zoom >= pointsZoom || points.rows.length <= mostPointsInSight) return false;
  return moreThan(mostPointsInSight, points, points.rows, view);
}

function boundsOf(map: MapLibreMap): readonly [number, number, number, number] {
  const box = map.getBounds();
  return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
}

type Device = Parameters<NonNullable<DeckProps['onDeviceInitialized']>>[0];
type Atlases = Readonly<Record<'shape' | 'halo', ReturnType<typeof textureOf>>>;

function textureOf(device: Device, halo: boolean) {
  const { image, mapping } = shapeAtlas(halo);
  const sampler = { minFilter: 'linear', magFilter: 'linear' } as const;
  const { width, height } = image;
  return { mapping, texture: device.createTexture({ data: image, width, height, sampler }) };
}
