import { SelectField } from '../../../shared/ui/select-field.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { type Bells, saveBells } from './calendar-queries.ts';
import { useCalendarChange } from './use-calendar-change.ts';
import { asWeekday, WEEKDAYS } from './use-day-words.ts';

/** The weekday has no bells of its own. */
const USUAL = 'usual';

const bodyOf = ({ name, periods, version }: Bells, days: Bells['days']) => ({
  name,
  periods: periods.map((period) => ({ ...period })),
  days: days.map((day) => ({ ...day })),
  version,
});

/** Which weekdays follow other bells, such as a short Friday; saved at once, and taken back by the message. */
export const WeekdayBells = ({
  bells,
  all,
}: {
  readonly bells: Bells;
  readonly all: readonly Bells[];
}) => {
  const { core, schoolId, t, mutate, error, isPending } = useCalendarChange();
  const isWritable = may(useRoles(), 'keepBells');
  const others = all.filter(({ bellScheduleId }) => bellScheduleId !== bells.bellScheduleId);
  const { bellScheduleId: id, days } = bells;
  const nameOf = (other: string) =>
    others.find(({ bellScheduleId }) => bellScheduleId === other)?.name ?? '';
  const set = (weekday: number, other: string) =>
    mutate({
      run: async () => {
        const rest = days.filter((day) => day.weekday !== weekday);
        const next = other === USUAL ? rest : [...rest, { weekday, bellScheduleId: other }];
        const after = await saveBells(core, schoolId, id, bodyOf(bells, next));
        const text = t('bells.daySaved', { name: bells.name });
        return { text, undo: () => saveBells(core, schoolId, id, bodyOf(after, days)) };
      },
    });
  if (others.length === 0) return <p className="soft small">{t('bells.oneOnly')}</p>;
  if (!isWritable)
    return (
      <ul className="entries">
        {days.length === 0 && <li className="soft small">{t('bells.allDays')}</li>}
        {days.map(({ weekday, bellScheduleId }) => (
          <li
            key={weekday}
          >{`${t(`dayName.${asWeekday(weekday)}`)}: ${nameOf(bellScheduleId)}`}</li>
        ))}
      </ul>
    );
  return (
    <div className="weekday-bells" aria-busy={isPending}>
      {WEEKDAYS.filter((weekday) => weekday <= 5).map((weekday) => (
        <SelectField
          key={weekday}
          label={t(`dayName.${weekday}`)}
          choices={[
            { id: USUAL, label: t('bells.usual') },
            ...others.map(({ bellScheduleId, name }) => ({ id: bellScheduleId, label: name })),
          ]}
          value={days.find((day) => day.weekday === weekday)?.bellScheduleId ?? USUAL}
          onChange={(other) => set(weekday, other)}
        />
      ))}
      {error && <Trouble error={error} />}
    </div>
  );
};
