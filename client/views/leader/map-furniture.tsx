import type { ReactNode } from 'react';
import { formatLength } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import { overlays } from '../../overlays/overlays.ts';
import type { County } from '../../session/queries.ts';
import { useMay } from '../../session/session.ts';
import type { WalksAtHand } from '../../session/walks/page-recorder.ts';
import { metresOf } from '../../session/walks/walk.ts';
import { Button } from '../../ui/button.tsx';
import { useMedia } from '../../ui/use-theme.ts';
import { type BrowseState, toggled } from './browse-state.ts';
import styles from './map-furniture.module.css';
import { MapLegend } from './map-legend.tsx';
import { ScaleBar } from './scale-bar.tsx';
import { TimeSlider, timelineWidth } from './time-slider.tsx';
import type { IssueView } from './use-issue-view.ts';

interface MapFurnitureProps {
  readonly county: County;
  readonly state: BrowseState;
  readonly issues: IssueView;
  readonly indexLegend: ReactNode;
  readonly walks: WalksAtHand;
  readonly engine: Engine | null;
  readonly onWhole: () => void;
}

/** What would stand before the filter in the panel. */
const nothingChosen = { issue: undefined, grid: undefined, here: undefined } as const;

/** What stands on the map: zoom, overlays, legend, scale, and the mark that says it is illustrative. */
export function MapFurniture({
  county,
  state,
  issues,
  indexLegend,
  walks: { recording, isWaiting },
  engine,
  onWhole,
}: MapFurnitureProps) {
  const t = useText();
  const { shown, update, url } = state;
  const may = useMay();
  const isWide = useMedia(timelineWidth);
  // Something chosen on the map stands before it in the panel: then the button brings it back.
  const showsWalks =
    url.panel === 'walks' && [url.issue, url.grid, url.here].every((one) => one === undefined);
  const hasTimeline = isWide && issues.time.mode !== null;
  return (
    <>
      <div className={styles.tools}>
        <fieldset className={styles.overlays}>
          <legend className="visually-hidden">{t('leader.overlays')}</legend>
          {overlays.map(({ id, label }) => (
            <Button
              key={id}
              aria-pressed={shown.has(id)}
              onClick={() => update({ show: toggled(shown, id) })}
            >
              {t(label)}
            </Button>
          ))}
        </fieldset>
        <div className={styles.actions}>
          {may('reportIssue', county.id) && (
            <Button
              aria-pressed={url.panel === 'report'}
              onClick={() =>
                update(
                  url.panel === 'report'
                    ? { panel: undefined, here: undefined }
                    : { issue: undefined, grid: undefined, panel: 'report' },
                )
              }
            >
              {t('cases.report.short')}
            </Button>
          )}
          {may('reportPatrol', county.id) && (
            <Button
              aria-pressed={showsWalks}
              onClick={() =>
                update(
                  showsWalks ? { panel: undefined, track: undefined } : { ...nothingChosen, panel: 'walks' },
                )
              }
            >
              {t('tracks.short')}
              {isWaiting && <span className={styles.dot} role="img" aria-label={t('tracks.waiting')} />}
            </Button>
          )}
          <Button
            aria-pressed={url.panel === 'filter'}
            onClick={() =>
              update(url.panel === 'filter' ? { panel: undefined } : { ...nothingChosen, panel: 'filter' })
            }
          >
            {t('issues.filter')}
            {issues.isFiltered && (
              <span className={styles.dot} role="img" aria-label={t('issues.filter.active')} />
            )}
          </Button>
          {isWide && (
            <Button
              aria-pressed={url.time !== undefined}
              onClick={() => issues.time.setMode(url.time === undefined ? 'window' : null)}
            >
              {t('issues.time')}
            </Button>
          )}
        </div>
        {recording !== undefined && (
          <div className={styles.recording}>
            <Button onClick={() => update({ ...nothingChosen, panel: 'walks', track: undefined })}>
              {t('tracks.record.on.short', { length: formatLength(t, Math.round(metresOf(recording))) })}
            </Button>
          </div>
        )}
        <div className={styles.zoom}>
          <Button aria-label={t('leader.zoom-in')} onClick={() => engine?.zoomBy(1)}>
            <Sign path="M10 4v12M4 10h12" />
          </Button>
          <Button aria-label={t('leader.zoom-out')} onClick={() => engine?.zoomBy(-1)}>
            <Sign path="M4 10h12" />
          </Button>
        </div>
        <Button aria-label={t('leader.whole-county')} onClick={onWhole}>
          <Sign path="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4" />
        </Button>
      </div>
      <MapLegend county={county} state={state} issues={issues} indexLegend={indexLegend} />
      {hasTimeline && (
        <div className={styles.timeline}>
          <TimeSlider issues={issues} />
        </div>
      )}
      <div className={`${styles.margin} ${hasTimeline ? styles.raised : ''}`}>
        {county.illustrative && (
          <p className={styles.mark}>{t.language === 'zh' ? '示意 · illustrative' : 'Illustrative · 示意'}</p>
        )}
        {engine !== null && <ScaleBar engine={engine} />}
      </div>
    </>
  );
}

function Sign({ path }: { readonly path: string }) {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
