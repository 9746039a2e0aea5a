import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { classSummariesQuery } from '../people/people-queries.ts';
import { type DateLock, LOCK_KINDS, type LockBody, overlapsOf } from './lock-queries.ts';
import { useLockWords } from './use-lock-words.ts';
import { useSaveLock } from './use-save-lock.ts';

const EMPTY: LockBody = { from: '', to: '', kinds: [...LOCK_KINDS], classIds: null, reason: '' };

const bodyOf = ({ from, to, kinds, classIds, reason }: DateLock): LockBody => ({
  from,
  to,
  kinds,
  classIds,
  reason,
});

const toggled = <T,>(list: readonly T[], item: T): T[] =>
  list.includes(item) ? list.filter((each) => each !== item) : [...list, item];

interface ChecksProps<T extends string> {
  readonly legend: string;
  readonly items: readonly { readonly id: T; readonly label: string }[];
  readonly chosen: readonly T[];
  readonly onToggle: (id: T) => void;
}

const Checks = <T extends string>({ legend, items, chosen, onToggle }: ChecksProps<T>) => (
  <fieldset className="lock-checks">
    <legend className="label">{legend}</legend>
    {items.map(({ id, label }) => (
      <label key={id} className="lock-check">
        <input type="checkbox" checked={chosen.includes(id)} onChange={() => onToggle(id)} />
        {label}
      </label>
    ))}
  </fieldset>
);

/** Closes days, or changes a lock in force; what it overlaps is told before it is saved. */
export const LockForm = ({
  lock,
  locks,
  onClose,
}: {
  readonly lock: DateLock | undefined;
  readonly locks: readonly DateLock[];
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-locks');
  const words = useLockWords();
  const { data: classes } = useQuery(classSummariesQuery(useApp().core, useSchoolId()));
  const [body, setBody] = useState(lock === undefined ? EMPTY : bodyOf(lock));
  const save = useSaveLock(lock, onClose);
  const isTurned = body.from !== '' && body.to !== '' && body.to < body.from;
  const isReady =
    body.from !== '' &&
    body.to !== '' &&
    !isTurned &&
    body.kinds.length > 0 &&
    body.classIds?.length !== 0 &&
    body.reason.trim() !== '';
  const overlaps = isReady ? overlapsOf(body, locks, lock?.lockId) : [];
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) save.mutate({ ...body, reason: body.reason.trim() });
  };
  return (
    <form className="sheet lock-form" onSubmit={send} aria-label={t('form')}>
      <h2>{lock === undefined ? t('form') : t('formChange')}</h2>
      <div className="lock-days">
        <Field
          label={t('from')}
          name="from"
          type="date"
          value={body.from}
          onChange={(from) => setBody({ ...body, from })}
        />
        <Field
          label={t('to')}
          name="to"
          type="date"
          value={body.to}
          error={isTurned ? t('turned') : undefined}
          onChange={(to) => setBody({ ...body, to })}
        />
      </div>
      <Checks
        legend={t('kinds')}
        items={LOCK_KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
        chosen={body.kinds}
        onToggle={(kind) => setBody({ ...body, kinds: toggled(body.kinds, kind) })}
      />
      <SegmentedSwitch
        label={t('classes')}
        segments={(['all', 'some'] as const).map((id) => ({ id, label: t(`classes.${id}`) }))}
        value={body.classIds === null ? 'all' : 'some'}
        onChange={(id) => setBody({ ...body, classIds: id === 'all' ? null : [] })}
      />
      {body.classIds !== null && (
        <Checks
          legend={t('whichClasses')}
          items={(classes ?? []).map(({ classId, name }) => ({ id: classId, label: name }))}
          chosen={body.classIds}
          onToggle={(classId) =>
            setBody({ ...body, classIds: toggled(body.classIds ?? [], classId) })
          }
        />
      )}
      <Field
        label={t('reason')}
        name="reason"
        maxLength={200}
        value={body.reason}
        onChange={(reason) => setBody({ ...body, reason })}
      />
      {overlaps.length > 0 && (
        <Note kind="lamp" role="status">
          {t('overlapsWith', { count: overlaps.length })}{' '}
          {overlaps.map((each) => words.range(each)).join('; ')}
        </Note>
      )}
      {save.error && <Trouble error={save.error} />}
      <div className="lock-acts">
        <Button kind="go" type="submit" isDisabled={!isReady} isPending={save.isPending}>
          {t('save')}
        </Button>
        <Button onPress={onClose}>{t('leave')}</Button>
      </div>
    </form>
  );
};
