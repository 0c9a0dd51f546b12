import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { County } from '../../session/queries.ts';
import { Button } from '../../ui/button.tsx';
import { type HandleView, handlesIn } from './draft-slot.ts';
import type { EditorState, PlanEditor } from './plan-editor.ts';
import styles from './planner.module.css';
import { gridsAtVertex, nextVertex } from './vertex-grids.ts';

interface VertexCardProps {
  readonly county: County;
  readonly editor: PlanEditor;
  readonly state: EditorState;
  readonly tier: number;
  readonly view: HandleView | null;
  readonly engine: Engine | null;
}

/** The vertex in hand: whose border it is on, and how to reach one without a mouse. */
export function VertexCard({ editor, state, tier, view, engine }: VertexCardProps) {
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
    if (next !== null && inSight.length === 0)
      engine?.flyTo({ longitude: toDegrees(next[0]), latitude: toDegrees(next[1]), zoom: 16 });
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
      </div>
    </section>
  );
}
