import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import { asWeekday } from '../calendar/use-day-words.ts';
import type { Version } from './timetable-queries.ts';

type Notice = Version['notices'][number];

const useNoticeWords = (version: Version): ((notice: Notice) => string) => {
  const { t } = useTranslation('diary-timetable');
  return ({ what, lessonId, other, isDraft }) => {
    const lesson = version.lessons.find((each) => each.lessonId === lessonId);
    const at = t('hour', {
      day: t(`day.${asWeekday(lesson?.weekday ?? 1)}`),
      number: lesson?.period ?? 0,
    });
    const elsewhere = [other.className, other.groupName, other.subjectName]
      .filter((part) => part !== '')
      .join(', ');
    const where = isDraft ? t('notice.draft', { where: elsewhere }) : elsewhere;
    const name = what === 'room' ? other.roomName : other.teacherName;
    return t(`notice.${what}`, { at, name, where });
  };
};

/** What clashes, and what is only told: one teacher with two groups at once. */
export const Notices = ({ version }: { readonly version: Version }) => {
  const { t } = useTranslation('diary-timetable');
  const say = useNoticeWords(version);
  const clashes = version.notices.filter(({ what }) => what !== 'together');
  const told = version.notices.filter(({ what }) => what === 'together');
  const list = (notices: readonly Notice[]) => (
    <ul>
      {notices.slice(0, 20).map((notice) => (
        <li key={`${notice.what} ${notice.lessonId} ${notice.other.lessonId}`}>{say(notice)}</li>
      ))}
    </ul>
  );
  return (
    <div className="tt-notices" aria-live="polite">
      {clashes.length > 0 && (
        <Note kind="no">
          <p>{t('notice.clashes', { count: clashes.length })}</p>
          {list(clashes)}
        </Note>
      )}
      {told.length > 0 && (
        <Note kind="pen">
          <p>{t('notice.told')}</p>
          {list(told)}
        </Note>
      )}
    </div>
  );
};
