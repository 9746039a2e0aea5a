import { useState } from 'react';
import { hasCode } from '../../../shared/api/failure.ts';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { isDate } from '../people/faults.ts';
import { OfficeField } from '../people/office-form.tsx';
import type { StaffDetail } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { endEmployment } from './person-queries.ts';
import { usePart } from './use-act.ts';
import { useResume } from './use-resume.ts';

/** The end of employment; the card stops after that day, and it can be taken back. */
export const EndQuestion = ({
  staff,
  onClose,
}: {
  readonly staff: StaffDetail;
  readonly onClose: () => void;
}) => {
  const { t, core, target, today, day } = usePart(staff.staffId);
  const toast = useToast();
  const resume = useResume(staff);
  const [employedTo, setEmployedTo] = useState(today);
  const [reason, setReason] = useState('');
  const name = fullName(staff);
  const end = usePeopleChange(
    () => endEmployment(core, target, { employedTo, reason: reason.trim() }),
    () => {
      const text = t('end.done', { date: day(employedTo), name });
      toast({ text, undo: () => resume.mutate(undefined) });
      onClose();
    },
  );
  const isEarly = hasCode(end.error, 'staff.ends_before_start');
  const fault = isEarly ? 'endTooEarly' : isDate(employedTo) ? undefined : 'date';
  return (
    <Question
      isOpen
      danger
      onClose={onClose}
      question={t('end.question', { name })}
      consequence={<p>{t('end.consequence')}</p>}
      leave={t('form.leave')}
      verb={t('end.verb')}
      busy={end.isPending}
      isDisabled={reason.trim() === '' || !isDate(employedTo)}
      onAnswer={() => end.mutate(undefined)}
    >
      <OfficeField
        label={t('end.to')}
        name="employedTo"
        type="date"
        value={employedTo}
        onChange={(next) => {
          end.reset();
          setEmployedTo(next);
        }}
        fault={fault}
      />
      <Field
        label={t('form.reason')}
        name="reason"
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      {end.error && !isEarly && <Trouble error={end.error} />}
    </Question>
  );
};
