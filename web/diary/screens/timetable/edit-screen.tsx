import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayOf } from '../../../shared/time/school-date.ts';
import { Button, LinkButton } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { PHONE_QUERY, useMedia } from '../../../shared/ui/use-media.ts';
import { useApp } from '../../data/app.ts';
import { InSchool, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { Page } from '../../nav/page.tsx';
import { TIMETABLE_WRITERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { asWeekday } from '../calendar/use-day-words.ts';
import { choicesFor, copyOf } from './cell-rows.ts';
import { type GridAct, type Hour, movedBy } from './grid-keys.ts';
import { HourForm } from './hour-form.tsx';
import { Notices } from './notices.tsx';
import { type Overview, overviewQuery, type Version, versionQuery } from './timetable-queries.ts';
import { lessonsAt, useWeekEditor, type WeekEditing } from './use-week-editor.ts';
import { VersionPanel } from './version-panel.tsx';
import { WeekGrid } from './week-grid.tsx';
import '../people/people.css';
import './timetable.css';

const SCHOOL_DAYS = [1, 2, 3, 4, 5];

/** Hours that teachers typed in their own plans and that are free here, ready to be put in. */
const typedHours = (version: Version) => {
  const hours = new Map<string, Hour & { lessons: Version['typed'] }>();
  for (const lesson of version.typed) {
    const { weekday, period } = lesson;
    if (lessonsAt(version, lesson).length > 0) continue;
    const key = `${weekday} ${period}`;
    const hour = hours.get(key) ?? { weekday, period, lessons: [] };
    hours.set(key, { ...hour, lessons: [...hour.lessons, lesson] });
  }
  return [...hours.values()].slice(0, 100);
};

const Typed = ({
  version,
  editing,
}: {
  readonly version: Version;
  readonly editing: WeekEditing;
}) => {
  const { t } = useTranslation('diary-timetable');
  const hours = typedHours(version);
  if (hours.length === 0) return null;
  const put = () =>
    editing.write(hours.map(({ lessons, ...hour }) => ({ ...hour, lessons: copyOf(lessons) })));
  return (
    <Note kind="lamp" icon="people">
      <p>{t('typed', { count: hours.length })}</p>
      <Button icon="plus" isPending={editing.isPending} onPress={put}>
        {t('typed.put')}
      </Button>
    </Note>
  );
};

interface Open {
  readonly letter: string;
}

/** The grid, and beside it the hour that is typed or the version itself. */
const Editor = ({
  version,
  overview,
}: {
  readonly version: Version;
  readonly overview: Overview;
}) => {
  const { t } = useTranslation('diary-timetable');
  const navigate = useNavigate();
  const editing = useWeekEditor(version);
  const isPhone = useMedia(PHONE_QUERY);
  // A version that does not hold now has no today.
  const isNow = version.from <= overview.today && overview.today <= version.to;
  const today = isNow ? weekdayOf(overview.today) : 0;
  const days = [
    ...SCHOOL_DAYS,
    ...[6, 7].filter((day) => version.lessons.some(({ weekday }) => weekday === day)),
  ];
  const first = version.periods[0]?.number ?? 1;
  const [cursor, move] = useState<Hour>({
    weekday: days.includes(today) ? today : 1,
    period: first,
  });
  const [open, setOpen] = useState<Open>();
  const shape = {
    weekdays: isPhone ? [cursor.weekday] : days,
    periods: version.periods.map(({ number }) => number),
  };
  const isLocked = version.state === 'replaced';
  const act = (name: GridAct, letter: string) => {
    if (isLocked || editing.isPending) return;
    if (name === 'edit' || name === 'type') {
      editing.reset();
      setOpen({ letter });
    } else if (name === 'undo') editing.undo();
    else editing[name](cursor);
  };
  const close = () => {
    editing.reset();
    setOpen(undefined);
  };
  const onKept = () => {
    setOpen(undefined);
    move((hour) => movedBy(hour, { key: 'ArrowDown' }, shape) ?? hour);
  };
  const groups = overview.classes.find(({ id }) => id === version.classId)?.groups ?? [];
  return (
    <>
      {!isLocked && <Typed version={version} editing={editing} />}
      <div className="office tt-office">
        <section className="sheet office-list" aria-label={t('grid')}>
          <div className="office-tools">
            {isPhone && (
              <SegmentedSwitch
                label={t('days')}
                segments={days.map((day) => ({
                  id: String(day),
                  label: t(`short.${asWeekday(day)}`),
                }))}
                value={String(cursor.weekday)}
                onChange={(day) => {
                  close();
                  move({ ...cursor, weekday: Number(day) });
                }}
              />
            )}
            <Button icon="undo" isDisabled={!editing.mayUndo} onPress={editing.undo}>
              {t('undo')}
            </Button>
            <span className="hint tt-keys">{t('keys')}</span>
          </div>
          {editing.error && !open && <Trouble error={editing.error} />}
          <WeekGrid
            version={version}
            shape={shape}
            cursor={cursor}
            isTyping={open !== undefined}
            today={today}
            onMove={(hour) => {
              if (hour.weekday !== cursor.weekday || hour.period !== cursor.period)
                setOpen(undefined);
              move(hour);
            }}
            onAct={act}
          />
          <Notices version={version} />
        </section>
        <section className="sheet office-panel" aria-label={t('panel')}>
          {open ? (
            <div className="in">
              <HourForm
                key={`${cursor.weekday} ${cursor.period}`}
                version={version}
                hour={cursor}
                choices={choicesFor(overview, version)}
                groups={groups}
                letter={open.letter}
                editing={editing}
                onClose={close}
                onKept={onKept}
              />
            </div>
          ) : (
            <VersionPanel
              version={version}
              onOpen={(versionId) =>
                void navigate({ to: '/timetable/edit/$versionId', params: { versionId } })
              }
              onGone={() => void navigate({ to: '/timetable' })}
            />
          )}
        </section>
      </div>
    </>
  );
};

const Body = () => {
  const { t } = useTranslation('diary-timetable');
  const words = useDateWords();
  const { versionId } = useParams({ from: '/inside/timetable/edit/$versionId' });
  const { core } = useApp();
  const schoolId = useSchoolId();
  const version = useQuery(versionQuery(core, schoolId, versionId));
  const overview = useQuery(overviewQuery(core, schoolId));
  const { data } = version;
  const error = version.error ?? overview.error;
  const back = data?.classId ? `/timetable?class=${data.classId}` : '/timetable';
  return (
    <Page
      title={
        data
          ? t(data.ownerId === null ? 'edit.class' : 'edit.own', { name: data.name })
          : t('title')
      }
      lead={
        data && t('edit.dates', { from: words.dayMonth(data.from), to: words.dayMonth(data.to) })
      }
      back={back}
      actions={
        <LinkButton href={back} icon="calendar">
          {t('toWeek')}
        </LinkButton>
      }
    >
      {!data && !error && <Skeleton lines={10} />}
      {error && !data && <Trouble error={error} onRetry={() => void version.refetch()} />}
      {data && overview.data && <Editor key={versionId} version={data} overview={overview.data} />}
    </Page>
  );
};

/** Typing a timetable: of a class, or one's own. */
export const EditScreen = () => {
  const { school } = useSearch({ from: '/inside/timetable/edit/$versionId' });
  const schoolId = useOfficeSchool(TIMETABLE_WRITERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
