import { useEffect, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Bounds, Engine } from '../../map/engine-types.ts';
import { latticeBox, rowsIn } from '../../map/issues/in-view.ts';
import type { Choropleth } from '../../overlays/choropleth.ts';
import { seenRows } from '../../overlays/issues/issue-filter.ts';
import type { County } from '../../session/queries.ts';
import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/download.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import type { BrowseState } from './browse-state.ts';
import { Card } from './card.tsx';
import { type ExportFormat, useExports } from './use-exports.ts';
import type { IssueView } from './use-issue-view.ts';

interface ExportCardProps {
  readonly county: County;
  readonly state: BrowseState;
  readonly issues: IssueView;
  readonly engine: Engine | null;
  /** How the grids are coloured, if they are. */
  readonly coloured: Choropleth | null;
}

/** More than this are not fetched one by one for a file. */
const most = 20_000;
const formats: readonly ExportFormat[] = ['csv', 'geojson', 'png'];

/** What is in view and passes the filters, as a file. */
export function ExportCard({ county, state, issues, engine, coloured }: ExportCardProps) {
  const t = useText();
  const close = () => state.update({ panel: undefined });
  const ids = useIdsInView(engine, issues);
  const make = useExports(county, state, issues, engine, coloured);
  const [running, setRunning] = useState<{ readonly found: number } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  if (ids === undefined) return <Loading />;
  const run = async (format: ExportFormat) => {
    const controller = new AbortController();
    stop.current = controller;
    setError(null);
    setDone(null);
    setRunning({ found: 0 });
    try {
      const file = await make(format, ids, {
        signal: controller.signal,
        progress: (found) => setRunning({ found }),
      });
      download(file.blob, file.name);
      setDone(file.name);
    } catch (cause) {
      if (!controller.signal.aborted) setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setRunning(null);
    }
  };
  const n = formatNumber(t, ids.size);
  const cannotList = ids.size === 0 || ids.size > most;
  return (
    <Card title={t('issues.export')} onClose={close}>
      <p role="status">{t('issues.export.what', { n })}</p>
      {ids.size === 0 && <p>{t('issues.export.none')}</p>}
      {ids.size > most && <p>{t('issues.export.too-many', { most: formatNumber(t, most) })}</p>}
      {formats.map((format) => (
        <Button
          key={format}
          disabled={running !== null || (format !== 'png' && cannotList)}
          onClick={() => void run(format)}
        >
          {t(`issues.export.${format}`)}
        </Button>
      ))}
      {running !== null && (
        <p role="status">
          {t('issues.export.running', { n: formatNumber(t, running.found), all: n })}{' '}
          <Button kind="quiet" onClick={() => stop.current?.abort()}>
            {t('issues.export.cancel')}
          </Button>
        </p>
      )}
      {done !== null && <p role="status">{t('issues.export.done', { file: done })}</p>}
      {error !== null && <Failed error={error} />}
      <p>{t('issues.export.explain')}</p>
    </Card>
  );
}

/** The ids of the issues that are seen and in view, wherever the map is moved to. */
function useIdsInView(engine: Engine | null, { table, crossed }: IssueView): ReadonlySet<number> | undefined {
  const [bounds, setBounds] = useState<Bounds | null>(() => engine?.bounds() ?? null);
  useEffect(() => {
    if (engine === null) return;
    setBounds(engine.bounds());
    return engine.onCamera(() => setBounds(engine.bounds()));
  }, [engine]);
  return useMemo(() => {
    if (table === undefined || crossed === undefined || bounds === null) return undefined;
    const rows = rowsIn(table.columns, seenRows(crossed), latticeBox(bounds, 0));
    return new Set(Array.from(rows, (row) => table.columns.id[row] ?? 0));
  }, [table, crossed, bounds]);
}
