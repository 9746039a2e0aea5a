import { useTranslation } from 'react-i18next';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords, useMoment } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';
import type { Pupil } from './pupil-queries.ts';

/** What the parts of a pupil's page share: whom it shows, the school's day, and dates in words. */
export const usePupil = (studentId: string) => {
  const { t } = useTranslation('diary-pupil');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const zone = useZone(schoolId);
  const words = useDateWords();
  const moment = useMoment(zone);
  const today = zone.dateOf(useSchoolNow());
  const pupil: Pupil = { schoolId, studentId };
  const day = words.dayMonthYear;
  return { t, core, schoolId, pupil, today, day, moment };
};
