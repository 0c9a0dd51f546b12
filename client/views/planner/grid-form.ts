import type { Grid } from '../../../data/model/plan.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { County } from '../../session/queries.ts';
import type { NamedPlan } from './bounds-list.tsx';
import type { DrawnPlan } from './drawn-plan.ts';
import type { GridChooser, GridRef } from './grid-chooser.ts';
import type { ShowPlace } from './pointed-place.ts';

/** What the forms of a grid's card are about. */
export interface GridForm {
  readonly show: ShowPlace;
  readonly chooser: GridChooser;
  readonly chosen: GridRef;
  readonly drawn: DrawnPlan;
  /** The draft's grids by id. */
  readonly gridOf: ReadonlyMap<string, Grid>;
}

/** What the card itself is about. */
export interface GridCardProps extends Omit<GridForm, 'chosen'> {
  readonly county: County;
  readonly engine: Engine | null;
  readonly chosen: GridRef | null;
  readonly now: NamedPlan;
  readonly inForce: NamedPlan;
  /** The tier being edited. */
  readonly tier: number;
}
