import type { Area } from '../../data/model/coverage.ts';
import type { PlanDocument } from '../../data/model/plan.ts';
import type { TierCollection } from '../../data/model/replies.ts';
import type { Position } from '../../data/model/text.ts';
import { type Neighbour, neighbours, perimeters } from '../../geojson/kernel/adjacency.ts';
import { areaOf } from '../../geojson/kernel/certificate.ts';
import { geodesicArea, geodesicLength } from '../../geojson/kernel/geodesic.ts';
import { facesOfGrid, gridGeometries } from '../../geojson/kernel/grid-geometry.ts';
import { labelPoint } from '../../geojson/kernel/label-point.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';
import { tints } from '../../geojson/kernel/tint.ts';
import { exactArea } from './exact-area.ts';

export type Geometry = TierCollection['features'][number]['geometry'];

/** What is drawn and measured of one grid. */
export interface GridFigure {
  readonly geometry: Geometry;
  /** Where the label goes. */
  readonly labelPoint: Position;
  readonly tint: number;
  /** Exact for grids made of faces; null for lines, points and buildings. */
  readonly area: Area | null;
  readonly squareMetres: number | null;
  readonly lengthMetres: number | null;
  /** The border around it; null for lines, points and buildings. */
  readonly perimeterMetres: number | null;
  /** Grids of the same tier that share border with it, by their index in the tier. */
  readonly neighbours: readonly Neighbour[];
}

/** Lines and sites have no neighbours: they take their tints in turn. */
const turns = 4;

/** The figures of all grids that are sets of faces, by grid. A grid without faces has none. */
export function faceFigures(plan: Plan): Map<string, GridFigure> {
  const figures = new Map<string, GridFigure>();
  plan.tiers.forEach((tier, index) => {
    const geometries = gridGeometries(plan, index);
    const beside = neighbours(plan.map, tier.gridOfFace, tier.grids.length);
    const tintOf = tints(beside.map((of) => of.map((neighbour) => neighbour.group)));
    const around = perimeters(plan.map, tier.gridOfFace, tier.grids.length);
    tier.grids.forEach(({ id }, grid) => {
      const geometry = geometries[grid];
      if (!geometry) return;
      const area = exactArea(areaOf(plan.map, facesOfGrid(plan, index, grid)));
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      figures.set(id, {
        geometry,
        labelPoint: labelPoint(polygons),
        tint: tintOf[grid]!,
        area,
        squareMetres: area.squareMetres,
        lengthMetres: null,
        perimeterMetres: around[grid]!,
        neighbours: beside[grid]!,
      });
    });
  });
  return figures;
}

/** The figures of the grids with a geometry of their own: streets and sites. */
export function placedFigures({ placed }: PlanDocument): Map<string, GridFigure> {
  return new Map(
    placed.features.map(({ properties, geometry }, index) => [
      properties.grid,
      {
        geometry,
        tint: index % turns,
        area: null,
        perimeterMetres: null,
        neighbours: [],
        ...measured(geometry),
      },
    ]),
  );
}

function measured(geometry: Geometry): Pick<GridFigure, 'labelPoint' | 'squareMetres' | 'lengthMetres'> {
  switch (geometry.type) {
    case 'Point':
      return { labelPoint: geometry.coordinates, squareMetres: null, lengthMetres: null };
    case 'LineString':
      return ofLines([geometry.coordinates]);
    case 'MultiLineString':
      return ofLines(geometry.coordinates);
    case 'Polygon':
      return ofPolygons([geometry.coordinates]);
    case 'MultiPolygon':
      return ofPolygons(geometry.coordinates);
  }
}

function ofLines(lines: readonly Position[][]) {
  const longest = [...lines].sort((a, b) => geodesicLength(b) - geodesicLength(a))[0] ?? [];
  const lengthMetres = lines.reduce((sum, line) => sum + geodesicLength(line), 0);
  return { labelPoint: middleOf(longest), squareMetres: null, lengthMetres };
}

function ofPolygons(polygons: Position[][][]) {
  const squareMetres = polygons.reduce((sum, rings) => sum + Math.abs(geodesicArea(rings)), 0);
  return { labelPoint: labelPoint(polygons), squareMetres, lengthMetres: null };
}

/** The point half-way along a line. */
function middleOf(line: readonly Position[]): Position {
  let rest = geodesicLength(line) / 2;
  for (let index = 1; index < line.length; index++) {
    const [from, to] = [line[index - 1]!, line[index]!];
    const length = geodesicLength([from, to]);
    if (length >= rest && length > 0) {
      const share = rest / length;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
    rest -= length;
  }
  return line.at(-1) ?? [0, 0];
}
