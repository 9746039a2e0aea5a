import { useQuery } from '@tanstack/react-query';
import { Button, LinkButton } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { type StudentDetail, studentQuery } from '../people/people-queries.ts';
import { Facts } from './facts.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import type { PartProps } from './part-props.ts';
import { StudentForm } from './student-form.tsx';
import { useOpenAct, usePart } from './use-act.ts';

type Act = 'edit' | 'leave';

const StudentFacts = ({ student }: { readonly student: StudentDetail }) => {
  const { t, day } = usePart(student.studentId);
  const { className, numberInClass, bornOn, joinedOn, leftOn, hasPesel } = student;
  const number =
    numberInClass === undefined ? '' : `, ${t('person.numberIs', { number: numberInClass })}`;
  return (
    <Facts
      rows={[
        [t('person.class'), className === undefined ? t('person.none') : className + number],
        [t('person.born'), bornOn === null ? t('person.none') : day(bornOn)],
        [t('person.joined'), day(joinedOn)],
        ...(leftOn === null ? [] : [[t('person.left'), day(leftOn)] as const]),
        [t('person.pesel'), hasPesel ? t('person.peselKept') : t('person.none')],
      ]}
    />
  );
};

/** Data of a student, and the acts: the whole file, correct, move to another class, end schooling. */
export const StudentPart = ({ person }: PartProps) => {
  const { t, core, schoolId } = usePart(person.personId);
  const roles = useRoles();
  const { act, open, close } = useOpenAct<Act>();
  const { data, error, isPending, refetch } = useQuery(
    studentQuery(core, schoolId, person.personId),
  );
  const mayEnrol = may(roles, 'enrol') && data?.leftOn === null;
  return (
    <section className="part" aria-labelledby="person-data">
      <h3 id="person-data">{t('person.data')}</h3>
      {isPending && <Skeleton lines={4} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && act === 'edit' && <StudentForm student={data} onClose={close} />}
      {data && act !== 'edit' && (
        <>
          <StudentFacts student={data} />
          <div className="office-acts">
            <LinkButton icon="notebook" href={`/pupil/${data.studentId}`}>
              {t('person.file')}
            </LinkButton>
            {may(roles, 'changeStudent') && (
              <Button icon="pencil" onPress={() => open('edit')}>
                {t('person.edit')}
              </Button>
            )}
            {mayEnrol && (
              <LinkButton icon="swap" href={`/pupil/${data.studentId}/move`}>
                {t('person.move')}
              </LinkButton>
            )}
            {mayEnrol && (
              <Button kind="stop" icon="out" onPress={() => open('leave')}>
                {t('person.leaveSchool')}
              </Button>
            )}
          </div>
        </>
      )}
      {data && act === 'leave' && <LeaveQuestion student={data} onClose={close} />}
    </section>
  );
};
