import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { hasCode } from '../../../shared/api/failure.ts';
import { Question } from '../../../shared/ui/question.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { isDate } from '../people/faults.ts';
import { OfficeField } from '../people/office-form.tsx';
import { classSummariesQuery, type StudentDetail } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { moveStudent } from './person-queries.ts';
import { usePart } from './use-act.ts';

/** Into another class from a day on; says what that means for the card, and keeps the trace in the old class. */
export const MoveQuestion = ({
  student,
  onClose,
}: {
  readonly student: StudentDetail;
  readonly onClose: () => void;
}) => {
  const { t, core, schoolId, target, today, day } = usePart(student.studentId);
  const toast = useToast();
  const { data: classes = [] } = useQuery(classSummariesQuery(core, schoolId));
  const [classId, setClassId] = useState('');
  const [from, setFrom] = useState(today);
  const to = classes.find((one) => one.classId === classId);
  const name = fullName(student);
  const move = usePeopleChange(
    () => moveStudent(core, target, { classId, from, numberInClass: (to?.studentCount ?? 0) + 1 }),
    () => {
      const className = to?.name ?? '';
      toast({ text: t('move.done', { date: day(from), className, name }) });
      onClose();
    },
  );
  const isEarly = hasCode(move.error, 'students.move_before_stay');
  const fault = isEarly ? 'moveTooEarly' : isDate(from) ? undefined : 'date';
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('move.question', { name })}
      consequence={<p>{t('move.consequence')}</p>}
      leave={t('form.leave')}
      verb={to === undefined ? t('move.verbPlain') : t('move.verb', { name: to.name })}
      busy={move.isPending}
      isDisabled={to === undefined || !isDate(from)}
      onAnswer={() => move.mutate(undefined)}
    >
      <SelectField
        label={t('form.class')}
        prompt={t('form.chooseClass')}
        choices={classes
          .filter((one) => one.classId !== student.classId)
          .map((one) => ({ id: one.classId, label: one.name }))}
        value={classId}
        onChange={setClassId}
      />
      <OfficeField
        label={t('form.from')}
        name="from"
        type="date"
        value={from}
        onChange={(next) => {
          move.reset();
          setFrom(next);
        }}
        fault={fault}
      />
      {move.error && !isEarly && <Trouble error={move.error} />}
    </Question>
  );
};
