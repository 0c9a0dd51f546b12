import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import { usePreferences } from '../../session/preferences.ts';
import type { County } from '../../session/queries.ts';
import { Button } from '../../ui/button.tsx';
import { useTheme } from '../../ui/use-theme.ts';
import styles from './planner.module.css';

interface PlanFurnitureProps {
  readonly county: County;
  readonly engine: Engine | null;
}

/** What stands on the planner's map: zoom, language and colours, and the mark that says it is illustrative. */
export function PlanFurniture({ county, engine }: PlanFurnitureProps) {
  const t = useText();
  const { language, setLanguage, setTheme } = usePreferences();
  const isDark = useTheme() === 'dark';
  return (
    <>
      <div className={styles.tools}>
        <Button
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('app.language')}
        </Button>
        <Button
          aria-label={t(isDark ? 'app.theme.to-light' : 'app.theme.to-dark')}
          onClick={() => setTheme(isDark ? 'light' : 'dark')}
        >
          ◐
        </Button>
        <Button aria-label={t('leader.zoom-in')} onClick={() => engine?.zoomBy(1)}>
          +
        </Button>
        <Button aria-label={t('leader.zoom-out')} onClick={() => engine?.zoomBy(-1)}>
          −
        </Button>
      </div>
      {county.illustrative && (
        <p className={styles.mark}>{t.language === 'zh' ? '示意 · illustrative' : 'Illustrative · 示意'}</p>
      )}
    </>
  );
}
