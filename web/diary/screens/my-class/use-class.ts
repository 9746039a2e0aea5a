import { useTranslation } from 'react-i18next';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords, useMoment } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';

/** What the parts of a class's page share: the school, its day, and dates in words. */
export const useClass = () => {
  const { t } = useTranslation('diary-class');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const zone = useZone(schoolId);
  const words = useDateWords();
  const moment = useMoment(zone);
  const today = zone.dateOf(useSchoolNow());
  const day = (date: string) => `${words.dayMonth(date)}.${date.slice(0, 4)}`;
  return { t, core, schoolId, today, day, moment };
};
