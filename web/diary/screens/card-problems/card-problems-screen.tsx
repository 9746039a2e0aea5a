import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { InSchool, SchoolSwitch, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import {
  PROBLEM_REPORTERS,
  STAFF_PROBLEM_READERS,
  STUDENT_PROBLEM_READERS,
} from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { schoolsWith, useSession } from '../../session/use-session.ts';
import { AddressedPart } from './addressed-part.tsx';
import { ProblemForm } from './problem-form.tsx';
import { ownProblemsQuery } from './problem-queries.ts';
import { ProblemRow } from './problem-row.tsx';
import { useProblems } from './use-problems.ts';
import './card-problems.css';

const FROM = '/inside/card-problems';

/** What one reported oneself, and the way to report. */
const OwnPart = () => {
  const { t, core, schoolId } = useProblems();
  const { holder } = useSearch({ from: FROM });
  const [isWriting, write] = useState(holder !== undefined);
  const { data, error, isPending, refetch } = useQuery(ownProblemsQuery(core, schoolId));
  return (
    <section className="sheet problems-part" aria-labelledby="problems-own">
      <h2 id="problems-own">{t('own')}</h2>
      {isWriting ? (
        <ProblemForm holder={holder} onClose={() => write(false)} />
      ) : (
        <div>
          <Button kind="go" icon="flag" onPress={() => write(true)}>
            {t('report')}
          </Button>
        </div>
      )}
      {isPending && <Skeleton lines={3} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && !isWriting && <EmptyState icon="card">{t('noneOwn')}</EmptyState>}
      {data && data.length > 0 && (
        <ul className="problems-list">
          {data.map((problem) => (
            <ProblemRow key={problem.problemId} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  );
};

/** Problems with cards: what waits for the person's answer, and what the person reported (CARD-44). */
export const CardProblemsScreen = () => {
  const { school } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/card-problems' });
  const schoolId = useOfficeSchool(PROBLEM_REPORTERS, school);
  const { memberships } = useSession();
  const isOne = (roles: Parameters<typeof schoolsWith>[1]) =>
    schoolsWith(memberships, roles).some((one) => one.schoolId === schoolId);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Screen
        ofStudents={isOne(STUDENT_PROBLEM_READERS)}
        ofStaff={isOne(STAFF_PROBLEM_READERS)}
        onSchool={(next) => void navigate({ search: { school: next } })}
      />
    </InSchool>
  );
};

const Screen = ({
  ofStudents,
  ofStaff,
  onSchool,
}: {
  readonly ofStudents: boolean;
  readonly ofStaff: boolean;
  readonly onSchool: (schoolId: string) => void;
}) => {
  const { t } = useProblems();
  return (
    <Page title={t('title')} lead={t('lead')} back="/">
      <SchoolSwitch roles={PROBLEM_REPORTERS} onChange={onSchool} />
      <div className="problems">
        {ofStudents && <AddressedPart whose="student" />}
        {ofStaff && <AddressedPart whose="staff" />}
        <OwnPart />
      </div>
    </Page>
  );
};
