import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { isDate } from '../people/faults.ts';
import { OfficeField } from '../people/office-form.tsx';
import type { ClassSummary } from '../people/people-queries.ts';
import { fullName, listName } from '../people/person-words.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { usePart } from '../person/use-act.ts';
import { homeroomsQuery, STRUCTURE } from '../structure/structure-queries.ts';
import { type HomeroomSet, setHomeroom, teachersQuery, undoHomeroom } from './class-queries.ts';

/** Another homeroom teacher from a day on; the one before ends the day before, one of that day or later is replaced. */
export const HomeroomQuestion = ({
  summary,
  onClose,
}: {
  readonly summary: ClassSummary;
  readonly onClose: () => void;
}) => {
  const { classId, name: className, homeroom } = summary;
  const { t, core, schoolId, today, day } = usePart(classId);
  const toast = useToast();
  const { data: teachers = [] } = useQuery(teachersQuery(core, schoolId));
  const [teacherId, setTeacher] = useState('');
  const [from, setFrom] = useState(today);
  const [decision, setDecision] = useState('');
  const teacher = teachers.find(({ staffId }) => staffId === teacherId);
  const queries = useQueryClient();
  const readHistoryAgain = () => void queries.invalidateQueries({ queryKey: [STRUCTURE] });
  const takeBack = usePeopleChange(
    (done: HomeroomSet) => undoHomeroom(core, { schoolId, classId }, done),
    () => {
      toast({ text: t('classes.homeroomUndone', { className }) });
      readHistoryAgain();
    },
  );
  const { data: history } = useQuery(homeroomsQuery(core, schoolId, classId));
  const replaced = history?.homerooms.filter((each) => each.from >= from) ?? [];
  const save = usePeopleChange(
    () => setHomeroom(core, { schoolId, classId }, { teacherId, from, decision: decision.trim() }),
    (done) => {
      const name = teacher ? fullName(teacher) : '';
      const text = t('classes.homeroomDone', { className, date: day(from), name });
      toast({ text, undo: () => takeBack.mutate(done) });
      readHistoryAgain();
      onClose();
    },
  );
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('classes.homeroomQuestion', { name: className })}
      consequence={<p>{t('classes.homeroomConsequence')}</p>}
      leave={t('form.leave')}
      verb={t('form.save')}
      busy={save.isPending}
      isDisabled={teacher === undefined || !isDate(from) || decision.trim() === ''}
      onAnswer={() => save.mutate(undefined)}
    >
      <SelectField
        label={t('classes.homeroomWho')}
        prompt={t('classes.chooseTeacher')}
        choices={teachers
          .filter(({ staffId }) => staffId !== homeroom?.staffId || replaced.length > 0)
          .map((one) => ({ id: one.staffId, label: listName(one) }))}
        value={teacherId}
        onChange={setTeacher}
      />
      <OfficeField
        label={t('form.from')}
        name="from"
        type="date"
        value={from}
        onChange={(next) => {
          save.reset();
          setFrom(next);
        }}
        fault={isDate(from) ? undefined : 'date'}
      />
      <Field
        label={t('classes.decision')}
        name="decision"
        maxLength={120}
        hint={t('classes.decisionHint')}
        value={decision}
        onChange={setDecision}
      />
      {isDate(from) && replaced.length > 0 && (
        <Note kind="lamp" icon="calendar" role="status">
          {t('classes.homeroomReplaces', {
            who: replaced.map((each) => `${each.name}, ${day(each.from)}`).join('; '),
          })}
        </Note>
      )}
      {save.error && <Trouble error={save.error} />}
    </Question>
  );
};
