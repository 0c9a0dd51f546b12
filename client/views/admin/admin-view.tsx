import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { countiesQuery } from '../../session/queries.ts';
import { useMay } from '../../session/session.ts';
import { Page } from '../../ui/page.tsx';
import { Failed, Forbidden, Loading } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { AccountsSection } from './accounts-section.tsx';
import { AuditSection } from './audit-section.tsx';
import { DevicesSection } from './devices-section.tsx';

const sections = ['accounts', 'devices', 'audit'] as const;
type Section = (typeof sections)[number];

/** Administration: who has an account, which walls may read, and who did what. */
export function AdminView() {
  const t = useText();
  const may = useMay();
  const [section, setSection] = useState<Section>('accounts');
  const counties = useQuery(countiesQuery());
  if (!may('accounts', null))
    return (
      <Page title={t('admin.title')}>
        <Forbidden />
      </Page>
    );
  const administered = counties.data?.filter(({ id }) => may('devices', id)) ?? [];
  return (
    <Page title={t('admin.title')}>
      <Switch
        label={t('admin.title')}
        value={section}
        options={sections.map((value) => ({ value, label: t(`admin.${value}`) }))}
        onChange={setSection}
      />
      {counties.error !== null && <Failed error={counties.error} />}
      {counties.isPending && <Loading />}
      {counties.data !== undefined && section === 'accounts' && <AccountsSection counties={administered} />}
      {counties.data !== undefined && section === 'devices' && <DevicesSection counties={administered} />}
      {counties.data !== undefined && section === 'audit' && <AuditSection counties={administered} />}
    </Page>
  );
}
