import { useTranslation } from 'react-i18next';
import type { Child } from '../../../shared/api/wire.ts';
import { dayScale, layOutDay } from '../../../shared/presence/day-bar.ts';
import { latestOf } from '../../../shared/presence/latest.ts';
import type { PresenceDay } from '../../../shared/presence/presence-days.ts';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { DayBar } from '../../../shared/ui/day-bar.tsx';
import { Portrait } from '../../../shared/ui/portrait.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { PassageList } from './passage-list.tsx';
import { usePassageWords } from './passage-words.ts';
import { type ChildWeek, nameOf, useChildWeek } from './use-children.ts';

/** The time one came for, its sentence beside it, and the day as a bar. */
const Today = ({
  day,
  week,
}: {
  readonly day: PresenceDay | undefined;
  readonly week: ChildWeek;
}) => {
  const { t } = useTranslation('diary');
  const wordsOf = usePassageWords();
  const { zone } = week;
  const now = zone.minutesOf(useSchoolNow());
  const latest = latestOf(day);
  if (!day || !latest) return <p className="came-none">{t('home.noneToday')}</p>;
  const { passage } = latest;
  const scale = dayScale([day], zone);
  return (
    <>
      <div className="came-time">
        <b>{zone.clockOf(passage.occurredAtUtc)}</b>
        <p>
          <strong>{wordsOf(passage).text}</strong>
          <span className="soft">{passage.doorName}</span>
        </p>
      </div>
      {day.stays.length > 0 && <DayBar bar={layOutDay(day, zone, scale, now)} scale={scale} />}
    </>
  );
};

/** The newest day before today on which something happened. */
const Earlier = ({ week }: { readonly week: ChildWeek }) => {
  const words = useDateWords();
  const last = week.days.find(({ date }) => date !== week.today);
  if (!last) return null;
  const title = words.longDay(last.date);
  return (
    <section className="part">
      <h3>{title}</h3>
      <PassageList label={title} passages={[...last.passages].reverse()} zone={week.zone} />
    </section>
  );
};

/** One child: in school since, or left at; then what happened today and on the day before. */
export const ChildCard = ({
  child,
  schoolName,
}: {
  readonly child: Child;
  /** Only where the children go to different schools. */
  readonly schoolName: string | undefined;
}) => {
  const { t } = useTranslation(['diary', 'diary-accounts', 'diary-card-problems']);
  const week = useChildWeek(child);
  const day = week.days.find(({ date }) => date === week.today);
  const name = nameOf(child);
  return (
    <article className="sheet came" aria-label={name}>
      <header>
        <Portrait id={child.studentId} name={name} />
        <div className="what">
          <h2>{name}</h2>
          <p className="soft small">
            {[child.className, schoolName].filter((part) => part).join(' · ')}
          </p>
        </div>
        {day?.inside && (
          <Tag kind="ok" icon="check">
            {t('home.inside')}
          </Tag>
        )}
      </header>
      <div className="in">
        {week.error ? (
          <Trouble error={week.error} onRetry={week.retry} />
        ) : week.isPending ? (
          <Skeleton />
        ) : (
          <>
            <Today day={day} week={week} />
            {day && day.passages.length > 1 && (
              <PassageList
                label={t('home.today')}
                passages={[...day.passages].reverse()}
                zone={week.zone}
              />
            )}
            <Earlier week={week} />
          </>
        )}
        <LinkButton href={`/child/${child.studentId}/door`} icon="calendar">
          {t('home.month')}
        </LinkButton>
        <LinkButton href={`/child/${child.studentId}/password`} icon="key">
          {t('diary-accounts:child.title')}
        </LinkButton>
        <LinkButton
          href={`/card-problems?holder=${child.studentId}&school=${child.schoolId}`}
          icon="card-question"
        >
          {t('diary-card-problems:report')}
        </LinkButton>
      </div>
    </article>
  );
};
