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
import { Switch } from '../../ui/switch.tsx';
import { AreaTable } from './area-table.tsx';
import { createBlockChooser } from './block-chooser.ts';
import { BlocksCard } from './blocks-card.tsx';
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
import { useBlockTool } from './use-block-tool.ts';
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

/** What is being edited: vertices that are dragged, or blocks that are chosen. */
type Tool = 'vertices' | 'blocks';

/** The desk: a map to drag borders on or to choose blocks on, and beside it what that does. */
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
  const [tool, setTool] = useState<Tool>('vertices');
  const isVertices = tool === 'vertices';
  const chooser = useMemo(() => createBlockChooser(session), [session]);
  const choice = useStore(chooser.store);
  const view = useHandleView(isVertices ? engine : null);
  const blocks = isVertices ? null : choice;
  usePlanDrawing({ engine, base, tier, grids, state, view, blocks, t });
  useVertexTool(isVertices ? engine : null, editor);
  useBlockTool(isVertices ? null : engine, chooser);
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
        <div className={styles.tool}>
          <Switch
            label={t('planner.tool')}
            value={tool}
            options={[
              { value: 'vertices', label: t('planner.tool.vertices') },
              { value: 'blocks', label: t('planner.tool.blocks') },
            ]}
            onChange={(next) => {
              editor.select(null);
              setTool(next);
            }}
          />
        </div>
        {isVertices ? (
          <VertexCard {...{ county, editor, state, tier, view, engine }} />
        ) : (
          <BlocksCard {...{ chooser, choice, tier }} />
        )}
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
