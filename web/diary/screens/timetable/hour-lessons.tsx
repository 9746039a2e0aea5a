import { useTranslation } from 'react-i18next';
import { detailsOf, type WhoseKind } from './lesson-words.ts';
import type { Lesson } from './timetable-queries.ts';

/** Lessons of one hour; groups of a split stand side by side. */
export const HourLessons = ({
  lessons,
  kind,
}: {
  readonly lessons: readonly (Lesson & {
    readonly isOther?: boolean;
    readonly hours?: { readonly from: string; readonly to: string } | null;
  })[];
  readonly kind: WhoseKind;
}) => {
  const { t } = useTranslation('diary-timetable');
  return (
    <span className={lessons.length > 1 ? 'tt-lessons split' : 'tt-lessons'}>
      {lessons.map((lesson) => (
        <span key={lesson.lessonId} className={lesson.isOther ? 'tt-lesson other' : 'tt-lesson'}>
          <b>{lesson.subjectName}</b>
          {lesson.hours && (
            <span className="tt-group">{`${lesson.hours.from}–${lesson.hours.to}`}</span>
          )}
          {lesson.groupName !== '' && (
            <span className="tt-group">{t('group', { name: lesson.groupName })}</span>
          )}
          <span className="tt-details">{detailsOf(lesson, kind).join(', ')}</span>
          {lesson.isOther === true && <span className="tt-details">{t('otherGroup')}</span>}
        </span>
      ))}
    </span>
  );
};
