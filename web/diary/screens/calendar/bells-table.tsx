import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { Icon } from '../../../shared/ui/icon.tsx';
import { type BellRow, faultsOfRows, minutesOf, nextRow, tidyTime } from './bells.ts';

export interface BellsTableProps {
  readonly rows: readonly BellRow[];
  readonly isWritable: boolean;
  readonly onChange: (rows: readonly BellRow[]) => void;
}

const Minutes = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const { t } = useTranslation('diary-calendar');
  const start = minutesOf(from);
  const end = minutesOf(to);
  const isKnown = start !== undefined && end !== undefined && end >= start;
  return (
    <span className="bells-static soft nowrap">
      {isKnown ? t('bells.minutes', { minutes: end - start }) : '–'}
    </span>
  );
};

/** One time of one lesson; read-only it is plain text. */
const Time = ({
  label,
  value,
  isBad,
  errorId,
  isWritable,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly isBad: boolean;
  readonly errorId: string;
  readonly isWritable: boolean;
  readonly onChange: (value: string) => void;
}) => {
  const shown = value.replace(/^0/, '');
  const [typed, setTyped] = useState(shown);
  // Somebody else's change, or one taken back, is shown as soon as one is not typing here.
  if (tidyTime(typed) !== tidyTime(value)) setTyped(shown);
  if (!isWritable) return <span className="bells-static">{shown}</span>;
  return (
    <input
      className="input"
      type="text"
      inputMode="numeric"
      maxLength={5}
      autoComplete="off"
      aria-label={label}
      value={typed}
      {...(isBad ? { 'aria-invalid': true, 'aria-describedby': errorId, 'data-bad': true } : {})}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(tidyTime(event.target.value));
      }}
      onBlur={() => setTyped(shown)}
    />
  );
};

const Lesson = ({
  row,
  next,
  fault,
  isWritable,
  onChange,
  onRemove,
}: {
  readonly row: BellRow;
  readonly next: BellRow | undefined;
  readonly fault: ReturnType<typeof faultsOfRows>[number];
  readonly isWritable: boolean;
  readonly onChange: (row: BellRow) => void;
  readonly onRemove: () => void;
}) => {
  const { t } = useTranslation('diary-calendar');
  const { number } = row;
  const shared = { isBad: fault !== undefined, errorId: `bell-fault-${number}`, isWritable };
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>
        <Time
          {...shared}
          label={t('bells.fromOf', { number })}
          value={row.from}
          onChange={(from) => onChange({ ...row, from })}
        />
        {fault && (
          <span id={shared.errorId} className="error">
            <Icon name="warn" />
            <span>{t(`bells.fault.${fault}`)}</span>
          </span>
        )}
      </td>
      <td>
        <Time
          {...shared}
          label={t('bells.toOf', { number })}
          value={row.to}
          onChange={(to) => onChange({ ...row, to })}
        />
      </td>
      <td className="bells-more">
        <Minutes from={row.from} to={row.to} />
      </td>
      <td className="bells-more">{next && <Minutes from={row.to} to={next.from} />}</td>
      {isWritable && (
        <td>
          <IconButton icon="x" label={t('bells.removeOf', { number })} onPress={onRemove} />
        </td>
      )}
    </tr>
  );
};

/** Lessons of a day with their times; what does not fit is said at its place, at once. */
export const BellsTable = ({ rows, isWritable, onChange }: BellsTableProps) => {
  const { t } = useTranslation('diary-calendar');
  const faults = faultsOfRows(rows);
  return (
    <>
      <table className="bells-table" aria-label={t('bells.table')}>
        <thead>
          <tr>
            <th scope="col">{t('bells.number')}</th>
            <th scope="col">{t('bells.from')}</th>
            <th scope="col">{t('bells.to')}</th>
            <th scope="col" className="bells-more">
              {t('bells.length')}
            </th>
            <th scope="col" className="bells-more">
              {t('bells.break')}
            </th>
            {isWritable && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Lesson
              key={row.number}
              row={row}
              next={rows[index + 1]}
              fault={faults[index]}
              isWritable={isWritable}
              onChange={(changed) =>
                onChange(rows.map((one, place) => (place === index ? changed : one)))
              }
              onRemove={() => onChange(rows.filter((_, place) => place !== index))}
            />
          ))}
        </tbody>
      </table>
      {isWritable && rows.length < 20 && (
        <div className="office-acts">
          <Button icon="plus" onPress={() => onChange([...rows, nextRow(rows)])}>
            {t('bells.add')}
          </Button>
        </div>
      )}
    </>
  );
};
