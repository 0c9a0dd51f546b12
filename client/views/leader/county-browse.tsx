import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SearchHit } from '../../../data/model/replies.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine, Insets } from '../../map/engine-types.ts';
import { useEmphasis } from '../../overlays/emphasis.ts';
import { boundsOf } from '../../overlays/grid-features.ts';
import { useGrids } from '../../overlays/grids.ts';
import { useGround } from '../../overlays/ground.ts';
import { useIssuePoints } from '../../overlays/issues.ts';
import { overlays } from '../../overlays/overlays.ts';
import { useLive } from '../../session/live.ts';
import type { County } from '../../session/queries.ts';
import { sessionQuery } from '../../session/session.ts';
import type { UrlState } from '../../session/url-state.ts';
import { useWalksAtHand } from '../../session/walks/page-recorder.ts';
import { Panel, phoneWidth } from '../../ui/panel.tsx';
import { useMedia } from '../../ui/use-theme.ts';
import { useBrowseState } from './browse-state.ts';
import type { CountySummary } from './browse-types.ts';
import { MapFurniture } from './map-furniture.tsx';
import { PanelBody } from './panel-body.tsx';
import { PanelHeader } from './panel-header.tsx';
import { useCameraInUrl } from './use-camera-in-url.ts';
import { useColouring } from './use-colouring.tsx';
import { useIssuePlace } from './use-issue-place.ts';
import { useIssueView } from './use-issue-view.ts';
import { useMapClicks } from './use-map-clicks.ts';
import { useMine } from './use-mine.ts';
import { useTrackOnMap } from './use-track-on-map.ts';

interface CountyBrowseProps {
  readonly counties: readonly CountySummary[];
  readonly county: County;
  readonly engine: Engine | null;
}

/** One county on the map with the panel that tells about it. */
export function CountyBrowse({ counties, county, engine }: CountyBrowseProps) {
  const t = useText();
  const state = useBrowseState(county);
  const { url, update, tier, shown } = state;
  const isPhone = useMedia(phoneWidth);
  const insets = useInsets(isPhone);
  const live = useLive(county.id);
  const mine = useMine(county, url.mine);

  useGround(engine, county, t.language);
  const grids = useGrids(engine, county, tier, t.language, { plain: url.index !== undefined });
  const issues = useIssueView(county, state);
  const colouring = useColouring(engine, county, state, grids, issues);
  useIssuePoints(engine, issues.table, issues.crossed, t, colouring.shown === null ? 'hexagons' : 'nothing');
  useEmphasis(engine, grids, {
    selected: url.grid,
    mine: mine.mine,
    ring: useIssuePlace(county.id, url.issue) ?? url.here,
  });
  const account = useQuery(sessionQuery()).data?.account?.id;
  const walks = useWalksAtHand(account);
  const track = url.panel === 'walks' ? (url.track ?? null) : null;
  const isRecordingShown = url.panel === 'walks' && track === null;
  useTrackOnMap(engine, county.id, track, { ...walks, isRecordingShown }, insets);
  useCameraInUrl(engine, county, url.at, update, insets);
  useMapClicks(engine, update, { sheet: isPhone, pointing: url.panel === 'report' });

  const [goal, setGoal] = useState<string | null>(null);
  const open = useCallback(
    (gridTier: string, grid: string) => {
      setGoal(grid);
      update({ tier: gridTier, grid, issue: undefined, here: undefined });
    },
    [update],
  );
  /** The post whose grid was opened: once, so that it can be closed. */
  const opened = useRef<string>(undefined);
  useEffect(() => {
    const found = grids?.features.find(({ properties }) => properties.id === goal);
    const box = found === undefined ? null : boundsOf([found.geometry]);
    if (engine === null || box === null) return;
    engine.flyToBounds(box, insets({ raised: true }));
    setGoal(null);
  }, [engine, grids, goal, insets]);
  useOpenOnMine(mine.isBound ? mine.mine?.[0]?.properties : undefined, url, open);
  useEffect(() => {
    const [first] = mine.mine ?? [];
    if (url.mine === undefined) opened.current = undefined;
    if (first === undefined || opened.current === url.mine) return;
    opened.current = url.mine;
    if (url.grid === undefined) open(first.properties.tier, first.properties.id);
  }, [mine.mine, url.mine, url.grid, open]);
  const openHit = ({ tier: hitTier, grid, place }: SearchHit) => {
    if (hitTier !== null && grid !== null) open(hitTier, grid);
    else if (place !== null) update({ here: place, grid: undefined, issue: undefined });
    if (place !== null && engine !== null)
      engine.flyTo(
        { longitude: place[0], latitude: place[1], zoom: Math.max(15, engine.camera().zoom) },
        insets(),
      );
  };

  const shows = `${track ?? url.issue ?? url.grid ?? url.here?.join() ?? url.panel ?? (shown.has('coverage') ? 'coverage' : '')}`;
  return (
    <>
      {engine !== null &&
        overlays.map(({ id, Draw }) => shown.has(id) && <Draw key={id} engine={engine} county={county} />)}
      <Panel
        label={t('leader.panel')}
        shows={shows}
        header={
          <PanelHeader counties={counties} county={county} state={state} live={live} onOpenHit={openHit} />
        }
      >
        <PanelBody
          county={county}
          engine={engine}
          state={state}
          mine={mine}
          issues={issues}
          colouring={colouring}
          onOpen={open}
        />
      </Panel>
      <MapFurniture
        county={county}
        state={state}
        issues={issues}
        indexLegend={colouring.legend}
        walks={walks}
        engine={engine}
        onWhole={() => engine?.flyToBounds(county.plan.bounds, insets())}
      />
    </>
  );
}

/** Who answers for grids begins with the first of them, unless the address says what to look at. */
function useOpenOnMine(
  first: { readonly tier: string; readonly id: string } | undefined,
  url: UrlState,
  open: (tier: string, grid: string) => void,
): void {
  const [isFresh, setFresh] = useState(
    [url.grid, url.at, url.issue, url.here, url.mine, url.panel].every((part) => part === undefined),
  );
  useEffect(() => {
    if (!isFresh || first === undefined) return;
    setFresh(false);
    open(first.tier, first.id);
  }, [isFresh, first, open]);
}

/** What the panel, raised or not, and the furniture cover of the map. */
function useInsets(isPhone: boolean): (panel?: { readonly raised: boolean }) => Insets {
  return useCallback(
    ({ raised } = { raised: false }) =>
      isPhone
        ? { top: 176, right: 0, bottom: window.innerHeight * (raised ? 0.5 : 0.26), left: 0 }
        : { top: 0, right: 232, bottom: 24, left: 400 },
    [isPhone],
  );
}
