import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Question } from '../../../shared/ui/question.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { isDate, numberInClass, optional } from '../people/faults.ts';
import { OfficeField } from '../people/office-form.tsx';
import { classSummariesQuery } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { AgreementFields, useAgreement } from './agreement-fields.tsx';
import { type PupilFile, returnToSchool } from './pupil-queries.ts';
import { usePupil } from './use-pupil.ts';

/** Who left is a pupil again: on the day of leaving and in the same class as if nothing had been, else in a new stay. */
export const ReturnQuestion = ({
  file,
  leftOn,
  onClose,
}: {
  readonly file: PupilFile;
  readonly leftOn: string;
  readonly onClose: () => void;
}) => {
  const { t, core, schoolId, pupil, today, day } = usePupil(file.studentId);
  const toast = useToast();
  const { data: classes = [] } = useQuery(classSummariesQuery(core, schoolId));
  const agreement = useAgreement(today);
  const [classId, setClass] = useState('');
  const [from, setFrom] = useState(leftOn);
  const [number, setNumber] = useState('');
  const numberFault = optional(numberInClass)(number);
  const name = fullName(file);
  const back = usePeopleChange(
    () =>
      returnToSchool(core, pupil, {
        classId,
        from,
        ...(number.trim() === '' ? {} : { numberInClass: Number(number) }),
        agreement: agreement.body,
      }),
    () => {
      toast({ text: t('return.done', { name, day: day(from) }) });
      onClose();
    },
  );
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('return.question', { name })}
      consequence={
        <>
          <p>{t('return.consequence', { day: day(leftOn) })}</p>
          <p>{t('return.card')}</p>
        </>
      }
      leave={t('form.leave')}
      verb={t('return.verb')}
      busy={back.isPending}
      isDisabled={
        classId === '' || !isDate(from) || numberFault !== undefined || !agreement.isComplete
      }
      onAnswer={() => back.mutate(undefined)}
    >
      <SelectField
        label={t('return.class')}
        prompt={t('move.chooseClass')}
        choices={classes.map((one) => ({ id: one.classId, label: one.name }))}
        value={classId}
        onChange={setClass}
      />
      <OfficeField
        label={t('return.from')}
        name="from"
        type="date"
        value={from}
        onChange={(next) => {
          back.reset();
          setFrom(next);
        }}
        fault={isDate(from) ? undefined : 'date'}
      />
      <OfficeField
        label={t('return.number')}
        name="number"
        inputMode="numeric"
        maxLength={2}
        hint={t('return.numberHint')}
        value={number}
        onChange={setNumber}
        fault={numberFault}
      />
      <AgreementFields {...agreement} />
      {back.error && <Trouble error={back.error} />}
    </Question>
  );
};
