import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../../../shared/api/client.ts';
import { Note } from '../../../shared/ui/note.tsx';
import { SearchField } from '../../../shared/ui/search-field.tsx';
import { CourseForm } from './course-form.tsx';
import { coursesWith, teachersOn } from './course-words.ts';
import { Draft } from './draft.tsx';
import { RemoveRow } from './remove-row.tsx';
import { PanelHead, Split } from './split.tsx';
import { NEW, useStructureAddress } from './structure-address.ts';
import { type CourseRow, coursesQuery } from './structure-queries.ts';
import { TeachersForm } from './teachers-form.tsx';
import { useStructure } from './use-structure.ts';
import { useYear, YearChoice } from './year-choice.tsx';

/** Everybody who taught a course, teaches it or will: a change in mid-year leaves its trace (STRUCT-19). */
const History = ({ course }: { readonly course: CourseRow }) => {
  const { t, span } = useStructure();
  return (
    <section className="part" aria-label={t('courses.history')}>
      <h3>{t('courses.history')}</h3>
      {course.teachers.length === 0 && <p className="soft small">{t('courses.vacant')}</p>}
      <ul className="office-people">
        {course.teachers.map((teacher) => (
          <li key={`${teacher.teacherId}-${teacher.from}`}>
            <b>{teacher.name}</b>
            <span className="soft">{span(teacher)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const CoursePanel = ({ course }: { readonly course: CourseRow }) => {
  const { t, client, headers } = useStructure();
  const name = `${course.subjectName}, ${course.targetName}`;
  return (
    <>
      <PanelHead title={course.subjectName} lead={course.targetName} />
      <p className="soft">
        {t('courses.keptIn', {
          kind: t(`courses.activity.${course.activity}`),
          register: t(`courses.register.${course.register}`),
        })}
      </p>
      <Draft key={course.courseId} row={course}>
        {(begun, again) => <TeachersForm course={begun} onAgain={again} />}
      </Draft>
      <History course={course} />
      <RemoveRow
        name={name}
        run={() =>
          dataOf(
            client.DELETE('/api/v1/courses/{courseId}', {
              headers,
              params: { path: { courseId: course.courseId } },
            }),
          )
        }
      >
        <p>{t('courses.removeWhat')}</p>
      </RemoveRow>
    </>
  );
};

/** Who teaches what to whom (STRUCT-11). */
export const CoursesPart = () => {
  const { t, core, schoolId, today } = useStructure();
  const { address } = useStructureAddress();
  const { year } = useYear();
  const [find, setFind] = useState('');
  const list = useQuery(coursesQuery(core, schoolId, address.year));
  const kindOf = ({ activity }: CourseRow) => t(`courses.activity.${activity}`);
  const found = list.data && coursesWith(list.data, find, kindOf);
  const course = list.data?.find(({ courseId }) => courseId === address.pick);
  return (
    <Split
      label={t('tab.courses')}
      icon="notebook"
      columns={[
        {
          id: 'subject',
          label: t('courses.subject'),
          isRowHeader: true,
          cell: ({ subjectName }) => subjectName,
        },
        { id: 'target', label: t('courses.target'), cell: ({ targetName }) => targetName },
        { id: 'activity', label: t('courses.activity'), cell: kindOf },
        {
          id: 'teacher',
          label: t('courses.teacher'),
          cell: (one) => teachersOn(one, today) || t('courses.vacant'),
        },
      ]}
      items={found}
      idOf={({ courseId }) => courseId}
      textOf={({ subjectName, targetName }) => `${subjectName} ${targetName}`}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={find === '' ? t('courses.none') : t('courses.nothing')}
      tools={
        <>
          <YearChoice />
          <SearchField
            label={t('courses.find')}
            placeholder={t('courses.find')}
            value={find}
            onChange={setFind}
          />
        </>
      }
      {...(year && { add: t('courses.add') })}
      panel={
        course ? (
          <CoursePanel course={course} />
        ) : (
          address.pick === NEW && (
            <>
              <PanelHead title={t('courses.add')} />
              {year ? <CourseForm year={year} /> : <Note kind="lamp">{t('years.none')}</Note>}
            </>
          )
        )
      }
    />
  );
};
