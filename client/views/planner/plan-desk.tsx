import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Reply } from '../../../data/api.ts';
import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { DraftSession } from '../../session/draft-session.ts';
import { type County, tierQuery } from '../../session/queries.ts';
import { Panel } from '../../ui/panel.tsx';
import { AreaTable } from './area-table.tsx';
import type { Built } from './built.ts';
import { ChecksList } from './checks-list.tsx';
import { DeskHeader } from './desk-header.tsx';
import { drawPlan } from './drawn-plan.ts';
import { EditList } from './edit-list.tsx';
import { createPlanEditor, type PlanEditor } from './plan-editor.ts';
import { PlanFurniture } from './plan-furniture.tsx';
import styles from './planner.module.css';
import { refusalText } from './refusal-text.ts';
import { SaveState } from './save-state.tsx';
import { usePlanDrawing } from './use-plan-drawing.ts';
import { useHandleView, usePlannerKeys, useVertexTool } from './use-vertex-tool.ts';
import { VertexCard } from './vertex-card.tsx';

interface PlanDeskProps {
  readonly counties: Reply<'counties'>;
  readonly county: County;
  readonly engine: Engine | null;
  readonly built: Built;
  readonly session: DraftSession<DraftedPlan>;
  readonly begin: () => void;
}

/** The desk: a map to drag borders on, and beside it what that does. */
export function PlanDesk({ counties, county, engine, built, session, begin }: PlanDeskProps) {
  const t = useText();
  const tiers = useMemo(() => openingFirst(county, built.plan), [county, built.plan]);
  const [tierId, setTier] = useState(tiers[0] ?? '');
  const tier = built.plan.tiers.findIndex(({ id }) => id === tierId);
  const editor = useEditor(session, tier);
  const state = useStore(editor.store);
  const draft = useStore(session.store);
  const base = useMemo(() => drawPlan(built.plan), [built.plan]);
  const grids = useQuery(tierQuery(county, tierId)).data;
  const view = useHandleView(engine);
  usePlanDrawing({ engine, base, tier, grids, state, view, t });
  useVertexTool(engine, editor);
  usePlannerKeys(editor, engine, session);
  return (
    <>
      <Panel
        label={t('planner.title')}
        shows=""
        header={
          <>
            <DeskHeader {...{ counties, county, session, draft, begin, tiers, tierId, setTier }} />
            <SaveState session={session} draft={draft} />
          </>
        }
      >
        <VertexCard {...{ county, editor, state, tier, view, engine }} />
        <AreaTable county={county} base={base} now={state.drawn} />
        <ChecksList
          county={county}
          base={base}
          built={built}
          drawn={state.drawn}
          busy={state.drag !== null}
          engine={engine}
        />
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

/** The editor of a session. It lives as long as the session does; another tier only changes what can be taken. */
function useEditor(session: DraftSession<DraftedPlan>, tier: number): PlanEditor {
  const editor = useMemo(() => createPlanEditor(session), [session]);
  useEffect(() => editor.start(), [editor]);
  useEffect(() => editor.setTier(tier), [editor, tier]);
  return editor;
}

/** The ids of the tiers that can be edited: those no other tier is made of; the county's opening tier first. */
function openingFirst({ scheme }: County, plan: Plan): string[] {
  const isParent = new Set(plan.tiers.map(({ parent }) => parent));
  const lowest = plan.tiers.filter((_, index) => !isParent.has(index)).map(({ id }) => id);
  return lowest.toSorted((a, b) => Number(b === scheme.openingTier) - Number(a === scheme.openingTier));
}
