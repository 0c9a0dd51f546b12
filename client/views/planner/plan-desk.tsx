import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Reply } from '../../../data/api.ts';
import type { Grid } from '../../../data/model/plan.ts';
import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { DraftSession } from '../../session/draft-session.ts';
import type { County } from '../../session/queries.ts';
import { Panel } from '../../ui/panel.tsx';
import { AreaTable } from './area-table.tsx';
import type { Built } from './built.ts';
import { ChecksList } from './checks-list.tsx';
import { DeskHeader } from './desk-header.tsx';
import { DraftLine } from './draft-line.tsx';
import { drawPlan } from './drawn-plan.ts';
import { EditList } from './edit-list.tsx';
import { PlanFurniture } from './plan-furniture.tsx';
import styles from './planner.module.css';
import { usePointedPlace } from './pointed-place.ts';
import { refusalText } from './refusal-text.ts';
import { openingFirst, TierSwitch } from './tier-switch.tsx';
import { ToolCard } from './tool-card.tsx';
import { useEmphasis } from './use-emphasis.ts';
import { useDrawnLine, useShapeInHand } from './use-in-hand.ts';
import { useNamedGrids } from './use-named-grids.ts';
import { usePlanDrawing } from './use-plan-drawing.ts';
import { useTools } from './use-tools.ts';

interface PlanDeskProps {
  readonly counties: Reply<'counties'>;
  readonly county: County;
  readonly engine: Engine | null;
  readonly built: Built;
  /** The grids of the plan in force. */
  readonly listed: readonly Grid[];
  readonly session: DraftSession<DraftedPlan>;
  readonly begin: () => void;
}

/** The desk: a map to drag borders on, or to choose blocks or a grid on, and beside it what that does. */
export function PlanDesk({ counties, county, engine, built, listed, session, begin }: PlanDeskProps) {
  const t = useText();
  const tiers = useMemo(() => openingFirst(county, built.plan), [county, built.plan]);
  const [tierId, setTier] = useState(tiers[0] ?? '');
  const tier = built.plan.tiers.findIndex(({ id }) => id === tierId);
  const draft = useStore(session.store);
  const inHand = useTools(engine, session, tier, tierId);
  const { tool, state, view, blockChoice } = inHand;
  const base = useMemo(() => drawPlan(built.plan), [built.plan]);
  const plan = draft.plan.now;
  const { done } = draft.history;
  const named = { county, base: built.plan, listed, plan, done, tier };
  const { gridOf, inForce, tierGrids: grids } = useNamedGrids(named);
  const blocks = tool === 'blocks' ? blockChoice : null;
  const line = useDrawnLine(inHand);
  const [pointed, show] = usePointedPlace(engine, plan, tool);
  usePlanDrawing({ engine, base, tier, grids, state, view, blocks, line, pointed, t });
  useEmphasis(engine, useShapeInHand(inHand));
  return (
    <>
      <Panel
        label={t('planner.title')}
        shows=""
        header={<DeskHeader {...{ counties, county, session, draft }} />}
      >
        <TierSwitch {...{ county, tiers, tierId, setTier }} />
        <ToolCard {...{ county, engine, show, tier, gridOf, inForce, inHand }} />
        <AreaTable county={county} base={base} now={state.drawn} />
        <ChecksList
          county={county}
          base={base}
          built={built}
          draft={draft.plan}
          drawn={state.drawn}
          busy={state.drag !== null}
          show={show}
        />
        <DraftLine {...{ county, draft, begin }} />
        <EditList draft={draft} engine={engine} />
      </Panel>
      {state.refused !== null && (
        <p className={styles.banner} role="alert">
          {t('planner.refused')}
          {t('planner.colon')}
          {refusalText(t, state.refused.reason)}
        </p>
      )}
      <PlanFurniture county={county} engine={engine} />
    </>
  );
}
