import { useState } from 'react';
import { hasCode } from '../../../shared/api/failure.ts';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { boundField } from '../people/bound-field.tsx';
import { date, faultsOf, needed, optional, pesel } from '../people/faults.ts';
import { OfficeForm } from '../people/office-form.tsx';
import type { StudentDetail } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { useFields } from '../people/use-fields.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { changeStudent } from './person-queries.ts';
import { usePart } from './use-act.ts';

const RULES = {
  firstName: needed,
  lastName: needed,
  bornOn: optional(date),
  pesel: optional(pesel),
};
const valuesOf = ({ firstName, lastName, bornOn }: StudentDetail) => ({
  firstName,
  lastName,
  bornOn: bornOn ?? '',
  pesel: '',
});

/** Other personal data of a student; the PESEL that is kept is never shown, only replaced. */
export const StudentForm = ({
  student,
  onClose,
}: {
  readonly student: StudentDetail;
  readonly onClose: () => void;
}) => {
  const { t, core, target } = usePart(student.studentId);
  const toast = useToast();
  // That of the opening: what somebody else changes meanwhile must be told, not overwritten.
  const [version] = useState(student.version);
  const form = useFields(valuesOf(student), (values) => faultsOf(values, RULES));
  const { values, set } = form;
  const save = usePeopleChange(
    () =>
      changeStudent(core, target, {
        version,
        firstName: values.firstName.trim(),
        lastName: values.lastName.trim(),
        bornOn: values.bornOn === '' ? null : values.bornOn,
        ...(values.pesel.trim() === '' ? {} : { pesel: values.pesel.trim() }),
      }),
    (after) => {
      toast({ text: t('person.saved', { name: fullName(after) }) });
      onClose();
    },
  );
  const isTaken = hasCode(save.error, 'students.pesel_taken');
  const faults = isTaken ? { ...form.faults, pesel: 'peselTaken' as const } : form.faults;
  const field = boundField(form, faults);
  return (
    <OfficeForm
      label={t('person.edit')}
      verb={t('form.save')}
      found={form.found}
      onTried={form.tried}
      onSend={() => save.mutate(undefined)}
      onCancel={onClose}
      isPending={save.isPending}
      error={isTaken ? undefined : save.error}
      onTakeTheirs={onClose}
    >
      {field('firstName', t('form.firstName'), { maxLength: 80, autoFocus: true })}
      {field('lastName', t('form.lastName'), { maxLength: 80 })}
      {field('bornOn', t('form.bornOn'), { type: 'date' })}
      {field('pesel', t('form.pesel'), {
        inputMode: 'numeric',
        autoComplete: 'off',
        maxLength: 11,
        hint: student.hasPesel ? t('person.peselKept') : t('form.optional'),
        onChange: (next) => {
          save.reset();
          set('pesel')(next);
        },
      })}
    </OfficeForm>
  );
};
