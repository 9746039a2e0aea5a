import { useTranslation } from 'react-i18next';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { inSchool } from '../../data/queries.ts';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';

/** What every part of the structure needs: words, the core, the school and its day. */
export const useStructure = () => {
  const { t } = useTranslation('diary-structure');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const words = useDateWords();
  const today = useZone(schoolId).dateOf(useSchoolNow());
  const day = (date: string): string => `${words.dayMonth(date)}.${date.slice(0, 4)}`;
  return {
    t,
    core,
    client: core.client,
    schoolId,
    headers: inSchool(schoolId),
    today,
    day,
    /** From a day to a day, or until further notice. */
    span: ({ from, to }: { readonly from: string; readonly to: string | null }): string =>
      to === null
        ? t('span.open', { from: day(from) })
        : t('span.closed', { from: day(from), to: day(to) }),
  };
};
