import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { Border } from './border-at.ts';
import type { BorderChoice, BorderChooser } from './border-chooser.ts';
import type { NamedPlan } from './bounds-list.tsx';
import type { ShowPlace } from './pointed-place.ts';

/** What the parts of a border's card are about. */
export interface BorderForm {
  readonly show: ShowPlace;
  readonly chooser: BorderChooser;
  readonly plan: Plan;
  readonly border: Border;
  /** The edges that are meant: all of the border, or the stretch in hand. */
  readonly edges: readonly number[];
}

/** What the card itself is about. */
export interface BorderCardProps {
  readonly engine: Engine | null;
  readonly show: ShowPlace;
  readonly chooser: BorderChooser;
  readonly choice: BorderChoice;
  readonly now: NamedPlan;
  readonly inForce: NamedPlan;
}
