import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import { Button } from '../../ui/button.tsx';
import { ActionButton } from './action-button.tsx';
import { BoundsList, type NamedPlan } from './bounds-list.tsx';
import { type HandleView, handlesIn } from './draft-slot.ts';
import { flyToVertex } from './fly-to.ts';
import { planAction } from './plan-action.ts';
import type { EditorState, PlanEditor } from './plan-editor.ts';
import styles from './planner.module.css';
import type { ShowPlace } from './pointed-place.ts';
import { gridsAtVertex, nextVertex } from './vertex-grids.ts';

interface VertexCardProps {
  readonly editor: PlanEditor;
  readonly state: EditorState;
  readonly tier: number;
  readonly view: HandleView | null;
  readonly engine: Engine | null;
  readonly show: ShowPlace;
  readonly now: NamedPlan;
  readonly inForce: NamedPlan;
}

/** The vertex in hand: whose border it is on, how to reach one without a mouse, and what its move does to the four bounds. */
export function VertexCard({ editor, state, tier, view, engine, show, now, inForce }: VertexCardProps) {
  const t = useText();
  const vertex = state.drag?.to ?? state.selected;
  const { plan } = state.drawn;
  const codes =
    vertex === null
      ? []
      : gridsAtVertex(plan, tier, vertex).map((grid) => plan.tiers[tier]?.grids[grid]?.id ?? '');
  const step = (by: 1 | -1) => {
    const inSight = handlesIn(state.vertices, view);
    const { x, y } = state.vertices;
    const all = inSight.length > 0 ? inSight : Array.from(x, (east, i) => [east, y[i] ?? 0] as const);
    const next = nextVertex(all, state.selected, by);
    editor.select(next);
    if (next !== null && inSight.length === 0) flyToVertex(engine, next);
  };
  return (
    <section className={styles.section}>
      <h2>{t('planner.vertex')}</h2>
      <p role="status">
        {vertex === null
          ? t('planner.vertex.hint')
          : t('planner.vertex.between', { grids: codes.join(t('app.list-separator')) })}
      </p>
      <div className={styles.row}>
        <Button onClick={() => step(-1)}>{t('planner.vertex.previous')}</Button>
        <Button onClick={() => step(1)}>{t('planner.vertex.next')}</Button>
        {state.drag === null && <RemoveButton {...{ editor, state, show }} at={state.selected} />}
      </div>
      {codes.length > 0 && <BoundsList {...{ now, inForce, tier }} grids={codes} />}
    </section>
  );
}

interface RemoveButtonProps extends Pick<VertexCardProps, 'editor' | 'state' | 'show'> {
  readonly at: LatticePoint | null;
}

/** Takes the selected vertex out of its border; it stays in sight with none, so that it keeps the focus. */
function RemoveButton({ editor, state, show, at }: RemoveButtonProps) {
  const t = useText();
  const action = at === null ? null : planAction(state.drawn.plan, { op: 'remove-vertex', at });
  return (
    <ActionButton
      action={action ?? { refused: null, place: null }}
      show={show}
      fault={action === null ? t('planner.vertex.none') : null}
      onAct={() => action && editor.carryOut(action)}
    >
      {t('planner.vertex.remove')}
    </ActionButton>
  );
}
