import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { z } from 'zod';
import { useText } from '../../i18n/use-text.ts';
import { countiesQuery } from '../../session/queries.ts';
import { useMay } from '../../session/session.ts';
import { Choice } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Failed, Forbidden, Loading } from '../../ui/states.tsx';
import { ImportCard } from './import-card.tsx';
import { ImportList } from './import-list.tsx';

const address = z.object({
  county: z.string().optional().catch(undefined),
  import: z.coerce.number().int().positive().optional().catch(undefined),
});

/** The door `/import`: tables of issues, uploaded, looked at, matched, run. */
export function ImportView() {
  const t = useText();
  const may = useMay();
  const navigate = useNavigate();
  const at = address.parse(useSearch({ strict: false }));
  const counties = useQuery(countiesQuery());
  const open = counties.data?.filter(({ id }) => may('uploadImport', id));
  const county = open?.find(({ id }) => id === at.county) ?? open?.[0];
  const go = (search: z.infer<typeof address>) => void navigate({ to: '/import', search });
  return (
    <Page title={t('imports.title')}>
      {counties.error !== null && <Failed error={counties.error} retry={() => void counties.refetch()} />}
      {counties.isPending && <Loading />}
      {counties.data?.length === 0 && <Empty />}
      {counties.data !== undefined && counties.data.length > 0 && county === undefined && <Forbidden />}
      {open !== undefined && county !== undefined && (
        <>
          {open.length > 1 && (
            <Choice
              label={t('leader.county')}
              value={county.id}
              options={open.map(({ id, name }) => ({ value: id, label: t(name) }))}
              onChoose={(chosen) => go({ county: chosen })}
            />
          )}
          <ImportList
            key={county.id}
            county={county.id}
            chosen={at.import}
            onOpen={(id) => go({ county: county.id, import: id })}
          />
          {at.import !== undefined && <ImportCard key={at.import} county={county.id} id={at.import} />}
        </>
      )}
    </Page>
  );
}
