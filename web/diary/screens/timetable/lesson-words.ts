import { useTranslation } from 'react-i18next';
import { asWeekday } from '../calendar/use-day-words.ts';
import type { Hour } from './grid-keys.ts';
import type { Lesson } from './timetable-queries.ts';

export type WhoseKind = 'class' | 'teacher' | 'room';
/** What stands under the subject: a class's week names the teacher, a teacher's the class, a room's both. */
export const detailsOf = (
  lesson: Pick<Lesson, 'className' | 'teacherName' | 'roomName'>,
  kind: WhoseKind,
): readonly string[] => {
  const { className, teacherName, roomName } = lesson;
  const who = { class: [teacherName], teacher: [className], room: [className, teacherName] }[kind];
  return [...who, ...(kind === 'room' ? [] : [roomName])].filter((part) => part !== '');
};

/** An hour in words, for readers: its day and number, and what is in it. */
export const useHourWords = (): ((
  hour: Hour,
  lessons: readonly Lesson[],
  kind: WhoseKind,
) => string) => {
  const { t } = useTranslation('diary-timetable');
  return ({ weekday, period }, lessons, kind) => {
    const at = t('hour', { day: t(`day.${asWeekday(weekday)}`), number: period });
    if (lessons.length === 0) return t('hour.free', { at });
    const what = lessons.map((lesson) =>
      [
        lesson.subjectName,
        lesson.groupName && t('group', { name: lesson.groupName }),
        ...detailsOf(lesson, kind),
      ]
        .filter((part) => part !== '')
        .join(', '),
    );
    return t('hour.has', { at, what: what.join('; ') });
  };
};
