import type { BoundaryEdit } from '../../../data/model/edit.ts';
import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { DraftState } from '../../session/draft-session.ts';
import { editPlace, editSummary } from './edit-summary.ts';
import { flyToPlace } from './fly-to.ts';
import styles from './planner.module.css';

interface EditListProps {
  readonly draft: DraftState<DraftedPlan>;
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
                <button type="button" className={styles.edit} onClick={() => flyTo(engine, edit)}>
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

function flyTo(engine: Engine | null, edit: BoundaryEdit): void {
  const place = editPlace(edit);
  if (place !== null) flyToPlace(engine, place);
}
