import { useState } from 'react';
import { hasCode } from '../../../shared/api/failure.ts';
import { Field } from '../../../shared/ui/field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { isDate } from '../people/faults.ts';
import { OfficeForm } from '../people/office-form.tsx';
import { addDayOff, changeDayOff, removeDayOff } from './calendar-queries.ts';
import { Effect } from './effect.tsx';
import { type DayOff, lessonDaysTaken, OFF_KINDS, type SchoolDays } from './school-days.ts';
import { useCalendarChange } from './use-calendar-change.ts';

export interface DayOffFormProps {
  readonly days: SchoolDays;
  /** What is changed; `dayOffId` empty: a new entry. */
  readonly entry: DayOff;
  readonly onClose: () => void;
}

const faultsOf = ({ from, to, name }: DayOff) => ({
  ...(isDate(from) ? {} : { from: 'date' as const }),
  ...(isDate(to) ? (to < from ? { to: 'order' as const } : {}) : { to: 'date' as const }),
  ...(name.trim() === '' ? { name: 'required' as const } : {}),
});

/** Saves a new or changed range; either can be taken back. */
const useSave = (entry: DayOff, onClose: () => void) => {
  const { core, schoolId, t, mutate, error, isPending } = useCalendarChange();
  const save = (values: DayOff) =>
    mutate({
      onDone: onClose,
      run: async () => {
        const tidy = { ...values, name: values.name.trim() };
        if (entry.dayOffId === '') {
          const { dayOffId: _, version: __, ...body } = tidy;
          const made = await addDayOff(core, schoolId, body);
          return {
            text: t('off.added', { name: made.name }),
            undo: () => removeDayOff(core, schoolId, made.dayOffId),
          };
        }
        const after = await changeDayOff(core, schoolId, tidy);
        return {
          text: t('off.changed', { name: after.name }),
          undo: () => changeDayOff(core, schoolId, { ...entry, version: after.version }),
        };
      },
    });
  return { save, error, isPending };
};

/** A range without lessons: what the doors will do is said before it is saved. */
export const DayOffForm = ({ days, entry, onClose }: DayOffFormProps) => {
  const { t } = useCalendarChange();
  const [values, setValues] = useState(entry);
  const [isTried, setTried] = useState(false);
  const { save, error, isPending } = useSave(entry, onClose);
  const found: Partial<Record<'from' | 'to' | 'name', 'date' | 'order' | 'required'>> =
    faultsOf(values);
  const fault = (name: 'from' | 'to' | 'name') => {
    const code = found[name];
    return isTried && code ? t(`fault.${code}`) : undefined;
  };
  const set = (part: Partial<DayOff>) => setValues((now) => ({ ...now, ...part }));
  const isRange = found.from === undefined && found.to === undefined;
  const isNew = entry.dayOffId === '';
  const old = days.daysOff.find(({ dayOffId }) => dayOffId === entry.dayOffId);
  return (
    <OfficeForm
      label={isNew ? t('off.new') : t('off.edit')}
      verb={isNew ? t('off.add') : t('off.edit')}
      found={found}
      onTried={() => setTried(true)}
      onSend={() => save(values)}
      onCancel={onClose}
      isPending={isPending}
      error={hasCode(error, 'kernel.not_found') && isNew ? undefined : error}
      onTakeTheirs={onClose}
    >
      <h3>{isNew ? t('off.new') : t('off.edit')}</h3>
      <Field
        label={t('off.name')}
        name="name"
        autoFocus
        maxLength={120}
        hint={t('off.nameHint')}
        value={values.name}
        onChange={(name) => set({ name })}
        error={fault('name')}
      />
      <Field
        label={t('off.from')}
        name="from"
        type="date"
        value={values.from}
        onChange={(from) => set(values.to < from ? { from, to: from } : { from })}
        error={fault('from')}
      />
      <Field
        label={t('off.to')}
        name="to"
        type="date"
        value={values.to}
        onChange={(to) => set({ to })}
        error={fault('to')}
      />
      <SelectField
        label={t('off.kind')}
        choices={OFF_KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
        value={values.kind}
        onChange={(kind) => set({ kind })}
      />
      {isRange && <Effect kind="off" count={lessonDaysTaken(values, days, old)} />}
    </OfficeForm>
  );
};
