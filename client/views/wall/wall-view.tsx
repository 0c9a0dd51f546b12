import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type Speak, speaker } from '../../i18n/use-text.ts';
import { ApiError } from '../../session/api-client.ts';
import { countyQuery } from '../../session/queries.ts';
import { themeVariables } from '../../ui/use-theme.ts';
import styles from './wall.module.css';
import { createWallClient } from './wall-client.ts';
import { WallEntrance } from './wall-entrance.tsx';
import { WallGuard } from './wall-guard.tsx';
import { WallScreen } from './wall-screen.tsx';
import { type WallSettings, wallSettings } from './wall-settings.ts';

/** The wall: a screen nobody touches. Its address says which county, how long a slide stays and in which language. */
export function WallView() {
  const { county } = useParams({ from: '/wall/$county' });
  const search = useSearch({ strict: false });
  const settings = useMemo(() => wallSettings.parse(search), [search]);
  const t = useMemo(() => speaker(settings.language), [settings.language]);
  const [client] = useState(createWallClient);
  return (
    <div
      className={styles.wall}
      style={themeVariables('dark')}
      lang={settings.language === 'zh' ? 'zh-CN' : 'en'}
    >
      <WallGuard message={t('wall.broken')}>
        <QueryClientProvider client={client}>
          <WallEntrance county={county} t={t}>
            <Wall county={county} settings={settings} t={t} />
          </WallEntrance>
        </QueryClientProvider>
      </WallGuard>
    </div>
  );
}

interface WallProps {
  readonly county: string;
  readonly settings: WallSettings;
  readonly t: Speak;
}

function Wall({ county: id, settings, t }: WallProps) {
  const { data: county, error } = useQuery({ ...countyQuery(id), refetchInterval: 300_000 });
  if (county !== undefined) return <WallScreen county={county} settings={settings} t={t} />;
  const unknown = error instanceof ApiError && error.code === 'not-found';
  return (
    <p className={styles.message} role="status">
      {unknown ? t('wall.no-county', { county: id }) : t('wall.waiting')}
    </p>
  );
}
