import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { SearchHit } from '../../../data/model/replies.ts';
import { useText } from '../../i18n/use-text.ts';
import { searchQuery } from '../../session/queries.ts';
import { SearchBox } from '../../ui/search-box.tsx';

/** Search of one county: grids by code and name, units, streets, places, communities. */
export function CountySearch({
  county,
  onOpen,
}: {
  readonly county: string;
  readonly onOpen: (hit: SearchHit) => void;
}) {
  const t = useText();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim()).slice(0, 60);
  const { data, error } = useQuery({ ...searchQuery(county, asked), enabled: asked !== '' });
  const hits = asked === '' ? [] : (data ?? (error === null ? undefined : []));
  return (
    <SearchBox
      label={t('leader.search')}
      text={text}
      onText={setText}
      nothing={t('leader.search.nothing')}
      waiting={t('leader.search.waiting')}
      options={hits?.map(({ kind, id, label, detail }) => ({
        key: `${kind} ${id}`,
        label: t(label),
        detail: detail === null ? null : t(detail),
        kind: t(`leader.search.${kind}`),
      }))}
      onChoose={(key) => {
        const hit = hits?.find(({ kind, id }) => `${kind} ${id}` === key);
        if (hit === undefined) return;
        setText('');
        onOpen(hit);
      }}
    />
  );
}
