import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { Grid } from '../../../data/model/plan.ts';
import { planOfDocument } from '../../../data/rules/plan-of-document.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import { useGround } from '../../overlays/ground.ts';
import { type County, planQuery } from '../../session/queries.ts';
import { useUrlState } from '../../session/url-state.ts';
import page from '../../ui/county-page.module.css';
import type { OpenCounty } from '../../ui/county-page.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import type { Built } from './built.ts';
import { covered } from './fly-to.ts';
import { PlanDesk } from './plan-desk.tsx';
import { useDraft } from './use-draft.ts';

/** A county's plan in force: fetched as its document and built here, by the same kernel as on the server. */
export function CountyPlan({ counties, county, engine }: OpenCounty) {
  const t = useText();
  const document = useQuery(planQuery(county));
  const built = useMemo(
    () => (document.data === undefined ? null : planOfDocument(county.scheme, document.data)),
    [county.scheme, document.data],
  );
  useGround(engine, county, t.language);
  useFirstLook(engine, county);
  if (document.error !== null)
    return (
      <div className={page.message}>
        <Failed error={document.error} retry={() => void document.refetch()} />
      </div>
    );
  if (built === null || document.data === undefined) return <Waiting />;
  if (!built.ok || built.plan.tiers.length === 0)
    return (
      <p className={page.message} role="alert">
        {built.ok ? t('planner.no-areas') : t('planner.not-built', { reason: built.reason, at: built.at })}
      </p>
    );
  return (
    <Drafted key={county.plan.hash} {...{ counties, county, engine, built }} listed={document.data.grids} />
  );
}

interface DraftedProps extends OpenCounty {
  readonly built: Built;
  /** The grids of the plan in force. */
  readonly listed: readonly Grid[];
}

function Drafted({ counties, county, engine, built, listed }: DraftedProps) {
  const t = useText();
  const title = useCallback(
    () => t('planner.draft.title', { when: formatInstant(new Date().toISOString(), county.scheme.timeZone) }),
    [t, county.scheme.timeZone],
  );
  const draft = useDraft(county.id, county.plan.hash, built.plan, title);
  if (draft.kind === 'opening') return <Waiting />;
  if (draft.kind === 'failed')
    return (
      <div className={page.message}>
        <Failed error={draft.error} retry={draft.retry} />
      </div>
    );
  return (
    <PlanDesk {...{ counties, county, engine, built, listed }} session={draft.session} begin={draft.begin} />
  );
}

function Waiting() {
  return (
    <div className={page.message}>
      <Loading />
    </div>
  );
}

/** Looks at the whole scope, unless the address says where to look. */
function useFirstLook(engine: Engine | null, county: County): void {
  const [url] = useUrlState();
  const { at } = url;
  useEffect(() => {
    if (engine !== null && at === undefined) engine.flyToBounds(county.plan.bounds, covered());
  }, [engine, at, county.plan.bounds]);
}
