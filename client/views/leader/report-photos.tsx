import { useState } from 'react';
import { photoLimits, type UploadedPhoto } from '../../../data/model/photo.ts';
import { useText } from '../../i18n/use-text.ts';
import { photoUrl, uploadPhoto } from '../../session/photos.ts';
import { Button } from '../../ui/button.tsx';
import { PhotoInput } from '../../ui/photo-input.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Section } from './card.tsx';
import styles from './photos.module.css';

interface ReportPhotosProps {
  readonly county: string;
  readonly photos: readonly UploadedPhoto[];
  readonly onPhotos: (change: (before: readonly UploadedPhoto[]) => readonly UploadedPhoto[]) => void;
  readonly onPlace: (place: [longitude: number, latitude: number]) => void;
}

/** Photos that go along with a report. Where one was taken is offered as the issue's place; it is not kept with the photo. */
export function ReportPhotos({ county, photos, onPhotos, onPlace }: ReportPhotosProps) {
  const t = useText();
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const send = async (files: readonly File[]) => {
    setSending(true);
    setError(null);
    try {
      for (const file of files) {
        const sent = await uploadPhoto(county, file);
        onPhotos((before) => (before.some(({ id }) => id === sent.id) ? before : [...before, sent]));
      }
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setSending(false);
    }
  };
  const placed = photos.find(({ place }) => place !== null)?.place;
  return (
    <Section title={t('cases.photos')}>
      <ul className={styles.photos}>
        {photos.map(({ id }, place) => (
          <li key={id}>
            <img src={photoUrl(county, id, 'thumbnail')} alt={t('cases.photos.nth', { n: place + 1 })} />
            <Button
              kind="quiet"
              aria-label={t('cases.photos.drop', { n: place + 1 })}
              onClick={() => onPhotos((before) => before.filter((one) => one.id !== id))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <PhotoInput
        label={t(isSending ? 'cases.photos.sending' : 'cases.photos.add')}
        disabled={isSending || photos.length >= photoLimits.perIssue}
        onFiles={(files) => void send(files)}
      />
      {placed && <Button onClick={() => onPlace([placed[0], placed[1]])}>{t('cases.photos.place')}</Button>}
      <Refusal error={error} />
    </Section>
  );
}
