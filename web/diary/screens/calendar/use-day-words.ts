import { useTranslation } from 'react-i18next';
import type { DayView } from './school-days.ts';

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const asWeekday = (value: number): Weekday =>
  WEEKDAYS.find((weekday) => weekday === value) ?? 1;

/** What a day is, in words: its kind, and the name of what makes it so. */
export const useDayWords = (): ((view: DayView) => string) => {
  const { t } = useTranslation('diary-calendar');
  return ({ kind, off, worked }) => {
    if (kind === 'worked')
      return t('kind.worked', { weekday: t(`planOf.${asWeekday(worked?.asWeekday ?? 1)}`) });
    const names = off.map(({ name }) => name).join(', ');
    return names === '' ? t(`kind.${kind}`) : `${names} (${t(`kind.${kind}`)})`;
  };
};
