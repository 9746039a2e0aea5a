import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { fullName } from '../people/person-words.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { type GuardianRow, setCustody } from './pupil-queries.ts';
import { usePupil } from './use-pupil.ts';

const AUTHORITIES = ['full', 'limited', 'suspended', 'deprived'] as const;
/** What custody leaves or takes away. */
export const RIGHTS = ['seesChild', 'decides', 'collects'] as const;

/** What a court left to a guardian; a restriction names the decision that it rests on. */
export const CustodyForm = ({
  row,
  studentId,
  onClose,
}: {
  readonly row: GuardianRow;
  readonly studentId: string;
  readonly onClose: () => void;
}) => {
  const { t, core, pupil } = usePupil(studentId);
  const toast = useToast();
  const [custody, set] = useState(row.custody);
  const [reason, setReason] = useState('');
  const { courtReference, note, version } = custody;
  const save = usePeopleChange(
    () =>
      setCustody(core, pupil, row.guardianId, {
        ...custody,
        courtReference: courtReference?.trim() || null,
        note: note?.trim() || null,
        version,
        reason: reason.trim(),
      }),
    () => {
      toast({ text: t('custody.saved', { name: fullName(row) }) });
      onClose();
    },
  );
  return (
    <form
      className="form"
      aria-label={t('custody.title', { name: fullName(row) })}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <SelectField
        label={t('custody.authority')}
        choices={AUTHORITIES.map((id) => ({ id, label: t(`authority.${id}`) }))}
        value={custody.authority}
        onChange={(authority) =>
          set((now) => ({
            ...now,
            authority,
            decides: authority === 'full' || authority === 'limited' ? now.decides : false,
          }))
        }
      />
      <fieldset className="pupil-choices">
        <legend className="label">{t('custody.rights')}</legend>
        {RIGHTS.map((right) => (
          <label key={right} className="pupil-choice">
            <input
              type="checkbox"
              checked={custody[right]}
              onChange={(event) => set((now) => ({ ...now, [right]: event.target.checked }))}
            />
            <span>{t(`custody.${right}`)}</span>
          </label>
        ))}
      </fieldset>
      <Field
        label={t('custody.court')}
        name="court"
        maxLength={200}
        hint={t('custody.courtHint')}
        value={courtReference ?? ''}
        onChange={(text) => set((now) => ({ ...now, courtReference: text }))}
      />
      <Field
        label={t('custody.note')}
        name="note"
        rows={2}
        maxLength={500}
        hint={t('form.optional')}
        value={note ?? ''}
        onChange={(text) => set((now) => ({ ...now, note: text }))}
      />
      <Field
        label={t('form.reason')}
        name="reason"
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      {save.error && <Trouble error={save.error} />}
      <div className="answers start">
        <Button
          kind="go"
          type="submit"
          isPending={save.isPending}
          isDisabled={reason.trim() === ''}
        >
          {t('form.save')}
        </Button>
        <Button onPress={onClose}>{t('form.cancel')}</Button>
      </div>
    </form>
  );
};
