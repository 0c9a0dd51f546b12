import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { UploadedPhoto } from '../../../data/model/photo.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import { type County, categoriesQuery } from '../../session/queries.ts';
import { useReportIssue } from '../../session/report-issue.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field, TextArea } from '../../ui/field.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import type { BrowseState } from './browse-state.ts';
import type { OpenGrid } from './browse-types.ts';
import { Card } from './card.tsx';
import { HereCard } from './here-card.tsx';
import styles from './report-card.module.css';
import { ReportPhotos } from './report-photos.tsx';
import { ReportPlace } from './report-place.tsx';

interface ReportCardProps {
  readonly county: County;
  readonly state: BrowseState;
  readonly engine: Engine | null;
  readonly onOpen: OpenGrid;
}

/** Reports an issue where one stands or where one points: what it is, where, and in whose grid that is. */
export function ReportCard({ county, state, engine, onOpen }: ReportCardProps) {
  const t = useText();
  const { url, update } = state;
  const categories = useQuery(categoriesQuery()).data?.categories ?? [];
  const [category, setCategory] = useState('');
  const [description, setDescription] = useState('');
  const [area, setArea] = useState('');
  const [photos, setPhotos] = useState<readonly UploadedPhoto[]>([]);
  const report = useReportIssue(county.id);
  const chosen = categories.find(({ id }) => id === category);
  const place = url.here;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (place === undefined) return;
    report.mutate(
      {
        issue: {
          category,
          longitude: place[0],
          latitude: place[1],
          description: description.trim(),
          ...(chosen?.illegalBuilding && area !== '' && { areaSquareMetres: Number(area) }),
        },
        photos: photos.map(({ id }) => id),
      },
      { onSuccess: ({ id }) => update({ panel: undefined, here: undefined, grid: undefined, issue: id }) },
    );
  };
  const setPlace = (here: [number, number]) => update({ here }, { replace: true });
  const close = () => update({ panel: undefined, here: undefined });
  return (
    <Card title={t('cases.report')} onClose={close}>
      <form className={styles.form} onSubmit={submit}>
        <ReportPlace engine={engine} place={place} onPlace={setPlace} />
        {place !== undefined && <HereCard county={county} place={place} onOpen={onOpen} />}
        <Choice
          label={t('leader.issue.category')}
          value={category}
          options={[
            { value: '', label: t('cases.report.category') },
            ...categories.map(({ id, label }) => ({ value: id, label: t(label) })),
          ]}
          onChoose={setCategory}
        />
        {chosen?.illegalBuilding && (
          <Field
            label={t('issues.column.area')}
            type="number"
            min={0}
            step="any"
            inputMode="decimal"
            value={area}
            onText={setArea}
          />
        )}
        <TextArea
          label={t('cases.report.description')}
          value={description}
          maxLength={2000}
          onText={setDescription}
        />
        <ReportPhotos county={county.id} photos={photos} onPhotos={setPhotos} onPlace={setPlace} />
        <Refusal error={report.error} />
        <Button
          kind="main"
          type="submit"
          disabled={report.isPending || category === '' || place === undefined}
        >
          {t(report.isPending ? 'cases.report.sending' : 'cases.report.send')}
        </Button>
      </form>
    </Card>
  );
}
