import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/failure.ts';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { asWeekday } from '../calendar/use-day-words.ts';
import {
  type CellChoices,
  type CellRow,
  type Choice,
  emptyRow,
  faultsOfRows,
  findOne,
  lessonsOfRows,
  rowsOf,
  usualFor,
} from './cell-rows.ts';
import type { Hour } from './grid-keys.ts';
import { HourLessons } from './hour-lessons.tsx';
import type { Version } from './timetable-queries.ts';
import { idsAt, lessonsAt, type WeekEditing } from './use-week-editor.ts';

const FIELDS = ['subject', 'who', 'room', 'group'] as const;
type FieldName = (typeof FIELDS)[number];

/** One field that offers names while one types. */
const Offer = ({
  label,
  value,
  choices,
  error,
  isFirst,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Pick<Choice, 'name'>[];
  readonly error: string | undefined;
  readonly isFirst: boolean;
  readonly onChange: (value: string) => void;
}) => {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        list={`${id}-list`}
        value={value}
        maxLength={80}
        autoComplete="off"
        // The hour was opened by a key or a press: typing goes on here.
        ref={(input) => {
          if (isFirst && input && !input.dataset['begun']) {
            input.dataset['begun'] = 'yes';
            input.focus();
            input.setSelectionRange(input.value.length, input.value.length);
          }
        }}
        {...(error === undefined
          ? {}
          : { 'aria-invalid': true, 'aria-describedby': `${id}-error`, 'data-invalid': true })}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${id}-list`}>
        {choices.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {error !== undefined && (
        <span id={`${id}-error`} className="error">
          {error}
        </span>
      )}
    </div>
  );
};

export interface HourFormProps {
  readonly version: Version;
  readonly hour: Hour;
  readonly choices: CellChoices;
  readonly groups: readonly string[];
  /** The letter with which typing began. */
  readonly letter: string;
  readonly editing: WeekEditing;
  readonly onClose: () => void;
  /** Kept: on to the next hour. */
  readonly onKept: () => void;
}

/** One hour as rows, a row a group. Enter keeps it and goes on, Esc leaves it as it was. */
export const HourForm = (props: HourFormProps) => {
  const { version, hour, choices, groups, letter, editing, onClose, onKept } = props;
  const { t } = useTranslation('diary-timetable');
  const [rows, setRows] = useState<readonly CellRow[]>(() => {
    if (letter !== '') return [{ ...emptyRow(0), subject: letter }];
    const now = rowsOf(lessonsAt(version, hour), choices.isOwn);
    return now.length === 0 ? [emptyRow(0)] : now;
  });
  const [isTried, setTried] = useState(false);
  // The plan follows others while one types: what was seen when the hour was opened is what may be replaced without a question.
  const [seen] = useState(() => idsAt(version, hour));
  const faults = faultsOfRows(rows, choices);
  // Once refused, the next save says: mine, instead of what stands beside it.
  const [isClash, clash] = useState(false);
  if (!isClash && hasCode(editing.error, 'timetable.hour_changed')) clash(true);
  const change = (key: number, field: FieldName, value: string) => {
    editing.reset();
    setRows((all) =>
      all.map((row) => {
        if (row.key !== key) return row;
        const next = { ...row, [field]: value };
        if (field !== 'subject' || row.who !== '' || row.room !== '') return next;
        return {
          ...next,
          ...usualFor(findOne(choices.subjects, value), version.lessons, choices.isOwn),
        };
      }),
    );
  };
  const keep = () => {
    setTried(true);
    if (faults.size > 0 || editing.isPending) return;
    const known = isClash ? idsAt(version, hour) : seen;
    editing.write([{ ...hour, lessons: lessonsOfRows(rows, choices), known }], onKept);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLInputElement;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && isField) {
      event.preventDefault();
      keep();
    }
  };
  const offers: Readonly<Record<FieldName, readonly Pick<Choice, 'name'>[]>> = {
    subject: choices.subjects,
    who: choices.who,
    room: choices.rooms,
    group: groups.map((name) => ({ name })),
  };
  const labelOf = (field: FieldName) =>
    field === 'who' ? t(choices.isOwn ? 'field.class' : 'field.teacher') : t(`field.${field}`);
  const errorOf = (row: CellRow, field: FieldName) =>
    isTried && faults.get(row.key) === field
      ? t(`fault.${field as 'subject' | 'who' | 'room'}`)
      : undefined;
  const title = t('hour', { day: t(`day.${asWeekday(hour.weekday)}`), number: hour.period });
  return (
    <form
      className="form tt-form"
      aria-label={title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <h2>{title}</h2>
      {rows.map((row, index) => (
        <fieldset key={row.key} className="tt-row">
          <legend className={rows.length === 1 ? 'vh' : 'soft small'}>
            {t('row', { number: index + 1 })}
          </legend>
          {FIELDS.map((field) => (
            <Offer
              key={field}
              label={labelOf(field)}
              value={row[field]}
              choices={offers[field]}
              error={errorOf(row, field)}
              isFirst={field === 'subject' && index === rows.length - 1}
              onChange={(value) => change(row.key, field, value)}
            />
          ))}
          {rows.length > 1 && (
            <IconButton
              icon="x"
              label={t('row.remove', { number: index + 1 })}
              onPress={() => setRows(rows.filter((other) => other.key !== row.key))}
            />
          )}
        </fieldset>
      ))}
      {isClash && (
        <Note kind="lamp" role="alert">
          <p>{t('conflict')}</p>
          <HourLessons
            lessons={lessonsAt(version, hour)}
            kind={choices.isOwn ? 'teacher' : 'class'}
          />
        </Note>
      )}
      {editing.error && !hasCode(editing.error, 'timetable.hour_changed') && (
        <Trouble error={editing.error} />
      )}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={editing.isPending}>
          {isClash ? t('conflict.mine') : t('keep')}
        </Button>
        {!choices.isOwn && rows.length < 10 && (
          <Button
            icon="plus"
            onPress={() =>
              setRows([...rows, emptyRow(Math.max(...rows.map((row) => row.key)) + 1)])
            }
          >
            {t('row.add')}
          </Button>
        )}
        <Button onPress={onClose}>{isClash ? t('conflict.theirs') : t('leave')}</Button>
      </div>
      <p className="hint">{t('form.hint')}</p>
    </form>
  );
};
