import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useMedia } from '../../ui/use-theme.ts';
import { bars, type DayWindow } from './day-window.ts';
import styles from './time-slider.module.css';
import type { IssueView } from './use-issue-view.ts';

/** From this width on there is room for the timeline between the panel and the legend; below it stands in the panel. */
export const timelineWidth = '(min-width: 72rem)';

/** Who asks for less motion steps by hand. */
const lessMotion = '(prefers-reduced-motion: reduce)';
const mostBars = 120;

/** The timeline: reports a day, the stretch that is seen, and what makes it run. Nothing while it is closed. */
export function TimeSlider({ issues }: { readonly issues: IssueView }) {
  const t = useText();
  const isStill = useMedia(lessMotion);
  const { table, crossed, time } = issues;
  const { mode, window, days, playing } = time;
  if (mode === null || window === null || days === null || table === undefined || crossed === undefined)
    return null;
  const said = t('issues.time.days', { from: days[0], to: days[1], n: formatNumber(t, crossed.seen) });
  return (
    <section className={styles.slider} aria-label={t('issues.time')}>
      <div className={styles.row}>
        {!isStill && (
          <Button
            kind="main"
            aria-label={t(playing ? 'issues.time.pause' : 'issues.time.play')}
            onClick={() => time.setPlaying(!playing)}
          >
            <Sign path={playing ? 'M6 4v12M14 4v12' : 'M6 4l10 6-10 6z'} filled={!playing} />
          </Button>
        )}
        <Button aria-label={t('issues.time.back')} onClick={() => time.step(-1)}>
          <Sign path="M12 4l-6 6 6 6" />
        </Button>
        <Button aria-label={t('issues.time.forward')} onClick={() => time.step(1)}>
          <Sign path="M8 4l6 6-6 6" />
        </Button>
        <Switch
          label={t('issues.time.mode')}
          value={mode}
          options={(['window', 'cumulative'] as const).map((one) => ({
            value: one,
            label: t(`issues.time.${one}`),
          }))}
          onChange={time.setMode}
        />
        <Button kind="quiet" aria-label={t('issues.time.close')} onClick={() => time.setMode(null)}>
          <Sign path="M4 4l12 12M16 4L4 16" />
        </Button>
      </div>
      <Bars perDay={crossed.perDay} window={window} label={t('issues.time.chart')} />
      <div className={styles.ranges}>
        {mode === 'window' && (
          <Range
            label={t('issues.time.from')}
            names={table.days}
            at={window[0]}
            onMove={(first) => time.setWindow([Math.min(first, window[1]), window[1]])}
          />
        )}
        <Range
          label={t('issues.time.to')}
          names={table.days}
          at={window[1]}
          onMove={(last) => time.setWindow([mode === 'window' ? Math.min(window[0], last) : 0, last])}
        />
      </div>
      <p className={styles.said} role={playing ? undefined : 'status'}>
        {said}
        <small>{t('issues.time.by')}</small>
      </p>
    </section>
  );
}

interface RangeProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly at: number;
  readonly onMove: (at: number) => void;
}

/** One end of the stretch. The browser's own slider: arrows a day, page keys a tenth, Home and End the ends. */
function Range({ label, names, at, onMove }: RangeProps) {
  return (
    <input
      type="range"
      className={styles.range}
      aria-label={label}
      aria-valuetext={names[at]}
      min={0}
      max={names.length - 1}
      value={at}
      onChange={(event) => onMove(Number(event.target.value))}
    />
  );
}

interface BarsProps {
  readonly perDay: Uint32Array;
  readonly window: DayWindow;
  readonly label: string;
}

/** How many were reported when, whatever stretch is seen. */
function Bars({ perDay, window: [first, last], label }: BarsProps) {
  const { days, counts } = bars(perDay, mostBars);
  const most = Math.max(1, ...counts);
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${counts.length} 100`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {counts.map((count, bar) => {
        const isSeen = bar * days <= last && (bar + 1) * days > first;
        const height = count === 0 ? 0 : Math.max(4, (100 * count) / most);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
            key={bar}
            className={isSeen ? styles.seen : styles.unseen}
            x={bar + 0.1}
            y={100 - height}
            width={0.8}
            height={height}
          />
        );
      })}
    </svg>
  );
}

function Sign({ path, filled = false }: { readonly path: string; readonly filled?: boolean }) {
  return (
    <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
      <path
        d={path}
        fill={filled ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
