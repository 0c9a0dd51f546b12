import { useState } from 'react';
import { isSourceCrs, type SourceCrs, sourceCrss } from '../../../geojson/formats/geojson-crs.ts';
import { useText } from '../../i18n/use-text.ts';
import type { County } from '../../session/queries.ts';
import { readTrackFile } from '../../session/read-track-file.ts';
import { pageRecorder } from '../../session/walks/page-recorder.ts';
import { Choice } from '../../ui/field.tsx';
import { FileField } from '../../ui/file-field.tsx';
import page from '../../ui/page.module.css';
import { Section } from './card.tsx';
import { refusalText } from './refused-track.ts';

/** Uploads a track from a file, in the system that one says it is in; one that is none is refused before it is sent. */
export function TrackUpload({ county }: { readonly county: County }) {
  const t = useText();
  const [crs, setCrs] = useState<SourceCrs>('wgs84');
  const [refused, setRefused] = useState<string | null>(null);
  const choose = async (file: File) => {
    const read = await readTrackFile(file, crs, county.plan.bounds, Date.now());
    setRefused(read.ok ? null : read.reason);
    if (read.ok) pageRecorder.add({ county: county.id, crs }, read.points);
  };
  return (
    <Section title={t('tracks.upload')}>
      <Choice
        label={t('imports.crs')}
        value={crs}
        options={sourceCrss.map((value) => ({ value, label: t(`imports.crs.${value}`) }))}
        onChoose={(chosen) => setCrs(isSourceCrs(chosen) ? chosen : 'wgs84')}
      />
      <FileField
        label={t('tracks.upload.choose')}
        accept=".gpx,.geojson,.json,application/gpx+xml,application/geo+json,application/json"
        onFile={(file) => void choose(file)}
      />
      <p className={page.quiet}>{t('tracks.upload.explain')}</p>
      {refused !== null && (
        <p className={page.fault} role="alert">
          {refusalText(t, refused)}
        </p>
      )}
    </Section>
  );
}
