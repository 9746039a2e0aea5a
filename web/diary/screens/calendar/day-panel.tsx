import { useState } from 'react';
import type { SchoolDate } from '../../../shared/time/zone-time.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { addDayOff, addWorkedDay, removeDayOff, removeWorkedDay } from './calendar-queries.ts';
import { DayOffForm } from './day-off-form.tsx';
import { Effect } from './effect.tsx';
import {
  type DayOff,
  type DayView,
  dayView,
  lessonDaysTaken,
  type SchoolDays,
  type WorkedDay,
} from './school-days.ts';
import { useCalendarChange } from './use-calendar-change.ts';
import { asWeekday, useDayWords } from './use-day-words.ts';
import { WorkedDayForm } from './worked-day-form.tsx';

type Open = { readonly off: DayOff } | { readonly worked: WorkedDay } | undefined;

interface EntryProps<Entry> {
  readonly entry: Entry;
  readonly days: SchoolDays;
  readonly isWritable: boolean;
  readonly onEdit: () => void;
}

const OffEntry = ({ entry, days, isWritable, onEdit }: EntryProps<DayOff>) => {
  const { core, schoolId, t, mutate, error, isPending } = useCalendarChange();
  const words = useDateWords();
  const { dayOffId, version: _, ...body } = entry;
  const remove = () =>
    mutate({
      run: async () => {
        await removeDayOff(core, schoolId, dayOffId);
        return {
          text: t('off.removed', { name: entry.name }),
          undo: () => addDayOff(core, schoolId, body),
        };
      },
    });
  return (
    <section className="part" aria-label={entry.name}>
      <h3>{entry.name}</h3>
      <p className="soft small">
        {words.longDay(entry.from)}
        {entry.to !== entry.from && ` – ${words.longDay(entry.to)}`}, {t(`kind.${entry.kind}`)}
      </p>
      {isWritable && (
        <>
          <Effect kind="back" count={lessonDaysTaken(entry, days, entry)} />
          <div className="office-acts">
            <Button icon="pencil" onPress={onEdit}>
              {t('off.edit')}
            </Button>
            <Button kind="stop" icon="x" isPending={isPending} onPress={remove}>
              {t('off.remove')}
            </Button>
          </div>
        </>
      )}
      {error && <Trouble error={error} />}
    </section>
  );
};

const WorkedEntry = ({ entry, isWritable, onEdit }: EntryProps<WorkedDay>) => {
  const { core, schoolId, t, mutate, error, isPending } = useCalendarChange();
  const words = useDateWords();
  const { workedDayId, version: _, ...body } = entry;
  const remove = () =>
    mutate({
      run: async () => {
        await removeWorkedDay(core, schoolId, workedDayId);
        return {
          text: t('worked.removed', { date: words.dayMonth(entry.date) }),
          undo: () => addWorkedDay(core, schoolId, body),
        };
      },
    });
  return (
    <section className="part" aria-label={t('legend.worked')}>
      <h3>{t('legend.worked')}</h3>
      <p className="soft small">
        {t('effect.worked', { weekday: t(`planOf.${asWeekday(entry.asWeekday)}`) })}
      </p>
      {isWritable && (
        <>
          <p className="small">{t('effect.workedBack')}</p>
          <div className="office-acts">
            <Button icon="pencil" onPress={onEdit}>
              {t('worked.edit')}
            </Button>
            <Button kind="stop" icon="x" isPending={isPending} onPress={remove}>
              {t('worked.remove')}
            </Button>
          </div>
        </>
      )}
      {error && <Trouble error={error} />}
    </section>
  );
};

const newOff = (date: SchoolDate): DayOff => ({
  dayOffId: '',
  from: date,
  to: date,
  name: '',
  kind: 'school',
  version: 1,
});

/** What can be added to a day: a day off where there are lessons, lessons where there are none. */
const AddActs = ({
  view,
  onOpen,
}: {
  readonly view: DayView;
  readonly onOpen: (open: Open) => void;
}) => {
  const { t } = useCalendarChange();
  const isFree = view.kind !== 'lessons' && view.kind !== 'worked';
  const worked: WorkedDay = { workedDayId: '', date: view.date, asWeekday: 1, version: 1 };
  return (
    <div className="office-acts">
      <Button icon="plus" onPress={() => onOpen({ off: newOff(view.date) })}>
        {t('off.add')}
      </Button>
      {isFree && (
        <Button icon="plus" onPress={() => onOpen({ worked })}>
          {t('worked.add')}
        </Button>
      )}
    </div>
  );
};

/** The chosen day: what it is and why, and what can be added, changed and removed. */
export const DayPanel = ({
  date,
  days,
  onBack,
}: {
  readonly date: SchoolDate;
  readonly days: SchoolDays;
  readonly onBack: () => void;
}) => {
  const { t } = useCalendarChange();
  const words = useDateWords();
  const say = useDayWords();
  const isWritable = may(useRoles(), 'keepCalendar');
  const [open, setOpen] = useState<Open>();
  const view = dayView(date, days);
  const close = () => setOpen(undefined);
  const day = words.longDay(date);
  return (
    <div className="in">
      <h2 className="day-title">{day}</h2>
      <p className="soft">{say(view)}</p>
      {open && 'off' in open && <DayOffForm days={days} entry={open.off} onClose={close} />}
      {open && 'worked' in open && <WorkedDayForm entry={open.worked} onClose={close} />}
      {!open && (
        <>
          {view.off.map((off) => (
            <OffEntry
              key={off.dayOffId}
              entry={off}
              days={days}
              isWritable={isWritable}
              onEdit={() => setOpen({ off })}
            />
          ))}
          {view.worked && (
            <WorkedEntry
              entry={view.worked}
              days={days}
              isWritable={isWritable}
              onEdit={() => view.worked && setOpen({ worked: view.worked })}
            />
          )}
          {isWritable ? (
            <AddActs view={view} onOpen={setOpen} />
          ) : (
            <p className="soft small">{t('readOnly')}</p>
          )}
          <div className="office-acts">
            <Button kind="bare" icon="left" onPress={onBack}>
              {t('list.back')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
};
