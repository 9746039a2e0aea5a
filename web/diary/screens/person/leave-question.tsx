import { useState } from 'react';
import { hasCode } from '../../../shared/api/failure.ts';
import { Question } from '../../../shared/ui/question.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { isDate } from '../people/faults.ts';
import { OfficeField } from '../people/office-form.tsx';
import type { StudentDetail } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { endSchooling } from './person-queries.ts';
import { ReasonField } from './reason-field.tsx';
import { usePart } from './use-act.ts';

const REASONS = ['moved', 'graduated', 'other'] as const;

/** The end of schooling: what stops from that day on is said before. */
export const LeaveQuestion = ({
  student,
  onClose,
}: {
  readonly student: Pick<StudentDetail, 'studentId' | 'firstName' | 'lastName'>;
  readonly onClose: () => void;
}) => {
  const { t, core, target, today, day } = usePart(student.studentId);
  const toast = useToast();
  const [leftOn, setLeftOn] = useState(today);
  const [reason, setReason] = useState(t('leave.reason.moved'));
  const name = fullName(student);
  const leave = usePeopleChange(
    () => endSchooling(core, target, { leftOn, reason: reason.trim() }),
    () => {
      toast({ text: t('leave.done', { date: day(leftOn), name }) });
      onClose();
    },
  );
  const isEarly = hasCode(leave.error, 'students.leaves_before_joining');
  const fault = isEarly ? 'leaveTooEarly' : isDate(leftOn) ? undefined : 'date';
  return (
    <Question
      isOpen
      danger
      onClose={onClose}
      question={t('leave.question', { name })}
      consequence={<p>{t('leave.consequence')}</p>}
      leave={t('form.leave')}
      verb={t('leave.verb')}
      busy={leave.isPending}
      isDisabled={reason.trim() === '' || !isDate(leftOn)}
      onAnswer={() => leave.mutate(undefined)}
    >
      <OfficeField
        label={t('leave.from')}
        name="leftOn"
        type="date"
        value={leftOn}
        onChange={(next) => {
          leave.reset();
          setLeftOn(next);
        }}
        fault={fault}
      />
      <ReasonField
        label={t('form.reason')}
        usual={REASONS.map((id) => ({ id, label: t(`leave.reason.${id}`) }))}
        value={reason}
        onChange={setReason}
      />
      {leave.error && !isEarly && <Trouble error={leave.error} />}
    </Question>
  );
};
