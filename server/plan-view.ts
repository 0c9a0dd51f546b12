import type { TierCertificate } from '../data/model/coverage.ts';
import type { Grid, PlanDocument } from '../data/model/plan.ts';
import type { BorderCollection, TierCollection } from '../data/model/replies.ts';
import type { Scheme } from '../data/model/scheme.ts';
import { type Attribute, attributor } from '../data/rules/attribution.ts';
import { planOfDocument } from '../data/rules/plan-of-document.ts';
import type { Plan } from '../geojson/kernel/plan.ts';
import { type Content, jsonContent } from './content.ts';
import { borderFeatures } from './plan-view/borders.ts';
import { tierCertificates } from './plan-view/certificates.ts';
import { faceFigures, type GridFigure, placedFigures } from './plan-view/grid-figures.ts';

/** A published plan made ready to be read: its map, and everything derived from it, computed once and kept. */
export interface PlanView {
  readonly hash: string;
  readonly scheme: Scheme;
  readonly document: PlanDocument;
  readonly plan: Plan;
  readonly gridOf: ReadonlyMap<string, Grid>;
  readonly childrenOf: ReadonlyMap<string, readonly Grid[]>;
  readonly figureOf: ReadonlyMap<string, GridFigure>;
  readonly attribute: Attribute;
  readonly tiers: ReadonlyMap<string, Content<TierCollection>>;
  readonly borders: Content<BorderCollection>;
  readonly certificates: readonly TierCertificate[];
}

/**
 * @throws Error where the document of a published plan cannot be built: it was checked before it was published
 */
export function planView(hash: string, scheme: Scheme, document: PlanDocument): PlanView {
  const built = planOfDocument(scheme, document);
  if (!built.ok) throw new Error(`plan ${hash}: ${built.reason} at ${built.at}`);
  const { plan, faults } = built;
  const figureOf = new Map([...faceFigures(plan), ...placedFigures(document)]);
  const illustrative = document.blocks.illustrative;
  const mark = illustrative === undefined ? {} : { illustrative };
  const tierContent = (tier: string) =>
    jsonContent<TierCollection>(
      { type: 'FeatureCollection', ...mark, features: tierFeatures(document, tier, figureOf) },
      true,
    );
  return {
    hash,
    scheme,
    document,
    plan,
    gridOf: new Map(document.grids.map((grid) => [grid.id, grid])),
    childrenOf: Map.groupBy(document.grids, (grid) => grid.parent ?? ''),
    figureOf,
    attribute: attributor(plan, document),
    tiers: new Map(scheme.tiers.map(({ id }) => [id, tierContent(id)])),
    borders: jsonContent<BorderCollection>(
      { type: 'FeatureCollection', ...mark, features: borderFeatures(plan) },
      true,
    ),
    certificates: tierCertificates(scheme, plan, faults),
  };
}

/** A tier's grids as features; a grid that has no ground yet is not among them. */
function tierFeatures(
  { grids }: PlanDocument,
  tier: string,
  figureOf: ReadonlyMap<string, GridFigure>,
): TierCollection['features'] {
  return grids.flatMap((grid) => {
    const figure = figureOf.get(grid.id);
    if (grid.tier !== tier || figure === undefined) return [];
    const { id, code, label, parent } = grid;
    const { tint, labelPoint, squareMetres, lengthMetres, geometry } = figure;
    const properties = { id, tier, code, ...label, parent, tint, labelPoint, squareMetres, lengthMetres };
    return [{ type: 'Feature' as const, id, properties, geometry }];
  });
}
