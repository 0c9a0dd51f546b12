import { useNavigate } from '@tanstack/react-router';
import type { SearchHit } from '../../../data/model/replies.ts';
import type { Tier } from '../../../data/model/scheme.ts';
import { useText } from '../../i18n/use-text.ts';
import type { LiveState } from '../../session/live.ts';
import { usePreferences } from '../../session/preferences.ts';
import type { County } from '../../session/queries.ts';
import { Button } from '../../ui/button.tsx';
import { phoneWidth } from '../../ui/panel.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useMedia, useTheme } from '../../ui/use-theme.ts';
import type { BrowseState } from './browse-state.ts';
import type { CountySummary } from './browse-types.ts';
import { CountySearch } from './county-search.tsx';
import { LiveMark } from './live-mark.tsx';
import styles from './panel-header.module.css';

interface PanelHeaderProps {
  readonly counties: readonly CountySummary[];
  readonly county: County;
  readonly state: BrowseState;
  readonly live: LiveState;
  readonly onOpenHit: (hit: SearchHit) => void;
}

/** Which county, which tier, and the search: always in sight. */
export function PanelHeader({ counties, county, state, live, onOpenHit }: PanelHeaderProps) {
  const t = useText();
  const navigate = useNavigate();
  const { tiers } = county.scheme;
  return (
    <>
      <div className={styles.row}>
        <select
          className={styles.county}
          aria-label={t('leader.county')}
          value={county.id}
          onChange={(event) =>
            void navigate({ to: '/', search: { county: event.target.value, show: state.url.show } })
          }
        >
          {counties.map(({ id, name }) => (
            <option key={id} value={id}>
              {t(name)}
            </option>
          ))}
        </select>
        <Preferences />
      </div>
      <CountySearch county={county.id} onOpen={onOpenHit} />
      {tiers.length > 1 && <TierSwitch tiers={tiers} state={state} />}
      <LiveMark live={live} />
    </>
  );
}

/** Up to three tiers side by side; more, or on a phone where they would not fit, as a list to choose from. */
function TierSwitch({ tiers, state }: { readonly tiers: readonly Tier[]; readonly state: BrowseState }) {
  const t = useText();
  const isPhone = useMedia(phoneWidth);
  const choose = (tier: string) => state.update({ tier, grid: undefined });
  if (!isPhone && tiers.length <= 3)
    return (
      <Switch
        label={t('leader.tier')}
        value={state.tier.id}
        options={tiers.map(({ id, label }) => ({ value: id, label: t(label) }))}
        onChange={choose}
      />
    );
  return (
    <select
      className={styles.tier}
      aria-label={t('leader.tier')}
      value={state.tier.id}
      onChange={(event) => choose(event.target.value)}
    >
      {tiers.map(({ id, label }) => (
        <option key={id} value={id}>
          {t(label)}
        </option>
      ))}
    </select>
  );
}

function Preferences() {
  const t = useText();
  const { language, setLanguage, setTheme } = usePreferences();
  const isDark = useTheme() === 'dark';
  return (
    <>
      <Button
        kind="quiet"
        aria-label={t(isDark ? 'app.theme.to-light' : 'app.theme.to-dark')}
        onClick={() => setTheme(isDark ? 'light' : 'dark')}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.8" />
          <path d={isDark ? 'M10 3a7 7 0 0 0 0 14z' : 'M10 3a7 7 0 0 1 0 14z'} fill="currentColor" />
        </svg>
      </Button>
      <Button
        kind="quiet"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        aria-label={t('app.language.name')}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('app.language')}
      </Button>
    </>
  );
}
