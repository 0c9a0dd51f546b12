import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import type { BrowseState } from './browse-state.ts';
import type { OpenGrid } from './browse-types.ts';
import { Section } from './card.tsx';
import styles from './my-grid.module.css';
import { everyGrid, type useMine } from './use-mine.ts';

interface MyGridProps {
  readonly state: BrowseState;
  readonly mine: ReturnType<typeof useMine>;
  readonly onOpen: OpenGrid;
}

/** "My grid": choose one's post, and the map opens on its grid with everything outside dimmed. An account that is bound to grids need not choose. */
export function MyGrid({ state, mine, onOpen }: MyGridProps) {
  const t = useText();
  if (mine.posts.length === 0 && !mine.isBound) return null;
  return (
    <Section title={t('leader.mine')}>
      {!mine.isBound && (
        <select
          className={styles.posts}
          aria-label={t('leader.mine')}
          value={state.url.mine ?? ''}
          onChange={(event) => state.update({ mine: event.target.value || undefined })}
        >
          <option value="">{t('leader.mine.choose')}</option>
          {mine.posts.map(({ id, name, grids }) => (
            <option key={id} value={id}>
              {t(name)} ({grids.length === 1 ? grids[0] : grids.length})
            </option>
          ))}
        </select>
      )}
      {mine.mine?.map(({ properties }) => (
        <Button key={properties.id} kind="main" onClick={() => onOpen(properties.tier, properties.id)}>
          {properties.code} {properties[t.language]}
        </Button>
      ))}
      {mine.isChosen && (
        <Button onClick={() => state.update({ mine: mine.isBound ? everyGrid : undefined })}>
          {t('leader.mine.leave')}
        </Button>
      )}
      {mine.isBound && !mine.isChosen && (
        <Button onClick={() => state.update({ mine: undefined })}>{t('leader.mine.back')}</Button>
      )}
    </Section>
  );
}
