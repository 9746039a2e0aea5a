import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { addDays } from '../../../shared/time/school-date.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { faultsOfRows } from '../calendar/bells.ts';
import { BellsTable } from '../calendar/bells-table.tsx';
import { type ReadyYear, readyYearQuery, takeYear } from './first-day-queries.ts';
import { useFirstDayChange } from './use-first-day-change.ts';

type Dates = Pick<ReadyYear['year'], 'lessonsFrom' | 'lessonsTo'>;
type DayOff = ReadyYear['daysOff'][number];

const DaysOff = ({
  days,
  onChange,
}: {
  readonly days: readonly DayOff[];
  readonly onChange: (days: readonly DayOff[]) => void;
}) => {
  const { t } = useFirstDayChange();
  const set = (at: number, part: Partial<DayOff>) =>
    onChange(days.map((day, index) => (index === at ? { ...day, ...part } : day)));
  return (
    <ul className="first-day-off">
      {days.map((day, at) => (
        <li key={`${day.name}-${day.source}`}>
          <fieldset>
            <legend>{day.name}</legend>
            <Field
              label={t('year.dayFrom')}
              name={`from-${at}`}
              type="date"
              value={day.from}
              onChange={(from) => set(at, { from })}
            />
            <Field
              label={t('year.dayTo')}
              name={`to-${at}`}
              type="date"
              value={day.to}
              onChange={(to) => set(at, { to })}
            />
            <Button
              kind="bare"
              icon="x"
              aria-label={t('year.removeDay', { name: day.name })}
              onPress={() => onChange(days.filter((_, index) => index !== at))}
            >
              {t('year.remove')}
            </Button>
            {day.source !== '' && <p className="hint">{day.source}</p>}
          </fieldset>
        </li>
      ))}
    </ul>
  );
};

/** Two weeks from this Monday, as the minister sets them for each voivodeship. */
const winterOf = (name: string, from: string, to: string): DayOff[] =>
  from === '' || to === '' ? [] : [{ name, from, to, kind: 'holiday', source: '' }];

const Fields = ({ ready, hasBells }: { readonly ready: ReadyYear; readonly hasBells: boolean }) => {
  const { core, schoolId, t, act, error, isPending } = useFirstDayChange();
  const [dates, setDates] = useState<Dates>(ready.year);
  const [days, setDays] = useState<readonly DayOff[]>(ready.daysOff);
  const [second, setSecond] = useState(ready.year.terms[1]?.from ?? '');
  const [periods, setPeriods] = useState(ready.bells.periods);
  const [winter, setWinter] = useState({ from: '', to: '' });
  const { lessonsFrom, lessonsTo } = dates;
  const isBellFaulty = !hasBells && faultsOfRows(periods).some((fault) => fault !== undefined);
  const send = () => {
    const terms = [
      { ordinal: 1, from: ready.year.from, to: addDays(second, -1) },
      { ordinal: 2, from: second, to: lessonsTo },
    ];
    const all = [...days, ...winterOf(t('year.winter'), winter.from, winter.to)];
    const body = {
      year: { ...ready.year, lessonsFrom, lessonsTo, terms },
      daysOff: all.map(({ source: _source, ...day }) => day),
      bells: hasBells ? null : { ...ready.bells, periods },
    };
    act({ run: () => takeYear(core, schoolId, body), said: t('year.taken') });
  };
  return (
    <Form
      className="first-day-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) send();
      }}
    >
      <h3>{t('year.title', { name: ready.year.name })}</h3>
      <p className="soft">{t('year.lead')}</p>
      <div className="first-day-pair">
        <Field
          label={t('year.lessonsFrom')}
          name="lessonsFrom"
          type="date"
          value={lessonsFrom}
          onChange={(next) => setDates({ lessonsFrom: next, lessonsTo })}
        />
        <Field
          label={t('year.lessonsTo')}
          name="lessonsTo"
          type="date"
          value={lessonsTo}
          onChange={(next) => setDates({ lessonsFrom, lessonsTo: next })}
        />
        <Field
          label={t('year.secondTerm')}
          name="secondTerm"
          type="date"
          value={second}
          onChange={(next) => next !== '' && setSecond(next)}
        />
        <Field
          label={t('year.winterFrom')}
          name="winterFrom"
          type="date"
          value={winter.from}
          onChange={(from) => setWinter({ ...winter, from })}
        />
        <Field
          label={t('year.winterTo')}
          name="winterTo"
          type="date"
          value={winter.to}
          onChange={(to) => setWinter({ ...winter, to })}
        />
      </div>
      <h4>{t('year.daysOff')}</h4>
      <DaysOff days={days} onChange={setDays} />
      {!hasBells && (
        <>
          <h4>{t('year.bells')}</h4>
          <BellsTable
            rows={periods}
            isWritable
            onChange={(rows) => setPeriods(rows.map((row) => ({ ...row })))}
          />
        </>
      )}
      {error && <Trouble error={error} />}
      <Button kind="go" type="submit" isPending={isPending} isDisabled={isBellFaulty}>
        {t('year.take')}
      </Button>
    </Form>
  );
};

/** A ready year by law, edited before it is taken. */
export const YearForm = ({ hasBells }: { readonly hasBells: boolean }) => {
  const { core, schoolId } = useFirstDayChange();
  const { data, error, refetch } = useQuery(readyYearQuery(core, schoolId));
  if (!data && error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  return <Fields ready={data} hasBells={hasBells} />;
};
