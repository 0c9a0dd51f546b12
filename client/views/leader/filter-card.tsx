import type { ReactNode } from 'react';
import { displayStates } from '../../../data/model/issue.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { facetNames } from '../../overlays/issues/issue-table.ts';
import type { County } from '../../session/queries.ts';
import { Button } from '../../ui/button.tsx';
import { phoneWidth } from '../../ui/panel.tsx';
import { Loading } from '../../ui/states.tsx';
import { useMedia } from '../../ui/use-theme.ts';
import { type BrowseState, chosenIn, type ListedFacet, toAddress, toggled } from './browse-state.ts';
import { Card } from './card.tsx';
import { FacetList } from './facet-list.tsx';
import { clearedFilter, toggledState } from './filter-changes.ts';
import { IssueSymbol } from './issue-symbol.tsx';
import { TimeSlider, timelineWidth } from './time-slider.tsx';
import { useFacetLabels } from './use-facet-labels.ts';
import type { IssueView } from './use-issue-view.ts';

interface FilterCardProps {
  readonly county: County;
  readonly state: BrowseState;
  readonly issues: IssueView;
  /** Stands here where the legend has no room for it. */
  readonly indexLegend: ReactNode;
}

/** What to see of the issues: a list for every facet, each counting what the other filters leave. */
export function FilterCard({ county, state, issues, indexLegend }: FilterCardProps) {
  const t = useText();
  const labelOf = useFacetLabels(county, state.tier);
  const isWide = useMedia(timelineWidth);
  const isPhone = useMedia(phoneWidth);
  const { url, update, filter } = state;
  const close = () => update({ panel: undefined });
  const { table, crossed } = issues;
  if (table === undefined || crossed === undefined)
    return (
      <Card title={t('issues.filter')} onClose={close}>
        <Loading />
      </Card>
    );
  const toggle = (name: ListedFacet, value: string) => {
    const members = new Set(url[chosenIn[name]] ?? []);
    update({ [chosenIn[name]]: toggled(members, toAddress(value)) });
  };
  return (
    <Card title={t('issues.filter')} onClose={close}>
      <p role="status">
        {t('issues.filter.seen', {
          seen: formatNumber(t, crossed.seen),
          all: formatNumber(t, table.columns.count),
        })}
      </p>
      {!isWide && <TimeSlider issues={issues} />}
      {!isWide && issues.time.mode === null && (
        <Button onClick={() => issues.time.setMode('window')}>{t('issues.time')}</Button>
      )}
      {isPhone && indexLegend}
      {issues.isFiltered && <Button onClick={() => update(clearedFilter)}>{t('issues.filter.clear')}</Button>}
      <FacetList
        title={t('issues.facet.state')}
        inOrder
        chosen={filter.chosen.state}
        onToggle={(value) => update({ hide: toggledState(state.states, value) })}
        entries={displayStates.map((value, place) => ({
          value,
          label: t(`issue.state.${value}`),
          count: crossed.counts.state?.[place] ?? 0,
          symbol: <IssueSymbol state={value} />,
        }))}
      />
      {facetNames.map((name) => {
        const facet = table.facets[name];
        if (name === 'state' || facet === undefined) return null;
        return (
          <FacetList
            key={name}
            title={t(`issues.facet.${name}`)}
            chosen={filter.chosen[name]}
            onToggle={(value) => toggle(name, value)}
            entries={facet.values.map((value, place) => ({
              value,
              label: labelOf(name, value),
              count: crossed.counts[name]?.[place] ?? 0,
            }))}
          />
        );
      })}
      <Button onClick={() => update({ panel: 'export' })}>{t('issues.export')}</Button>
    </Card>
  );
}
