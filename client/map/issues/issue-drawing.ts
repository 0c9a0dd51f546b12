import type { DeckProps } from '@deck.gl/core';
import { IconLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { displayStates } from '../../../data/model/issue.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { palettes, type Theme } from '../../ui/palette.ts';
import type { IssuePoints } from '../engine-types.ts';
import { type BinSlot, nothing, type SlotFeatures } from '../slot-data.ts';
import { issuePointsBelow } from '../strata.ts';
import { type Displayed, displayed } from './displayed.ts';
import { type Counted, hexagons } from './hexagons.ts';
import { nearest } from './nearest.ts';
import { type ShapeAtlas, shapeAtlas } from './shapes.ts';

/** More points than this in sight would cover each other: they are counted by hexagon instead. */
const mostPointsInSight = 700;
/** Beyond this zoom a point is always a point. */
const pointsZoom = 16;
/** From a hexagon's centre to its corner, in pixels. */
const hexagonPixels = 34;

/** Issue points on the map: deck.gl icons from binary columns, or hexagons with a count. */
export interface IssueDrawing {
  readonly show: (points: IssuePoints | null) => void;
  readonly setTheme: (theme: Theme) => void;
  /** The id of the issue drawn within `radius` pixels of a place on the screen. */
  readonly at: (x: number, y: number, radius: number) => number | null;
  readonly destroy: () => void;
}

interface Shown {
  readonly points: IssuePoints;
  readonly drawn: Displayed;
  /** Longitude, latitude of each drawn point, in degrees. */
  readonly positions: Float64Array;
}

/** @param scale how large the signs are: 1 on a desk @param drawBins puts hexagons on the map, or none. The map must have loaded. */
export function createIssueDrawing(
  map: MapLibreMap,
  firstTheme: Theme,
  scale: number,
  drawBins: (bins: SlotFeatures<BinSlot>) => void,
): IssueDrawing {
  let atlases: Atlases | null = null;
  const overlay = new MapLibreOverlay({
    interleaved: true,
    layers: [],
    onDeviceInitialized: (device) => {
      atlases = { shape: textureOf(device, shapeAtlas(false)), halo: textureOf(device, shapeAtlas(true)) };
      draw();
    },
  });
  let theme = firstTheme;
  let shown: Shown | null = null;
  let binned = false;
  let layers: ReturnType<typeof layersOf> | [] = [];

  const draw = () => {
    binned = shown?.points.bins === true && isCrowded(map, shown);
    drawBins(shown !== null && binned ? binsOf(map, shown, scale) : nothing);
    layers = shown === null || binned || atlases === null ? [] : layersOf(shown, theme, scale, atlases);
    place();
  };
  /** deck.gl finds its place between the map's layers only while no source is loading; until then it would cover the names. */
  const place = () => {
    overlay.setProps({ layers });
    map.off('idle', place);
    if (!map.isStyleLoaded()) map.on('idle', place);
  };
  const moved = () => {
    if (shown?.points.bins) draw();
  };
  map.addControl(overlay);
  map.on('moveend', moved);

  return {
    show: (points) => {
      shown = points === null ? null : shownOf(points);
      draw();
    },
    setTheme: (next) => {
      theme = next;
      draw();
    },
    at: (x, y, radius) => {
      if (shown === null || binned) return null;
      const { positions, drawn, points } = shown;
      const place = nearest(
        drawn.count,
        (i, out) => {
          const screen = map.project([positions[2 * i] ?? 0, positions[2 * i + 1] ?? 0]);
          out[0] = screen.x;
          out[1] = screen.y;
        },
        x,
        y,
        radius + 4,
      );
      return place === -1 ? null : (points.columns.id[drawn.index[place] ?? 0] ?? null);
    },
    destroy: () => {
      map.off('moveend', moved);
      map.off('idle', place);
      if (map.hasControl(overlay)) map.removeControl(overlay);
    },
  };
}

function shownOf(points: IssuePoints): Shown {
  const { columns, states, now } = points;
  const drawn = displayed(columns, states, now);
  const positions = new Float64Array(2 * drawn.count);
  for (let i = 0; i < drawn.count; i++) {
    const index = drawn.index[i] ?? 0;
    positions[2 * i] = toDegrees(columns.longitude[index] ?? 0);
    positions[2 * i + 1] = toDegrees(columns.latitude[index] ?? 0);
  }
  return { points, drawn, positions };
}

function isCrowded(map: MapLibreMap, { drawn, positions }: Shown): boolean {
  if (map.getZoom() >= pointsZoom || drawn.count <= mostPointsInSight) return false;
  const box = map.getBounds();
  const [west, south, east, north] = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
  let inSight = 0;
  for (let i = 0; i < drawn.count; i++) {
    const [x, y] = [positions[2 * i] ?? 0, positions[2 * i + 1] ?? 0];
    if (x >= west && x <= east && y >= south && y <= north) inSight++;
  }
  return inSight > mostPointsInSight;
}

function binsOf(map: MapLibreMap, shown: Shown, scale: number): SlotFeatures<BinSlot> {
  // Whole zoom steps: hexagons do not change their size while one zooms a little.
  const radius = (scale * hexagonPixels) / (512 * 2 ** Math.round(map.getZoom()));
  return hexagons(counted(shown), radius, shown.points.formatCount);
}

function* counted({ drawn, positions }: Shown): Generator<Counted> {
  const overdue = displayStates.indexOf('overdue');
  for (let i = 0; i < drawn.count; i++)
    yield {
      longitude: positions[2 * i] ?? 0,
      latitude: positions[2 * i + 1] ?? 0,
      overdue: drawn.state[i] === overdue,
    };
}

type Device = Parameters<NonNullable<DeckProps['onDeviceInitialized']>>[0];
type Atlas = {
  readonly texture: ReturnType<Device['createTexture']>;
  readonly mapping: ShapeAtlas['mapping'];
};
type Atlases = Readonly<Record<'shape' | 'halo', Atlas>>;

function textureOf(device: Device, { image, mapping }: ShapeAtlas): Atlas {
  const sampler = { minFilter: 'linear', magFilter: 'linear' } as const;
  const { width, height } = image;
  return { mapping, texture: device.createTexture({ data: image, width, height, sampler }) };
}

/** Two layers from the same columns: the halo in the ground's colour, the shape above it in the urgency's. */
function layersOf({ drawn, positions }: Shown, theme: Theme, scale: number, atlases: Atlases) {
  const colours = palettes[theme].map;
  const attributes = {
    getPosition: { value: positions, size: 2 },
    getColor: { value: coloursOf(drawn, colours.urgency), size: 4 },
  };
  const common = {
    data: { length: drawn.count, attributes },
    getIcon: (_: unknown, { index }: { readonly index: number }) =>
      displayStates[drawn.state[index] ?? 0] ?? 'new',
    getSize: 20 * scale,
    sizeUnits: 'pixels',
    alphaCutoff: 0.05,
    // Points are flat: with depth they would cover the names drawn after them.
    parameters: { depthWriteEnabled: false, depthCompare: 'always' },
    beforeId: issuePointsBelow,
  } as const;
  const halo = { getPosition: attributes.getPosition };
  return [
    new IconLayer({
      ...common,
      id: 'issue-halos',
      data: { length: drawn.count, attributes: halo },
      iconAtlas: atlases.halo.texture,
      iconMapping: atlases.halo.mapping,
      getColor: channels(colours.halo),
    }),
    new IconLayer({
      ...common,
      id: 'issue-points',
      iconAtlas: atlases.shape.texture,
      iconMapping: atlases.shape.mapping,
    }),
  ];
}

function coloursOf(
  { count, urgency }: Displayed,
  colours: Readonly<Record<string, string>>,
): Uint8ClampedArray {
  const values = new Uint8ClampedArray(4 * count);
  urgency.forEach((name, i) => {
    values.set(channels(colours[name] ?? '#000000'), 4 * i);
  });
  return values;
}

function channels(hex: string): [number, number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, 255];
}
