import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { ONE_COLUMN_QUERY, useMedia } from '../../../shared/ui/use-media.ts';
import { InSchool, SchoolSwitch, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { OWN_PUPIL_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useSession } from '../../session/use-session.ts';
import { fullName, listName } from '../people/person-words.ts';
import { ContactsPart } from '../pupil/contacts-part.tsx';
import { ReleasesPart } from '../pupil/releases-part.tsx';
import { courseStudentsQuery, ownCoursesQuery } from './my-pupils-queries.ts';
import { useClass } from './use-class.ts';
import '../people/people.css';
import '../pupil/pupil.css';
import './my-class.css';

const FROM = '/inside/my-pupils';

/** The teacher's own person in the school that is shown. */
const useOwnPerson = (schoolId: string): string =>
  useSession().memberships.find((one) => one.schoolId === schoolId && one.role === 'teacher')
    ?.personId ?? '';

const Pupils = ({ courseId }: { readonly courseId: string }) => {
  const { t, core, schoolId } = useClass();
  const { student } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/my-pupils' });
  const { data, error, isPending, refetch } = useQuery(
    courseStudentsQuery(core, schoolId, courseId),
  );
  const isNarrow = useMedia(ONE_COLUMN_QUERY);
  const chosen = data?.find(({ studentId }) => studentId === student);
  const choose = (studentId: string | undefined) =>
    void navigate({
      search: ({ student: _before, ...was }) =>
        studentId === undefined ? was : { ...was, student: studentId },
    });
  const list = (
    <section className="sheet my-part" aria-labelledby="my-pupils">
      <h2 id="my-pupils">{t('pupils.list')}</h2>
      {isPending && <Skeleton lines={8} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="people">{t('noPupils')}</EmptyState>}
      <ul className="my-names">
        {data?.map((one) => (
          <li key={one.studentId}>
            <AriaButton
              className="my-name"
              aria-pressed={one.studentId === student}
              onPress={() => choose(one.studentId)}
            >
              {listName(one)} <span className="soft small">{one.className}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
  if (chosen === undefined)
    return isNarrow ? (
      list
    ) : (
      <div className="my-two">
        {list}
        <section className="sheet my-part" aria-label={t('pupils.chosen')}>
          <EmptyState icon="person">{t('pupils.choose')}</EmptyState>
        </section>
      </div>
    );
  const panel = (
    <section key={chosen.studentId} className="my-chosen" aria-label={fullName(chosen)}>
      {isNarrow && (
        <div className="office-acts">
          <Button icon="left" onPress={() => choose(undefined)}>
            {t('pupils.back')}
          </Button>
        </div>
      )}
      <h2>
        {fullName(chosen)}, {chosen.className}
      </h2>
      <ContactsPart studentId={chosen.studentId} onlyTalks />
      <ReleasesPart studentId={chosen.studentId} />
    </section>
  );
  if (isNarrow) return panel;
  return (
    <div className="my-two">
      {list}
      {panel}
    </div>
  );
};

const Body = () => {
  const { t, core, schoolId, today } = useClass();
  const { course, school } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/my-pupils' });
  const me = useOwnPerson(schoolId);
  const { data, error, isPending, refetch } = useQuery({
    ...ownCoursesQuery(core, schoolId, me),
    enabled: me !== '',
  });
  const courses = data?.filter(({ teachers }) =>
    teachers.some(
      ({ teacherId, from, to }) =>
        teacherId === me && from <= today && (to === null || to >= today),
    ),
  );
  const courseId = courses?.find((one) => one.courseId === course)?.courseId;
  const shown = courseId ?? courses?.[0]?.courseId;
  return (
    <Page title={t('pupils.title')} lead={t('pupils.lead')}>
      <SchoolSwitch
        roles={OWN_PUPIL_READERS}
        onChange={(next) => void navigate({ search: { school: next } })}
      />
      <div className="my-class wide">
        {isPending && me !== '' && <Skeleton lines={8} />}
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {(me === '' || courses?.length === 0) && (
          <EmptyState icon="people">{t('pupils.none')}</EmptyState>
        )}
        {courses && shown && (
          <>
            <SelectField
              label={t('pupils.course')}
              choices={courses.map((one) => ({
                id: one.courseId,
                label: [one.targetName, one.groupName, one.subjectName]
                  .filter((part) => part !== '')
                  .join(', '),
              }))}
              value={shown}
              onChange={(id) =>
                void navigate({
                  search: { course: id, ...(school === undefined ? {} : { school }) },
                })
              }
            />
            <Pupils key={shown} courseId={shown} />
          </>
        )}
      </div>
    </Page>
  );
};

/** „Moi uczniowie": whom a teacher teaches, own talks with their parents, and information given (PUPIL-10, PERM-48). */
export const MyPupilsScreen = () => {
  const { school } = useSearch({ from: FROM });
  const schoolId = useOfficeSchool(OWN_PUPIL_READERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
