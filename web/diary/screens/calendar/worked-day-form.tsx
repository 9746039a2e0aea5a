import { useState } from 'react';
import { hasCode } from '../../../shared/api/failure.ts';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { isDate } from '../people/faults.ts';
import { OfficeForm } from '../people/office-form.tsx';
import { addWorkedDay, changeWorkedDay, removeWorkedDay } from './calendar-queries.ts';
import type { WorkedDay } from './school-days.ts';
import { useCalendarChange } from './use-calendar-change.ts';
import { asWeekday } from './use-day-words.ts';

/** Days whose plan can be taken over. */
const PLANS = ['1', '2', '3', '4', '5'] as const;

const useSave = (entry: WorkedDay, onClose: () => void) => {
  const { core, schoolId, t, mutate, error, isPending } = useCalendarChange();
  const words = useDateWords();
  const save = (values: WorkedDay) =>
    mutate({
      onDone: onClose,
      run: async () => {
        if (entry.workedDayId === '') {
          const { workedDayId: _, version: __, ...body } = values;
          const made = await addWorkedDay(core, schoolId, body);
          return {
            text: t('worked.added', { date: words.dayMonth(made.date) }),
            undo: () => removeWorkedDay(core, schoolId, made.workedDayId),
          };
        }
        const after = await changeWorkedDay(core, schoolId, values);
        return {
          text: t('worked.changed', { date: words.dayMonth(after.date) }),
          undo: () => changeWorkedDay(core, schoolId, { ...entry, version: after.version }),
        };
      },
    });
  return { save, error, isPending };
};

/** Lessons on a day that would be free, by the plan of another weekday. */
export const WorkedDayForm = ({
  entry,
  onClose,
}: {
  /** What is changed; `workedDayId` empty: a new entry. */
  readonly entry: WorkedDay;
  readonly onClose: () => void;
}) => {
  const { t } = useCalendarChange();
  const [values, setValues] = useState(entry);
  const { save, error, isPending } = useSave(entry, onClose);
  const isNew = entry.workedDayId === '';
  const isTaken = hasCode(error, 'kernel.duplicate');
  const fault = isDate(values.date) ? (isTaken ? 'taken' : undefined) : 'date';
  return (
    <OfficeForm
      label={isNew ? t('worked.new') : t('worked.edit')}
      verb={isNew ? t('worked.add') : t('worked.edit')}
      found={{ date: isDate(values.date) ? undefined : 'date' }}
      onTried={() => undefined}
      onSend={() => save(values)}
      onCancel={onClose}
      isPending={isPending}
      error={isTaken ? undefined : error}
      onTakeTheirs={onClose}
    >
      <h3>{isNew ? t('worked.new') : t('worked.edit')}</h3>
      <Field
        label={t('worked.date')}
        name="date"
        type="date"
        autoFocus
        value={values.date}
        onChange={(date) => setValues((now) => ({ ...now, date }))}
        error={fault && t(`fault.${fault}`)}
      />
      <SelectField
        label={t('worked.as')}
        choices={PLANS.map((id) => ({ id, label: t(`planOf.${asWeekday(Number(id))}`) }))}
        value={PLANS.find((id) => Number(id) === values.asWeekday) ?? '1'}
        onChange={(id) => setValues((now) => ({ ...now, asWeekday: Number(id) }))}
      />
      <Note kind="lamp" icon="door">
        <p>{t('effect.worked', { weekday: t(`planOf.${asWeekday(values.asWeekday)}`) })}</p>
        <p className="soft small">{t('effect.when')}</p>
      </Note>
    </OfficeForm>
  );
};
