import { useEffect, useMemo, useRef } from 'react';
import type { TierCollection } from '../../../data/model/replies.ts';
import type { Speak } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import { type BorderSlot, type GridSlot, nothing, type SlotFeatures } from '../../map/slot-data.ts';
import { labelFeatures } from '../../overlays/grid-features.ts';
import type { BlockChoice } from './block-chooser.ts';
import { blockSlot } from './block-slot.ts';
import { changedBorders } from './changed-borders.ts';
import { draftSlot, type HandleView } from './draft-slot.ts';
import type { DrawnLine } from './drawn-line.ts';
import type { DrawnPlan } from './drawn-plan.ts';
import type { EditorState } from './plan-editor.ts';
import {
  type BorderFeature,
  borderSlot,
  dividingLines,
  gridSlot,
  isOnDividingLine,
  redrawn,
  tintsOf,
} from './plan-slots.ts';
import type { PointedPlace } from './pointed-place.ts';

interface Drawn {
  readonly grids: SlotFeatures<GridSlot>;
  readonly borders: SlotFeatures<BorderSlot>;
  readonly dividing: readonly BorderFeature[];
  /** What the slots were set for: with another, everything is drawn anew. */
  readonly key: string;
}

interface PlanDrawing {
  readonly engine: Engine | null;
  readonly base: DrawnPlan;
  readonly tier: number;
  readonly grids: TierCollection | undefined;
  readonly state: EditorState;
  readonly view: HandleView | null;
  /** The chosen blocks, where blocks are what is being edited. */
  readonly blocks: BlockChoice | null;
  /** What the tool in hand is drawing. */
  readonly line: DrawnLine | null;
  readonly pointed: PointedPlace | null;
  readonly t: Speak;
}

/** Draws the draft: once as a whole, then only the grids and borders that differ from what is on the map. */
export function usePlanDrawing({
  engine,
  base,
  tier,
  grids,
  state,
  view,
  blocks,
  line,
  pointed,
  t,
}: PlanDrawing): void {
  const last = useRef<Drawn | null>(null);
  const { drawn, drag } = state;
  useEffect(() => {
    last.current = null;
    return () => {
      engine?.setSlot('draft', nothing);
      engine?.setSlot('blocks', nothing);
    };
  }, [engine]);
  useEffect(() => {
    if (engine === null || grids === undefined) return;
    const key = `${tier} ${t.language}`;
    const before = last.current;
    const keepsLines = before?.key === key && drag !== null && !isOnDividingLine(drawn.plan, drag.to);
    const dividing = keepsLines ? before.dividing : dividingLines(drawn.plan, tier, t.language);
    const now: Drawn = {
      grids: gridSlot(drawn.tiers[tier] ?? [], tintsOf(grids)),
      borders: borderSlot(drawn, tier, dividing),
      dividing,
      key,
    };
    last.current = now;
    if (before?.key === key && sameIds(before, now)) {
      engine.patchSlot('grids', redrawn(before.grids, now.grids));
      engine.patchSlot('borders', redrawn(before.borders, now.borders));
    } else {
      engine.setSlot('grids', now.grids);
      engine.setSlot('borders', now.borders);
    }
  }, [engine, drawn, drag, grids, tier, t.language]);
  useEffect(() => {
    if (engine !== null && grids !== undefined) engine.setSlot('labels', labelFeatures(grids, t.language));
  }, [engine, grids, t.language]);
  const plan = blocks?.plan;
  const faces = blocks?.faces;
  useEffect(() => {
    const isShown = plan !== undefined && faces !== undefined;
    engine?.setSlot('blocks', isShown ? blockSlot(plan.map, faces) : nothing);
  }, [engine, plan, faces]);
  const changed = useMemo(() => changedBorders(base, drawn, tier), [base, drawn, tier]);
  useEffect(() => {
    engine?.setSlot('draft', draftSlot(state, changed, view, line, pointed, t));
  }, [engine, state, changed, view, line, pointed, t]);
}

function sameIds(before: Drawn, now: Drawn): boolean {
  const ids = ({ grids, borders }: Drawn) =>
    [...grids.features, ...borders.features].map(({ properties }) => properties.id).join('\n');
  return ids(before) === ids(now);
}
