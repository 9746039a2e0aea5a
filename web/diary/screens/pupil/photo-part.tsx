import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { may } from '../../nav/places.ts';
import { useRoles } from '../../session/use-session.ts';
import { PhotoEditor } from '../person/photo-editor.tsx';
import { photoQuery } from '../person/photo-queries.ts';

/** The photo of a pupil, and its change. */
export const PhotoPart = ({ studentId }: { readonly studentId: string }) => {
  const { t } = useTranslation('diary-pupil');
  const { core } = useApp();
  const target = { schoolId: useSchoolId(), personId: studentId };
  const mayKeep = may(useRoles(), 'keepPhotos');
  const { data: photo } = useQuery(photoQuery(core, target));
  if (!photo && !mayKeep) return null;
  return (
    <section className="sheet pupil-part" aria-labelledby="pupil-photo">
      <h2 id="pupil-photo">{t('photo.title')}</h2>
      {photo && <img className="photo-now" src={photo} alt={t('photo.alt')} />}
      {mayKeep && <PhotoEditor studentId={studentId} />}
    </section>
  );
};
