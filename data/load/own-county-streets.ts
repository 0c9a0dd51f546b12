import type { z } from 'zod';
import type { LineFeature } from '../../geojson/formats/geojson.ts';
import { toDegrees, toLattice } from '../../geojson/kernel/lattice.ts';
import type { streets } from '../model/plan.ts';
import type { Bilingual } from '../model/text.ts';
import { chooseMapping, textOf } from './own-county-mapping.ts';

type Streets = z.infer<typeof streets>;

/** How wide a street is drawn whose width nobody gave, in metres. */
const usualWidth = 8;

export interface OwnStreets {
  readonly streets: Streets;
  /** How many streets there are, and how many lines have no name. */
  readonly named: number;
  readonly unnamed: number;
}

/**
 * The named lines of a file as streets: grids are bounded by their names, and walks are matched to them. Lines of one name are one street.
 * A line's `dividing` is what it is called where it divides grids of a higher tier.
 */
export function streetsOfLines(lines: readonly LineFeature[]): OwnStreets {
  const { name, nameEn } = chooseMapping(lines, {});
  const idOf = new Map<string, string>();
  const features: Streets['features'] = [];
  let unnamed = 0;
  for (const line of lines) {
    const label = bilingual(line, name, nameEn);
    if (label === undefined) {
      unnamed++;
      continue;
    }
    const id = idOf.get(label.zh) ?? `street-${idOf.size + 1}`;
    idOf.set(label.zh, id);
    const dividing = bilingual(line, 'dividing', 'dividing_en');
    const properties = { id, name: label, class: 'street', widthMetres: usualWidth };
    for (const coordinates of line.lines)
      features.push({
        type: 'Feature',
        properties: dividing === undefined ? properties : { ...properties, dividing },
        geometry: {
          type: 'LineString',
          coordinates: coordinates.map(([x, y]): [number, number] => [onLattice(x), onLattice(y)]),
        },
      });
  }
  return { streets: { type: 'FeatureCollection', features }, named: idOf.size, unnamed };
}

/** English falls back to Chinese. */
function bilingual(line: LineFeature, zh: string | null, en: string | null): Bilingual | undefined {
  const name = zh === null ? undefined : textOf(line, zh);
  if (name === undefined) return undefined;
  return { zh: name, en: (en === null ? undefined : textOf(line, en)) ?? name };
}

const onLattice = (degrees: number): number => toDegrees(toLattice(degrees));
