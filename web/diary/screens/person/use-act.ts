import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';
import type { Target } from './person-queries.ts';

/** What the parts of a panel share: the target of an act, the school's day, and dates in words. */
export const usePart = (personId: string) => {
  const { t } = useTranslation('diary-office');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const words = useDateWords();
  const today = useZone(schoolId).dateOf(useSchoolNow());
  const target: Target = { schoolId, personId };
  const day = (date: string) => `${words.dayMonth(date)}.${date.slice(0, 4)}`;
  return { t, core, schoolId, target, today, day };
};

/** Which of the acts of a part is open; nothing: only the data are shown. */
export const useOpenAct = <Act extends string>() => {
  const [act, open] = useState<Act>();
  return { act, open, close: () => open(undefined) };
};
