import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { InSchool, SchoolSwitch, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { isTimetableInCalendar } from '../../nav/place-at.ts';
import { may } from '../../nav/places.ts';
import { NOTE_READERS, TIMETABLE_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { schoolsWith, useRoles, useSession } from '../../session/use-session.ts';
import { openPdf } from '../accounts/open-pdf.ts';
import { CalendarTabs } from '../calendar/calendar-tabs.tsx';
import { CardNotes } from '../notes/card-notes.tsx';
import { DueNote } from './due-note.tsx';
import { type TimetableAddress, whoseOf } from './timetable-address.ts';
import {
  addVersion,
  type Overview,
  overviewQuery,
  type Plan,
  planQuery,
  printedPlan,
} from './timetable-queries.ts';
import { useTimetableAct } from './use-timetable-act.ts';
import { StateTag } from './version-panel.tsx';
import { WeekSwitch } from './week-switch.tsx';
import { WeekView } from './week-view.tsx';
import { WhoseSwitch } from './whose-switch.tsx';
import '../people/people.css';
import './timetable.css';

/** Who has no week of their own begins with the first class that they may write, else with the first. */
const beginning = (
  address: TimetableAddress,
  overview: Overview,
  hasOwn: boolean,
): TimetableAddress => {
  const isNamed = [address.class, address.teacher, address.room].some((id) => id !== undefined);
  if (isNamed || hasOwn) return address;
  const first = overview.classes.find(({ mayWrite }) => mayWrite) ?? overview.classes[0];
  return first && overview.teachers.length > 0 ? { ...address, class: first.id } : address;
};

/** Begins a timetable from today, or from the first day of lessons while that is to come. */
const useBegin = (overview: Overview) => {
  const navigate = useNavigate();
  const { core, schoolId, mutate, isPending, error } = useTimetableAct();
  const { today, lessonsFrom } = overview;
  const from = lessonsFrom !== null && lessonsFrom > today ? lessonsFrom : today;
  const begin = (classId: string | null) =>
    mutate({
      run: () => addVersion(core, schoolId, classId, { from, to: null }),
      onDone: (after) =>
        after &&
        void navigate({ to: '/timetable/edit/$versionId', params: { versionId: after.versionId } }),
    });
  return { begin, isPending, error };
};

/** What may be done with the shown week: print it, type it. */
const Acts = ({
  plan,
  overview,
  asked,
}: {
  readonly plan: Plan;
  readonly overview: Overview;
  readonly asked: Parameters<typeof planQuery>[2];
}) => {
  const { t } = useTranslation('diary-timetable');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const roles = useRoles();
  const { begin, isPending, error } = useBegin(overview);
  const print = useMutation({
    mutationFn: () => openPdf(() => printedPlan(core, schoolId, asked)),
  });
  const section = overview.classes.find(({ id }) => id === plan.whose?.id);
  const isOwn = plan.kind === 'teacher' && plan.whose?.id === overview.teacherId;
  const mayBegin = isOwn ? may(roles, 'keepOwnTimetable') : section?.mayWrite === true;
  const known = isOwn ? plan.version : (section?.draft ?? section?.published);
  return (
    <>
      {plan.lessons.length > 0 && (
        <Button icon="print" isPending={print.isPending} onPress={() => print.mutate()}>
          {t('print')}
        </Button>
      )}
      {mayBegin && known && (
        <LinkButton kind="go" icon="pencil" href={`/timetable/edit/${known.versionId}`}>
          {isOwn ? t('own.change') : t('class.change')}
        </LinkButton>
      )}
      {mayBegin && !known && (
        <Button
          kind="go"
          icon="pencil"
          isPending={isPending}
          onPress={() => begin(section?.id ?? null)}
        >
          {isOwn ? t('own.begin') : t('class.begin')}
        </Button>
      )}
      {(error ?? print.error) && <Trouble error={error ?? print.error} />}
    </>
  );
};

const useEmptyWords = (): ((plan: Plan) => string) => {
  const { t } = useTranslation('diary-timetable');
  return ({ kind, whose, version }) => {
    if (whose === null) return t('empty.nobody');
    if (kind === 'class' && version === null) return t('empty.class');
    return kind === 'teacher' ? t('empty.teacher') : t('empty.week');
  };
};

const Week = ({
  overview,
  address,
  hasOwn,
  choose,
}: {
  readonly overview: Overview;
  readonly address: TimetableAddress;
  readonly hasOwn: boolean;
  readonly choose: (next: TimetableAddress) => void;
}) => {
  const emptyWords = useEmptyWords();
  const { core } = useApp();
  const schoolId = useSchoolId();
  const asked = {
    ...whoseOf(address),
    ...(address.date === undefined ? {} : { date: address.date }),
  };
  const { data, error, isPending, refetch } = useQuery({
    ...planQuery(core, schoolId, asked),
    placeholderData: (before) => before,
  });
  return (
    <section className="sheet tt-sheet">
      <div className="office-tools">
        <WhoseSwitch overview={overview} address={address} hasOwn={hasOwn} onChange={choose} />
        {data && (
          <WeekSwitch
            plan={data}
            onChange={(date) => {
              const { date: _, ...rest } = address;
              choose(date === undefined ? rest : { ...rest, date });
            }}
          />
        )}
        {data?.version && <StateTag state={data.version.state} />}
        <span className="grow" />
        {data && <Acts plan={data} overview={overview} asked={asked} />}
      </div>
      {isPending && <Skeleton lines={8} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <WeekView plan={data} empty={emptyWords(data)} />}
    </section>
  );
};

const Body = () => {
  const { t } = useTranslation('diary-timetable');
  const address = useSearch({ from: '/inside/timetable' });
  const roles = useRoles();
  const navigate = useNavigate({ from: '/timetable' });
  const schoolId = useSchoolId();
  const { data, error, refetch } = useQuery(overviewQuery(useApp().core, schoolId));
  const readsNotes = schoolsWith(useSession().memberships, NOTE_READERS).some(
    (school) => school.schoolId === schoolId,
  );
  const choose = (search: TimetableAddress) => void navigate({ search, replace: true });
  const mayKeepOwn = may(useRoles(), 'keepOwnTimetable');
  // A student has one week and no others to choose from; of the staff only those who teach have their own.
  const hasOwn =
    data !== undefined &&
    (data.teachers.length === 0 ||
      (mayKeepOwn && data.teachers.some(({ id }) => id === data.teacherId)));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={isTimetableInCalendar(roles) && <CalendarTabs now="timetable" />}
    >
      <SchoolSwitch roles={TIMETABLE_READERS} onChange={(school) => choose({ school })} />
      {!data && !error && <Skeleton lines={8} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <DueNote overview={data} />}
      {data && (
        <Week
          overview={data}
          address={beginning(address, data, hasOwn)}
          hasOwn={hasOwn}
          choose={choose}
        />
      )}
      {readsNotes && <CardNotes schoolId={schoolId} />}
    </Page>
  );
};

/** The week of a class, a teacher, a room, or one's own („Moje lekcje"). */
export const TimetableScreen = () => {
  const { school } = useSearch({ from: '/inside/timetable' });
  const schoolId = useOfficeSchool(TIMETABLE_READERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
