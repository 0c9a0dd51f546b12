import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { displayStates } from '../../../data/model/issue.ts';
import type { Tier } from '../../../data/model/scheme.ts';
import { formatNumber, formatShort } from '../../i18n/format.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import { useStreetClasses } from '../../overlays/street-classes.ts';
import { type County, countsQuery, tierQuery } from '../../session/queries.ts';
import { Legend, type LegendEntry } from '../../ui/legend.tsx';
import { type MapColours, palettes, urgencies } from '../../ui/palette.ts';
import { phoneWidth } from '../../ui/panel.tsx';
import { useMedia, useTheme } from '../../ui/use-theme.ts';
import type { BrowseState } from './browse-state.ts';
import { toggledState } from './filter-changes.ts';
import { IssueSymbol } from './issue-symbol.tsx';
import { Frame, Hexagon, Line, Sections, Swatch } from './legend-signs.tsx';
import styles from './map-legend.module.css';
import type { IssueView } from './use-issue-view.ts';

interface MapLegendProps {
  readonly county: County;
  readonly state: BrowseState;
  readonly issues: IssueView;
  readonly indexLegend: ReactNode;
}

/** On a screen so low what colours mean gives way to the classes of an index: the lists in the panel say it too. */
const lowScreen = '(max-height: 52rem)';

/** The legend: issue states, which can be shown and hidden, and on a desk what else the map draws. */
export function MapLegend({ county, state, issues, indexLegend }: MapLegendProps) {
  const t = useText();
  const isPhone = useMedia(phoneWidth);
  const isLow = useMedia(lowScreen);
  const isColoured = state.url.index !== undefined;
  const counts = useQuery(countsQuery(county.id)).data?.total;
  const { states, update } = state;
  // What is filtered is counted here as it is on the map; else the server knows, before the points have come.
  const left = issues.isFiltered ? issues.crossed?.counts.state : undefined;
  const entries = displayStates.map((one, place): LegendEntry => {
    const count = left?.[place] ?? counts?.[one];
    return {
      key: one,
      label: t(`issue.state.${one}`),
      symbol: <IssueSymbol state={one} />,
      shown: states.has(one),
      ...(count !== undefined && { count: (isPhone ? formatShort : formatNumber)(t, count) }),
    };
  });
  return (
    <div className={styles.legend}>
      <Legend
        title={t('leader.legend.issues')}
        entries={entries}
        onToggle={(key) => update({ hide: toggledState(states, key) })}
      />
      {!isPhone && (
        <>
          {!(isLow && isColoured) && <Urgencies issues={issues} isColoured={isColoured} />}
          <Signs county={county} state={state} isColoured={isColoured} />
          {indexLegend}
        </>
      )}
    </div>
  );
}

interface UrgenciesProps extends Pick<MapLegendProps, 'issues'> {
  readonly isColoured: boolean;
}

function Urgencies({ issues, isColoured }: UrgenciesProps) {
  const t = useText();
  const colours = palettes[useTheme()].map;
  const entries = urgencies
    .filter((one) => one !== 'done')
    .map((one): LegendEntry => {
      return { key: one, label: t(`issue.urgency.${one}`), symbol: <Swatch colour={colours.urgency[one]} /> };
    });
  const placement = issues.table?.facets.placement;
  if (placement?.of.some((at) => placement.values[at] !== 'inside'))
    entries.push({ key: 'apart', label: t('issues.apart'), symbol: <Frame /> });
  if (!isColoured)
    entries.push({ key: 'bins', label: t('issues.bins'), symbol: <Hexagon colours={colours} /> });
  return <Legend title={t('leader.legend.urgency')} entries={entries} />;
}

interface SignsProps extends Pick<MapLegendProps, 'county' | 'state'> {
  readonly isColoured: boolean;
}

function Signs({ county, state: { tier, shown }, isColoured }: SignsProps) {
  const t = useText();
  const colours = palettes[useTheme()].map;
  const ofTier = useTierSigns(county, tier, colours);
  const signs = [
    ...(isColoured ? [] : ofTier),
    ...(shown.has('coverage') ? coverageSigns(t, colours) : []),
    ...(shown.has('patrol') ? patrolSigns(t, colours) : []),
  ];
  return signs.length === 0 ? null : <Legend title={t('leader.legend.grids')} entries={signs} />;
}

/** How the grids of a tier are drawn: the borders of areas, the classes of streets, sites. */
function useTierSigns(county: County, tier: Tier, colours: MapColours): LegendEntry[] {
  const t = useText();
  const grids = useQuery(tierQuery(county, tier.id)).data;
  const classes = useStreetClasses(county, tier, grids);
  const label = t(tier.label);
  if (classes !== undefined)
    return classes.classes.map((one, place) => ({
      key: one.id,
      label: t(one.label),
      symbol: <Line colour={colours.classes[place % colours.classes.length] ?? colours.ink} width={5} />,
    }));
  if (tier.kind === 'street')
    return [
      {
        key: 'own',
        label: t('leader.legend.sections', { tier: label }),
        symbol: <Sections colours={colours} />,
      },
    ];
  if (tier.kind === 'site') return [{ key: 'own', label, symbol: <Swatch colour={colours.classes[0]} /> }];
  const parent = county.scheme.tiers.find(({ id }) => id === tier.parent);
  const own: LegendEntry = {
    key: 'own',
    label: t('leader.legend.border', { tier: label }),
    symbol: <Line colour={colours.border} width={1.5} />,
  };
  if (parent === undefined) return [own];
  return [
    own,
    {
      key: 'parent',
      label: t('leader.legend.border', { tier: t(parent.label) }),
      symbol: <Line colour={colours.parentBorder} width={4} />,
    },
  ];
}

function patrolSigns(t: Speak, { ink }: MapColours): LegendEntry[] {
  return [
    { key: 'walked', label: t('patrol.walked'), symbol: <Line colour={ink} width={2.5} /> },
    { key: 'not-walked', label: t('patrol.not-walked'), symbol: <Line colour={ink} width={2.5} dotted /> },
  ];
}

function coverageSigns(t: Speak, colours: MapColours): LegendEntry[] {
  return [
    { key: 'gap', label: t('leader.legend.fault'), symbol: <Swatch colour={colours.gap} /> },
    {
      key: 'lacking',
      label: t('leader.legend.lacking'),
      symbol: <Line colour={colours.gap} width={3} dashed />,
    },
  ];
}
