import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { hasCode } from '../../../shared/api/failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { InSchool, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { PUPIL_MOVERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { isDate } from '../people/faults.ts';
import { classSummariesQuery, studentQuery } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { AgreementFields, useAgreement } from './agreement-fields.tsx';
import { MoveGroups } from './move-groups.tsx';
import { type MovePlan, movePlanQuery, moveToClass } from './pupil-queries.ts';
import { usePupil } from './use-pupil.ts';
import './pupil.css';

const DATE_FAULTS = ['students.move_before_stay', 'moves.outside_year'] as const;

/** Groups and agreement: the second half, once class and day are known. */
const Rest = ({
  studentId,
  plan,
  name,
}: {
  readonly studentId: string;
  readonly plan: MovePlan;
  readonly name: string;
}) => {
  const { t, core, pupil, today, day } = usePupil(studentId);
  const toast = useToast();
  const navigate = useNavigate();
  const [chosen, choose] = useState<ReadonlySet<string>>(
    () => new Set(plan.choices.filter((one) => one.isShared).map((one) => one.groupId)),
  );
  const agreement = useAgreement(today);
  const move = usePeopleChange(
    () =>
      moveToClass(core, pupil, {
        classId: plan.toClass.classId,
        from: plan.from,
        groupIds: [...chosen],
        agreement: agreement.body,
      }),
    () => {
      toast({ text: t('move.done', { name, className: plan.toClass.name, day: day(plan.from) }) });
      void navigate({
        to: '/pupil/$studentId',
        params: { studentId },
        search: { tab: 'history' },
      });
    },
  );
  return (
    <>
      {plan.isAhead && <Note kind="pen">{t('move.ahead', { day: day(plan.from) })}</Note>}
      <MoveGroups plan={plan} chosen={chosen} onChange={choose} day={day} />
      <AgreementFields {...agreement} />
      <p className="soft small">
        {plan.fromClass === null
          ? t('move.noOld')
          : t(plan.isReplaced ? 'move.replaced' : 'move.struck', {
              name: plan.fromClass.name,
              day: day(plan.lastDay),
            })}{' '}
        {t('move.number', { name: plan.toClass.name, number: plan.numberInClass })}
      </p>
      {move.error && <Trouble error={move.error} />}
      <div className="answers start">
        <Button
          kind="go"
          type="submit"
          icon="swap"
          isPending={move.isPending}
          isDisabled={!agreement.isComplete}
          onPress={() => move.mutate(undefined)}
        >
          {t('move.verb', { name: plan.toClass.name, day: day(plan.from) })}
        </Button>
      </div>
    </>
  );
};

const Wizard = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, schoolId, pupil, today } = usePupil(studentId);
  const { data: student, error: noStudent } = useQuery(studentQuery(core, schoolId, studentId));
  const { data: classes = [] } = useQuery(classSummariesQuery(core, schoolId));
  const [classId, setClassId] = useState('');
  const [from, setFrom] = useState(today);
  const isReady = classId !== '' && isDate(from);
  const plan = useQuery({ ...movePlanQuery(core, pupil, { classId, from }), enabled: isReady });
  const dateFault = DATE_FAULTS.find((code) => hasCode(plan.error, code));
  const name = student === undefined ? '' : fullName(student);
  return (
    <Page
      title={t('move.title')}
      {...(student === undefined
        ? {}
        : { lead: `${name}${student.className === undefined ? '' : `, ${student.className}`}` })}
      back={`/pupil/${studentId}`}
    >
      <section className="sheet pupil-wizard" aria-label={t('move.title')}>
        {noStudent && <Trouble error={noStudent} />}
        <SelectField
          label={t('move.class')}
          prompt={t('move.chooseClass')}
          choices={classes
            .filter((one) => one.classId !== student?.classId)
            .map((one) => ({ id: one.classId, label: one.name }))}
          value={classId}
          onChange={setClassId}
        />
        <Field
          label={t('move.from')}
          name="from"
          type="date"
          hint={t('move.fromHint')}
          value={from}
          onChange={setFrom}
          error={dateFault === undefined ? undefined : t(`move.fault.${dateFault}`)}
        />
        {isReady && plan.isPending && <Skeleton lines={4} />}
        {plan.error && dateFault === undefined && <Trouble error={plan.error} />}
        {isReady && plan.data && (
          <Rest key={`${classId} ${from}`} studentId={studentId} plan={plan.data} name={name} />
        )}
      </section>
    </Page>
  );
};

/** Into another class: groups that end, groups that begin, and the agreement of the director (MIGR-04…08). */
export const MoveScreen = () => {
  const { studentId } = useParams({ from: '/inside/pupil/$studentId/move' });
  const { school } = useSearch({ from: '/inside/pupil/$studentId/move' });
  const schoolId = useOfficeSchool(PUPIL_MOVERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Wizard studentId={studentId} />
    </InSchool>
  );
};
