import { useQuery } from '@tanstack/react-query';
import type { Issue } from '../../../data/model/issue.ts';
import { photoLimits } from '../../../data/model/photo.ts';
import { policy } from '../../../data/rules/access.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { issuePhotosQuery, photoUrl, useAddPhotos } from '../../session/photos.ts';
import type { County } from '../../session/queries.ts';
import { useReaches } from '../../session/session.ts';
import { PhotoInput } from '../../ui/photo-input.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Section } from './card.tsx';
import styles from './photos.module.css';

interface CasePhotosProps {
  readonly county: County;
  readonly issue: Issue;
}

/** The photos of a case, each opening whole, and a way to add more for who may. */
export function CasePhotos({ county, issue }: CasePhotosProps) {
  const t = useText();
  const reaches = useReaches();
  const photos = useQuery(issuePhotosQuery(county.id, issue.id)).data ?? [];
  const add = useAddPhotos(county.id, issue.id);
  const canAdd =
    photos.length < photoLimits.perIssue &&
    reaches(policy.attachPhoto, county.id, Object.values(issue.grids));
  if (photos.length === 0 && !canAdd) return null;
  return (
    <Section title={t('cases.photos')}>
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map(({ id, uploadedAt }, place) => (
            <li key={id}>
              <a href={photoUrl(county.id, id, 'full')} target="_blank" rel="noreferrer">
                <img
                  src={photoUrl(county.id, id, 'thumbnail')}
                  alt={t('cases.photos.one', {
                    n: place + 1,
                    time: formatInstant(uploadedAt, county.scheme.timeZone),
                  })}
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {canAdd && (
        <PhotoInput
          label={t(add.isPending ? 'cases.photos.sending' : 'cases.photos.add')}
          disabled={add.isPending}
          onFiles={(files) => add.mutate(files)}
        />
      )}
      <Refusal error={add.error} />
    </Section>
  );
}
