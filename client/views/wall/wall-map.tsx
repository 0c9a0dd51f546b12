import { type RefObject, useEffect, useRef } from 'react';
import type { TierCollection } from '../../../data/model/replies.ts';
import type { Tier } from '../../../data/model/scheme.ts';
import type { Speak } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import { useEngine } from '../../map/use-engine.ts';
import { useEmphasis } from '../../overlays/emphasis.ts';
import { boundsOf } from '../../overlays/grid-features.ts';
import { useGrids } from '../../overlays/grids.ts';
import { useGround } from '../../overlays/ground.ts';
import type { IssueFilter } from '../../overlays/issues/issue-filter.ts';
import { useCrossed, useIssuePoints, useIssueTable } from '../../overlays/issues.ts';
import type { County } from '../../session/queries.ts';
import type { Slide } from './slides.ts';
import { useContextGuard } from './use-context-guard.ts';
import styles from './wall.module.css';
import { wallScale } from './wall-settings.ts';

const openIssues: IssueFilter = { chosen: { state: new Set(['new', 'in-hand', 'overdue']) }, days: null };

interface WallMapProps {
  readonly t: Speak;
  readonly county: County;
  readonly tier: Tier;
  readonly slide: Slide;
}

/** The wall's one map. It is made once and flies from slide to slide. */
export function WallMap({ t, county, tier, slide }: WallMapProps) {
  const container = useRef<HTMLDivElement>(null);
  const [longitude, latitude] = county.seat;
  const engine = useEngine(container, {
    camera: { longitude, latitude, zoom: 13 },
    theme: 'dark',
    label: t('wall.map', { county: t(county.name) }),
    interactive: false,
    scale: wallScale(hundredUnits()),
  });
  useContextGuard(container);
  useGround(engine, county, t.language);
  const grids: TierCollection | undefined = useGrids(engine, county, tier, t.language, {
    names: slide.kind === 'grid',
  });
  const issues = useIssueTable(county, tier.id);
  useIssuePoints(engine, issues, useCrossed(issues, openIssues), t);
  const grid = slide.kind === 'grid' ? slide.grid : undefined;
  useEmphasis(engine, grids, {
    selected: grid?.properties.id,
    mine: useOne(grid),
    ring: undefined,
  });
  useEffect(() => {
    const bounds = grid === undefined ? county.plan.bounds : boundsOf([grid.geometry]);
    if (bounds !== null) engine?.flyToBounds(bounds, legendRoom());
  }, [engine, grid, county.plan.bounds]);
  useShownMark(container, engine, slide);
  return <div ref={container} className={styles.canvas} />;
}

/** A hundred `--u` (wall.module.css), in pixels: the screen's height, and upright 1.2 times its width. */
function hundredUnits(): number {
  return isUpright() ? 1.2 * window.innerWidth : window.innerHeight;
}

const isUpright = () => window.innerWidth <= 1.2 * window.innerHeight;

/** The strip at the bottom that the legend stands on, in one row or upright in two. */
function legendRoom() {
  return { top: 0, right: 0, bottom: hundredUnits() * (isUpright() ? 0.075 : 0.05), left: 0 };
}

/** Writes on the element which slide is completely drawn: for whoever watches the wall from outside. */
function useShownMark(
  container: RefObject<HTMLDivElement | null>,
  engine: Engine | null,
  slide: Slide,
): void {
  useEffect(() => {
    let gone = false;
    void engine?.whenIdle().then(() => {
      if (!gone && container.current !== null) container.current.dataset.shown = slide.key;
    });
    return () => {
      gone = true;
    };
  }, [container, engine, slide]);
}

/** A list of at most one, the same list for the same thing, so that effects do not run for nothing. */
function useOne<T extends object>(value: T | undefined): T[] | undefined {
  const last = useRef<{ readonly value: T | undefined; readonly list: T[] | undefined }>(undefined);
  if (last.current === undefined || last.current.value !== value)
    last.current = { value, list: value === undefined ? undefined : [value] };
  return last.current.list;
}
