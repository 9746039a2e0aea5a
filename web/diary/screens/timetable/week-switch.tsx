import { useTranslation } from 'react-i18next';
import { addDays } from '../../../shared/time/school-date.ts';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { useDateWords } from '../../data/use-words.ts';
import type { Plan } from './timetable-queries.ts';

/** The week before, after, and this one. */
export const WeekSwitch = ({
  plan,
  onChange,
}: {
  readonly plan: Plan;
  readonly onChange: (date: string | undefined) => void;
}) => {
  const { t } = useTranslation('diary-timetable');
  const words = useDateWords();
  const first = plan.days[0]?.date ?? plan.today;
  const last = plan.days.at(-1)?.date ?? first;
  const isThis = first <= plan.today && plan.today < addDays(first, 7);
  return (
    <fieldset className="tt-switch">
      <legend className="vh">{t('week')}</legend>
      <IconButton
        icon="left"
        tip="left"
        label={t('week.before')}
        onPress={() => onChange(addDays(first, -7))}
      />
      <span aria-live="polite">
        {words.dayMonth(first)} – {words.dayMonth(last)}
      </span>
      <IconButton
        icon="right"
        label={t('week.after')}
        onPress={() => onChange(addDays(first, 7))}
      />
      {!isThis && (
        <Button kind="bare" onPress={() => onChange(undefined)}>
          {t('week.this')}
        </Button>
      )}
    </fieldset>
  );
};
