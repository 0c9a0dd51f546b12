import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { DraftSession } from '../../session/draft-session.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import { type BlockChoice, type BlockChooser, createBlockChooser } from './block-chooser.ts';
import { type BorderChoice, type BorderChooser, createBorderChooser } from './border-chooser.ts';
import type { HandleView } from './draft-slot.ts';
import { createGridChooser, type GridChoice, type GridChooser } from './grid-chooser.ts';
import { createPlanEditor, type EditorState, type PlanEditor } from './plan-editor.ts';
import { useBlockTool } from './use-block-tool.ts';
import { useClickTool } from './use-click-tool.ts';
import { useHandleView, usePlannerKeys, useVertexTool } from './use-vertex-tool.ts';

/** What is being edited: vertices that are dragged, a border, blocks that are chosen, or a grid as a whole. */
export const tools = ['vertices', 'borders', 'blocks', 'grids'] as const;
export type Tool = (typeof tools)[number];

export interface Tools {
  readonly tool: Tool;
  /** Takes another tool in hand; what was selected is let go. */
  readonly take: (tool: Tool) => void;
  readonly editor: PlanEditor;
  readonly state: EditorState;
  readonly view: HandleView | null;
  readonly borders: BorderChooser;
  readonly borderChoice: BorderChoice;
  readonly blocks: BlockChooser;
  readonly blockChoice: BlockChoice;
  readonly grids: GridChooser;
  readonly gridChoice: GridChoice;
}

/** The planner's tools at work on a session. All live as long as it does; the map and the keyboard go to the one in hand. */
export function useTools(
  engine: Engine | null,
  session: DraftSession<DraftedPlan>,
  tier: number,
  tierId: string,
): Tools {
  const [tool, setTool] = useState<Tool>('vertices');
  const mapOf = (one: Tool) => (tool === one ? engine : null);
  const editor = useEditor(session, tier);
  const borders = useMemo(() => createBorderChooser(session), [session]);
  const blocks = useMemo(() => createBlockChooser(session), [session]);
  const grids = useMemo(() => createGridChooser(session), [session]);
  const view = useHandleView(mapOf('vertices'));
  useVertexTool(mapOf('vertices'), editor);
  useEffect(() => borders.start(), [borders]);
  useEffect(() => borders.setTier(tier), [borders, tier]);
  useClickTool(mapOf('borders'), borders.click);
  useBlockTool(mapOf('blocks'), blocks);
  useEffect(() => grids.start(), [grids]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a grid of another tier is no longer the one in hand
  useEffect(() => grids.choose(null), [grids, tier]);
  const clickGrid = useCallback((place: LatticePoint) => grids.click(place, tierId), [grids, tierId]);
  useClickTool(mapOf('grids'), clickGrid);
  const letGo = useMemo(
    () =>
      ({
        vertices: () => {
          editor.letGo();
          engine?.setCursor('');
        },
        borders: borders.drop,
        blocks: blocks.drop,
        grids: () => grids.choose(null),
      })[tool],
    [tool, editor, borders, blocks, grids, engine],
  );
  usePlannerKeys(editor, session, letGo);
  return {
    tool,
    take: (next) => {
      editor.select(null);
      setTool(next);
    },
    editor,
    state: useStore(editor.store),
    view,
    borders,
    borderChoice: useStore(borders.store),
    blocks,
    blockChoice: useStore(blocks.store),
    grids,
    gridChoice: useStore(grids.store),
  };
}

/** The editor of a session. It lives as long as the session does; another tier only changes what can be taken. */
function useEditor(session: DraftSession<DraftedPlan>, tier: number): PlanEditor {
  const editor = useMemo(() => createPlanEditor(session), [session]);
  useEffect(() => editor.start(), [editor]);
  useEffect(() => editor.setTier(tier), [editor, tier]);
  return editor;
}
