import type { Engine } from '../../map/engine-types.ts';
import type { County } from '../../session/queries.ts';
import type { BrowseState } from './browse-state.ts';
import type { OpenGrid } from './browse-types.ts';
import { Certificate } from './certificate.tsx';
import { ExportCard } from './export-card.tsx';
import { FilterCard } from './filter-card.tsx';
import { GridCard } from './grid-card.tsx';
import { HereCard } from './here-card.tsx';
import { IssueCard } from './issue-card.tsx';
import { Overview } from './overview.tsx';
import { PatrolCard } from './patrol-card.tsx';
import { ReportCard } from './report-card.tsx';
import { TrackCard } from './track-card.tsx';
import type { Colouring } from './use-colouring.tsx';
import type { IssueView } from './use-issue-view.ts';
import type { useMine } from './use-mine.ts';
import { WalksCard } from './walks-card.tsx';

interface PanelBodyProps {
  readonly county: County;
  readonly engine: Engine | null;
  readonly state: BrowseState;
  readonly mine: ReturnType<typeof useMine>;
  readonly issues: IssueView;
  readonly colouring: Colouring;
  readonly onOpen: OpenGrid;
}

/** What the panel tells: the case, else the grid, else the place that was clicked, else what was asked for, else the county. */
export function PanelBody({ county, engine, state, mine, issues, colouring, onOpen }: PanelBodyProps) {
  const { url, update, tier } = state;
  if (url.issue !== undefined)
    return (
      <IssueCard
        county={county}
        issue={url.issue}
        onOpen={onOpen}
        onClose={() => update({ issue: undefined })}
      />
    );
  if (url.panel === 'report')
    return <ReportCard county={county} state={state} engine={engine} onOpen={onOpen} />;
  if (url.panel === 'walks' && url.track !== undefined)
    return (
      <TrackCard
        key={url.track}
        county={county}
        track={url.track}
        onClose={() => update({ track: undefined })}
      />
    );
  const close = () => update({ grid: undefined, here: undefined });
  const here = url.here && <HereCard county={county} place={url.here} onOpen={onOpen} />;
  if (url.grid !== undefined)
    return (
      <GridCard
        county={county}
        tier={tier.id}
        grid={url.grid}
        tallied={colouring.tallied}
        onOpen={onOpen}
        onClose={close}
      >
        {here}
      </GridCard>
    );
  if (url.here !== undefined)
    return (
      <HereCard
        county={county}
        place={url.here}
        onOpen={onOpen}
        onClose={() => update({ here: undefined })}
      />
    );
  if (url.panel === 'filter')
    return <FilterCard county={county} state={state} issues={issues} indexLegend={colouring.legend} />;
  if (url.panel === 'walks') return <WalksCard county={county} state={state} />;
  if (url.panel === 'export')
    return (
      <ExportCard county={county} state={state} issues={issues} engine={engine} coloured={colouring.shown} />
    );
  return (
    <Overview county={county} state={state} mine={mine} onOpen={onOpen}>
      {state.shown.has('patrol') && <PatrolCard county={county} tier={tier.id} onOpen={onOpen} />}
      {state.shown.has('coverage') && <Certificate county={county} onOpen={onOpen} />}
    </Overview>
  );
}
