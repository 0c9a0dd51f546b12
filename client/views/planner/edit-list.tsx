import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { DraftState } from '../../session/draft-session.ts';
import { editSummary } from './edit-summary.ts';
import styles from './planner.module.css';

interface EditListProps {
  readonly draft: DraftState<Plan>;
  readonly engine: Engine | null;
}

/** The edits that stand, newest first; one leads to its place on the map. */
export function EditList({ draft, engine }: EditListProps) {
  const t = useText();
  const { done } = draft.history;
  return (
    <section className={styles.section}>
      <h2>{t('planner.edits')}</h2>
      {done.length === 0 ? (
        <p className={styles.quiet}>{t('planner.edits.none')}</p>
      ) : (
        <ol className={styles.edits} reversed>
          {done
            .map((edit, index) => ({ edit, number: index + 1 }))
            .reverse()
            .map(({ edit, number }) => (
              <li key={number}>
                <button
                  type="button"
                  className={styles.edit}
                  onClick={() =>
                    engine?.flyTo({
                      longitude: toDegrees(edit.to[0]),
                      latitude: toDegrees(edit.to[1]),
                      zoom: Math.max(16, engine.camera().zoom),
                    })
                  }
                >
                  {number}. {editSummary(t, edit)}
                </button>
              </li>
            ))}
        </ol>
      )}
      {draft.edits.length > 0 && (
        <p className={styles.quiet}>{t('planner.edits.log', { n: draft.edits.length })}</p>
      )}
    </section>
  );
}
