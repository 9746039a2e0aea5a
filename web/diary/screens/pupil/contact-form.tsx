import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { isDate } from '../people/faults.ts';
import { fullName } from '../people/person-words.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { addContact } from './life-queries.ts';
import { guardiansQuery } from './pupil-queries.ts';
import { usePupil } from './use-pupil.ts';

const KINDS = ['call', 'meeting', 'message', 'letter', 'talk', 'fact'] as const;
type Kind = (typeof KINDS)[number];
/** What a teacher without the class writes down; the server knows best, and says so. */
const TALKS: readonly Kind[] = ['talk', 'fact'];
const ANYBODY = 'anybody';

/** When and about what a parent was spoken to; a try that failed says what stood in the way (PUPIL-07, PUPIL-08). */
export const ContactForm = ({
  studentId,
  onlyTalks = false,
  onClose,
}: {
  readonly studentId: string;
  /** Somebody who only teaches the pupil: talks and facts, without the list of guardians. */
  readonly onlyTalks?: boolean;
  readonly onClose: () => void;
}) => {
  const { t, core, pupil, today } = usePupil(studentId);
  const toast = useToast();
  const { data: guardians = [] } = useQuery({
    ...guardiansQuery(core, pupil),
    enabled: !onlyTalks,
  });
  const [kind, setKind] = useState<Kind>(onlyTalks ? 'talk' : 'call');
  const [guardianId, setGuardian] = useState(ANYBODY);
  const [reached, setReached] = useState<'yes' | 'no'>('yes');
  const [on, setOn] = useState(today);
  const [at, setAt] = useState('');
  const [about, setAbout] = useState('');
  const [difficulty, setDifficulty] = useState('');
  const isFuture = isDate(on) && on > today;
  const isReady =
    about.trim() !== '' &&
    isDate(on) &&
    !isFuture &&
    (reached === 'yes' || difficulty.trim() !== '');
  const save = usePeopleChange(
    () =>
      addContact(core, pupil, {
        kind,
        guardianId: guardianId === ANYBODY ? null : guardianId,
        isReached: reached === 'yes',
        on,
        at: at === '' ? null : at,
        about: about.trim(),
        difficulty: reached === 'yes' ? null : difficulty.trim(),
      }),
    () => {
      toast({ text: t('contact.saved') });
      onClose();
    },
  );
  return (
    <form
      className="form pupil-form"
      aria-label={t('contact.add')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !save.isPending) save.mutate(undefined);
      }}
    >
      <SelectField
        label={t('contact.kindLabel')}
        choices={(onlyTalks ? TALKS : KINDS).map((id) => ({ id, label: t(`contact.kind.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      {!onlyTalks && (
        <SelectField
          label={t('contact.who')}
          choices={[
            { id: ANYBODY, label: t('contact.nobodyNamed') },
            ...guardians.map((one) => ({ id: one.guardianId, label: fullName(one) })),
          ]}
          value={guardianId}
          onChange={setGuardian}
        />
      )}
      <span className="label">{t('contact.result')}</span>
      <SegmentedSwitch
        label={t('contact.result')}
        segments={[
          { id: 'yes', label: t('contact.reached') },
          { id: 'no', label: t('contact.failed') },
        ]}
        value={reached}
        onChange={setReached}
      />
      <Field
        label={t('contact.on')}
        name="on"
        type="date"
        value={on}
        onChange={setOn}
        error={isDate(on) ? (isFuture ? t('fault.future') : undefined) : t('fault.date')}
      />
      <Field
        label={t('contact.at')}
        name="at"
        type="time"
        hint={t('form.optional')}
        value={at}
        onChange={setAt}
      />
      <Field
        label={t('contact.about')}
        name="about"
        rows={3}
        maxLength={2000}
        value={about}
        onChange={setAbout}
      />
      {reached === 'no' && (
        <Field
          label={t('contact.difficulty')}
          name="difficulty"
          rows={2}
          maxLength={500}
          value={difficulty}
          onChange={setDifficulty}
        />
      )}
      {save.error && <Trouble error={save.error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={save.isPending} isDisabled={!isReady}>
          {t('form.save')}
        </Button>
        <Button onPress={onClose}>{t('form.cancel')}</Button>
      </div>
    </form>
  );
};
