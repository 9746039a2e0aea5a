import { useState } from 'react';
import { Form } from 'react-aria-components';
import { hasCode } from '../../../shared/api/failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { isDate, isPesel } from '../people/faults.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { DocumentsField } from './documents-field.tsx';
import { FileClash } from './file-clash.tsx';
import { ADDRESSES, changeOf, type Draft, draftOf, faultsOfDraft } from './file-draft.ts';
import { changeFile, type PupilFile } from './pupil-queries.ts';
import { usePupil } from './use-pupil.ts';

const NAMES = ['firstName', 'secondName', 'lastName'] as const;

/** Other data of a pupil, since a day. What does not fit is said at the field; two editors see both values. */
export const FileForm = ({
  file,
  onClose,
}: {
  readonly file: PupilFile;
  readonly onClose: () => void;
}) => {
  const { t, core, pupil, today } = usePupil(file.studentId);
  const toast = useToast();
  const [first] = useState(() => draftOf(file));
  const [version, setVersion] = useState(file.version);
  const [draft, setDraft] = useState<Draft>(first);
  const [from, setFrom] = useState(today);
  const [isTried, setTried] = useState(false);
  const found = faultsOfDraft(draft, { isDate, isPesel });
  const save = usePeopleChange(
    (upon: number) => changeFile(core, pupil, changeOf(first, draft, { version: upon, from })),
    ({ outcome }) => {
      toast({ text: t(outcome === 'saved' ? 'data.saved' : 'data.proposed') });
      onClose();
    },
  );
  const isTaken = hasCode(save.error, 'students.pesel_taken');
  const isClash = hasCode(save.error, 'kernel.version_conflict');
  const errorOf = (key: string) => {
    if (key === 'pesel' && isTaken) return t('fault.peselTaken');
    const fault = isTried ? found[key] : undefined;
    return fault === undefined ? undefined : t(`fault.${fault}`);
  };
  const set = (key: string) => (value: string) => setDraft((now) => ({ ...now, [key]: value }));
  const field = (key: string, label: string, more: Partial<Parameters<typeof Field>[0]> = {}) => (
    <Field
      {...more}
      key={key}
      name={key}
      label={label}
      value={draft[key] ?? ''}
      onChange={set(key)}
      error={errorOf(key)}
    />
  );
  const send = () => {
    setTried(true);
    if (Object.keys(found).length === 0 && isDate(from)) save.mutate(version);
  };
  return (
    <Form
      className="form pupil-form"
      aria-label={t('data.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {file.mode === 'proposal' && <Note kind="pen">{t('data.willPropose')}</Note>}
      {NAMES.map((key) => field(key, t(`field.${key}`), { maxLength: 80 }))}
      {field('bornOn', t('field.bornOn'), { type: 'date' })}
      {field('birthPlace', t('field.birthPlace'), { maxLength: 80 })}
      <SelectField
        label={t('field.sex')}
        prompt={t('data.choose')}
        choices={[
          { id: 'female', label: t('sex.female') },
          { id: 'male', label: t('sex.male') },
        ]}
        value={draft['sex'] === 'female' || draft['sex'] === 'male' ? draft['sex'] : ''}
        onChange={set('sex')}
      />
      {field('pesel', t('field.pesel'), {
        inputMode: 'numeric',
        autoComplete: 'off',
        maxLength: 11,
        hint: t(file.hasPesel ? 'data.peselKept' : 'form.optional'),
      })}
      {field('citizenships', t('field.citizenship'), { hint: t('data.codes'), maxLength: 40 })}
      {field('phone', t('field.phone'), { type: 'tel', maxLength: 20 })}
      {field('email', t('field.email'), { type: 'email', maxLength: 200 })}
      {ADDRESSES.map((address) => (
        <fieldset key={address} className="pupil-choices">
          <legend className="label">{t(`field.${address}`)}</legend>
          {field(`${address}.street`, t('address.street'), { maxLength: 120 })}
          {field(`${address}.postCode`, t('address.postCode'), { maxLength: 12 })}
          {field(`${address}.town`, t('address.town'), { maxLength: 80 })}
          {field(`${address}.country`, t('address.country'), { maxLength: 2 })}
        </fieldset>
      ))}
      <DocumentsField draft={draft} onChange={set('documents')} error={errorOf('documents')} />
      <Field
        label={t('data.from')}
        name="from"
        type="date"
        hint={t('data.fromHint')}
        value={from}
        onChange={setFrom}
        error={isDate(from) ? undefined : t('fault.date')}
      />
      {isTried && Object.keys(found).length > 0 && (
        <Note kind="no" role="alert">
          {t('data.faults')}
        </Note>
      )}
      {isClash && (
        <FileClash
          studentId={file.studentId}
          first={first}
          mine={draft}
          onMine={(now) => {
            setVersion(now);
            save.mutate(now);
          }}
          onTheirs={onClose}
        />
      )}
      {save.error && !isClash && !isTaken && <Trouble error={save.error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={save.isPending}>
          {t(file.mode === 'proposal' ? 'data.propose' : 'form.save')}
        </Button>
        <Button onPress={onClose}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
};
