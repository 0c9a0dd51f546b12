import { useQuery } from '@tanstack/react-query';
import { displayStates } from '../../../data/model/issue.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { type County, countsQuery } from '../../session/queries.ts';
import { Legend, type LegendEntry } from '../../ui/legend.tsx';
import { palettes, urgencies } from '../../ui/palette.ts';
import { phoneWidth } from '../../ui/panel.tsx';
import { useMedia, useTheme } from '../../ui/use-theme.ts';
import { type BrowseState, hiddenAtFirst } from './browse-state.ts';
import { IssueSymbol } from './issue-symbol.tsx';
import styles from './map-legend.module.css';

interface MapLegendProps {
  readonly county: County;
  readonly state: BrowseState;
}

/** The legend: issue states, which can be shown and hidden, and on a desk what else the map draws. */
export function MapLegend({ county, state }: MapLegendProps) {
  const t = useText();
  const isPhone = useMedia(phoneWidth);
  const counts = useQuery(countsQuery(county.id)).data?.total;
  const { states, update } = state;
  const toggle = (key: string) => {
    const hidden = displayStates.filter((one) => (one === key ? states.has(one) : !states.has(one)));
    const isFirst = hidden.join() === hiddenAtFirst.join();
    // An empty list in the address means that nothing is hidden; none at all, that nobody has chosen.
    update({ hide: isFirst ? undefined : hidden });
  };
  const entries = displayStates.map((one): LegendEntry => {
    return {
      key: one,
      label: t(`issue.state.${one}`),
      symbol: <IssueSymbol state={one} />,
      shown: states.has(one),
      ...(counts && { count: formatNumber(t, counts[one]) }),
    };
  });
  return (
    <div className={styles.legend}>
      <Legend title={t('leader.legend.issues')} entries={entries} onToggle={toggle} />
      {!isPhone && <Signs county={county} state={state} />}
    </div>
  );
}

function Signs({ county, state: { tier, shown } }: MapLegendProps) {
  const t = useText();
  const colours = palettes[useTheme()].map;
  const parent = county.scheme.tiers.find(({ id }) => id === tier.parent);
  const urgency = urgencies
    .filter((one) => one !== 'done')
    .map((one): LegendEntry => {
      return { key: one, label: t(`issue.urgency.${one}`), symbol: <Swatch colour={colours.urgency[one]} /> };
    });
  const borders: LegendEntry[] = [
    {
      key: 'own',
      label: t('leader.legend.own-border', { tier: t(tier.label) }),
      symbol: <Line colour={colours.border} width={1.5} />,
    },
  ];
  if (parent !== undefined)
    borders.push({
      key: 'parent',
      label: t('leader.legend.parent-border', { tier: t(parent.label) }),
      symbol: <Line colour={colours.parentBorder} width={4} />,
    });
  if (shown.has('coverage'))
    borders.push(
      { key: 'gap', label: t('leader.legend.fault'), symbol: <Swatch colour={colours.gap} /> },
      {
        key: 'lacking',
        label: t('leader.legend.lacking'),
        symbol: <Line colour={colours.gap} width={3} dashed />,
      },
    );
  return (
    <>
      <Legend title={t('leader.legend.urgency')} entries={urgency} />
      <Legend title={t('leader.legend.grids')} entries={borders} />
    </>
  );
}

function Swatch({ colour }: { readonly colour: string }) {
  return (
    <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
      <rect width="20" height="20" rx="5" fill={colour} />
    </svg>
  );
}

interface LineProps {
  readonly colour: string;
  readonly width: number;
  readonly dashed?: boolean;
}

function Line({ colour, width, dashed = false }: LineProps) {
  return (
    <svg viewBox="0 0 24 20" width="24" height="20" aria-hidden="true">
      <path d="M2 10h20" stroke={colour} strokeWidth={width} strokeDasharray={dashed ? '6 4' : undefined} />
    </svg>
  );
}
