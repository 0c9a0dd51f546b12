import { IconLayer, type IconLayerProps } from '@deck.gl/layers';
import { displayStates } from '../../../data/model/issue.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { palettes, type Theme, urgencies } from '../../ui/palette.ts';
import type { IssuePoints } from '../engine-types.ts';
import { issuePointsBelow } from '../strata.ts';
import { apartShape, type ShapeAtlas } from './shapes.ts';

/** The points that are drawn as icons, as deck.gl takes them. */
export interface Icons {
  readonly count: number;
  readonly id: Uint32Array;
  /** Longitude, latitude of each point, in degrees. */
  readonly positions: Float64Array<ArrayBuffer>;
  readonly state: Uint8Array;
  readonly urgency: Uint8Array;
  /** Those of them on a border or outside every grid. */
  readonly apart: Uint32Array;
}

export function iconsOf(points: IssuePoints, rows: Uint32Array): Icons {
  const count = rows.length;
  const positions = new Float64Array(2 * count);
  const [id, state, urgency] = [new Uint32Array(count), new Uint8Array(count), new Uint8Array(count)];
  const apart: number[] = [];
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    positions[2 * i] = toDegrees(points.longitude[row]!);
    positions[2 * i + 1] = toDegrees(points.latitude[row]!);
    id[i] = points.id[row]!;
    state[i] = points.state[row]!;
    urgency[i] = points.urgency[row]!;
    if (points.apart?.[row]) apart.push(i);
  }
  return { count, id, positions, state, urgency, apart: Uint32Array.from(apart) };
}

export interface IconAtlas {
  readonly texture: Exclude<IconLayerProps['iconAtlas'], string | undefined>;
  readonly mapping: ShapeAtlas['mapping'];
}

/** The halo in the ground's colour, the shape above it in the urgency's, and a frame about what is in no grid or on a border. */
export function iconLayers(
  icons: Icons,
  theme: Theme,
  scale: number,
  atlases: Readonly<Record<'shape' | 'halo', IconAtlas>>,
) {
  const colours = palettes[theme].map;
  const getPosition = { value: icons.positions, size: 2 };
  const common = {
    getSize: 20 * scale,
    sizeUnits: 'pixels',
    alphaCutoff: 0.05,
    // Points are flat: with depth they would cover the names drawn after them.
    parameters: { depthWriteEnabled: false, depthCompare: 'always' },
    beforeId: issuePointsBelow,
  } as const;
  const getIcon = (_: unknown, { index }: { readonly index: number }) =>
    displayStates[icons.state[index] ?? 0] ?? 'new';
  const apart = new Float64Array(2 * icons.apart.length);
  icons.apart.forEach((at, i) => {
    apart.set(icons.positions.subarray(2 * at, 2 * at + 2), 2 * i);
  });
  return [
    new IconLayer({
      ...common,
      id: 'issue-halos',
      data: { length: icons.count, attributes: { getPosition } },
      iconAtlas: atlases.halo.texture,
      iconMapping: atlases.halo.mapping,
      getIcon,
      getColor: channels(colours.halo),
    }),
    new IconLayer({
      ...common,
      id: 'issue-apart',
      data: { length: icons.apart.length, attributes: { getPosition: { value: apart, size: 2 } } },
      iconAtlas: atlases.shape.texture,
      iconMapping: atlases.shape.mapping,
      getIcon: () => apartShape,
      getSize: 30 * scale,
      getColor: channels(colours.ink),
    }),
    new IconLayer({
      ...common,
      id: 'issue-points',
      data: {
        length: icons.count,
        attributes: { getPosition, getColor: { value: coloursOf(icons, colours.urgency), size: 4 } },
      },
      iconAtlas: atlases.shape.texture,
      iconMapping: atlases.shape.mapping,
      getIcon,
    }),
  ];
}

function coloursOf({ count, urgency }: Icons, colours: Readonly<Record<string, string>>): Uint8ClampedArray {
  const table = urgencies.map((name) => channels(colours[name] ?? '#000000'));
  const values = new Uint8ClampedArray(4 * count);
  for (let i = 0; i < count; i++) values.set(table[urgency[i]!]!, 4 * i);
  return values;
}

function channels(hex: string): [number, number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, 255];
}
